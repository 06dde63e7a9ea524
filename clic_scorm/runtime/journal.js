// The journal on the device: every change goes there first, for an LMS may lose it without saying so.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const PREFIX = "clic/";

  /** @typedef {{state: string, back: boolean}} Entry  back: the token was once read back from the LMS */

  let key = "";
  let readOnly = true;
  let back = false;

  /**
   * @param {string} name
   * @returns {string|null}
   */
  function get(name) {
    // Storage throws where cookies are blocked or the frame is partitioned away.
    try { return localStorage.getItem(PREFIX + name); } catch (error) { return null; }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function put(name, text) {
    try { localStorage.setItem(PREFIX + name, text); } catch (error) { /* full or forbidden: the LMS is the only place left */ }
  }

  /** @param {number} length */
  function random(length) {
    let text = "";
    for (let i = 0; i < length; i++) {
      let number = Math.floor(Math.random() * 36);
      try { number = crypto.getRandomValues(new Uint32Array(1))[0] % 36; } catch (error) { /* an old web view */ }
      text += number.toString(36);
    }
    return text;
  }

  function device() {
    const known = get("device");
    if (known && /^[a-z0-9]{2}$/.test(known)) return known;
    const made = random(2);
    if (!readOnly) put("device", made);
    return made;
  }

  /** @returns {{record: ClicRecord|null, back: boolean}} */
  function read() {
    try {
      /** @type {Entry} */
      const entry = JSON.parse(get(key) || "{}");
      return { record: clic.state.decode(entry.state).record, back: entry.back === true };
    } catch (error) {
      return { record: null, back: false };
    }
  }

  /** @param {string} state */
  function write(state) {
    if (!readOnly) put(key, JSON.stringify({ state: state, back: back }));
  }

  /**
   * Keep for a later rescue what will not be gone on with.
   * @param {string} name
   * @param {string|null} text
   */
  function aside(name, text) {
    if (!readOnly && text) put(key + "/" + name, text);
  }

  /**
   * @param {string} state  what the LMS holds
   * @param {boolean} heard  whether there is an LMS that was asked
   */
  function settle(state, heard) {
    const mine = read();
    const { record: theirs, reason } = clic.state.decode(state);
    back = mine.back;
    if (theirs) {
      const same = mine.record && mine.record.token === theirs.token;
      if (mine.record && !same) aside("old", get(key));
      back = true;
      return { record: mine.record && same ? clic.state.merge(mine.record, theirs) : theirs, newer: false };
    }
    if (reason !== "empty") aside(String(reason), state);
    // An LMS that once held this token and now holds nothing was reset; one that never did has lost what was saved.
    if (reason === "empty" && heard && mine.back) {
      aside("old", get(key));
      back = false;
      return { record: null, newer: false };
    }
    return { record: mine.record, newer: reason === "newer" };
  }

  clic.journal = {
    open: (course, learner, locked) => {
      key = course + "/" + clic.score.digest(course + "/" + learner);
      readOnly = locked;
    },
    device: device,
    random: random,
    settle: settle,
    write: write,
  };
})();
