// No LMS: a preview, a web page, a memory stick. The journal on the device is the place where things are kept.
"use strict";
(function () {
  clic.lms = {
    open: () => Promise.resolve(true),
    load: () => ({ mode: "normal", state: "", learner: "" }),
    save: () => true,
    report: () => true,
    close: () => true,
    confirm: () => {},
  };
})();
