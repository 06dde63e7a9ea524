// The last script of the start: everything else is defined; the course arrives beside it.
"use strict";
(function () {
  const start = () =>
    clic.loader
      .start()
      .then(() => clic.session.open())
      .then((opened) => clic.view.open(opened));

  // Deferred scripts that come after this one run before the event.
  if (document.readyState === "complete") start();
  else document.addEventListener("DOMContentLoaded", start);
})();
