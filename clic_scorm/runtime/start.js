// The last script: the course is here and everything else is defined.
"use strict";
(function () {
  const clic = globalThis.clic;
  const start = () => clic.session.open().then((opened) => clic.view.open(opened));

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
