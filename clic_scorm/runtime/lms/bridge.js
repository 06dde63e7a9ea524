// What the adapters of SCORM share: where the LMS's API is, what it was told, and which of that is in doubt.
"use strict";
(function () {
  const FARTHEST = 500;
  const OPENERS = 10;
  const PATIENCE = 2000;
  const PAUSE = 100;

  /**
   * @param {string} name  what the standard calls the API
   * @param {string} begin  and its methods
   * @param {string} read
   * @param {string} write
   * @param {string} store
   * @param {string} end
   * @param {string} fault
   * @returns {ClicBridge}
   */
  clic.bridge = (name, begin, read, write, store, end, fault) => {
    /** @type {any} */
    let api = null;
    /** What the LMS was told in this session. @type {Map<string, string>} */
    let told = new Map();
    /** What it was told since the last commit that was confirmed. @type {Map<string, string>} */
    let unconfirmed = new Map();
    /** Something was told since the last commit. */
    let open = false;
    let failing = false;

    /**
     * Call a method that may be missing, throw, or answer with something else than text.
     * @param {string} method
     * @param {...string} values
     */
    function call(method, ...values) {
      try { return String(api[method](...values)); } catch (error) { return "false"; }
    }

    /** @param {string} element */
    function get(element) {
      try {
        const value = api[read](element);
        return value === undefined || value === null ? "" : String(value);
      } catch (error) {
        return "";
      }
    }

    /** Whether the last call went well, as far as the LMS can tell. */
    function well() {
      try { return !Number(api[fault]()); } catch (error) { return true; }
    }

    /**
     * @param {string} element
     * @param {string} value
     */
    function put(element, value) {
      if (told.get(element) === value) return true;
      const taken = call(write, element, value) !== "false";
      if (taken) {
        told.set(element, value);
        unconfirmed.set(element, value);
        open = true;
      }
      return taken;
    }

    function commit() {
      if (!open && !failing) return true;
      const taken = call(store, "") !== "false" && well();
      // An LMS may say "true" without a network; where the browser knows that there is none, that is not believed.
      failing = !taken || navigator.onLine === false;
      open = failing;
      return !failing;
    }

    /**
     * @param {Window} start
     * @returns {any}
     */
    function climb(start) {
      let frame = start;
      for (let step = 0; step < FARTHEST; step++) {
        // A parent of another origin throws when looked into, but not when asked for its own parent.
        try {
          const found = /** @type {any} */ (frame)[name];
          if (found && found[begin]) return found;
        } catch (error) { /* not ours */ }
        if (!frame.parent || frame.parent === frame) return null;
        frame = frame.parent;
      }
      return null;
    }

    function find() {
      /** @type {any} */
      let frame = window;
      for (let step = 0; frame && step < OPENERS; step++) {
        const found = climb(frame);
        if (found) return found;
        try { frame = frame.opener || frame.top.opener; } catch (error) { return null; }
      }
      return null;
    }

    /**
     * @param {number} left  milliseconds
     * @returns {Promise<boolean>}
     */
    function seek(left) {
      // Some LMSs make their API only after they have made the frame.
      api = api || find();
      if (api) return Promise.resolve(true);
      if (left <= 0) return Promise.resolve(false);
      return new Promise((resolve) => setTimeout(resolve, PAUSE)).then(() => seek(left - PAUSE));
    }

    /** @param {string} probe  an element that every LMS has */
    function initialize(probe) {
      told = new Map();
      unconfirmed = new Map();
      open = failing = false;
      if (call(begin, "") !== "false") return true;
      // Some LMSs have begun already and refuse a second time: those still answer.
      get(probe);
      return api[fault] !== undefined && well();
    }

    /**
     * Have everything stored that a failed commit left in doubt. An LMS that sends only what differs from what it sent last
     * takes lost values for sent: each is changed once, between two commits.
     */
    function heal() {
      // What it takes comes when it is needed, and so once there is a line again.
      if (!clic.heal) {
        clic.loader.part("heal").then(clic.session.retry, () => {});
        return false;
      }
      const changes = clic.heal(Array.from(unconfirmed));
      if (!commit()) return false;
      changes.forEach(([element, changed]) => put(element, changed));
      const taken = commit();
      changes.forEach(([element, , value]) => put(element, value));
      return taken && commit();
    }

    return {
      open: (probe) => seek(PATIENCE).then((found) => found && initialize(probe)),
      get,
      well,
      put,
      knows: (element, value) => void told.set(element, value),
      // What is written while commits fail only adds to what is in doubt; at the end there is nothing to lose.
      tell: (act, last) => (!failing || heal() || last) && [act(), commit()].every(Boolean),
      end: () => call(end, "") !== "false",
      confirm: (arrived) => {
        if (!arrived) failing = true;
        else if (!open) unconfirmed.clear();
      },
    };
  };

  /**
   * Tell answers. What that takes comes with the quizzes: it is missing where answers of an earlier launch wait, and they are told once it is
   * here; false until then.
   */
  clic.answered = (answers, tell) => {
    if (!answers.length) return true;
    const here = clic.interaction !== undefined;
    if (here && tell) tell(answers);
    if (!here) clic.loader.part("quiz").then(clic.session.retry, () => {});
    return here;
  };
})();
