// The journal on the device: every change goes there first, for an LMS may lose it without saying so.
"use strict";
(function () {
  const PREFIX = "clic/";
  const OWN = "own";
  /** Milliseconds after which what a learner wrote is no longer kept on the device. */
  const KEPT = 90 * 24 * 3600 * 1000;

  /**
   * back: the token was once read back from the LMS; sure: a commit of it was once confirmed; waiting: answers that may not have arrived;
   * finished: when the course was first seen to be finished
   * @typedef {{state: string, back?: boolean, sure?: boolean, waiting?: ClicAnswer[], finished?: number}} Entry
   */

  let key = "";
  /** The journal of whoever works without an LMS, and so without a name. */
  let nameless = "";
  /** Where the name of the journal that was last used with an LMS is kept. */
  let last = "";
  let readOnly = true;
  let back = false;
  let sure = false;
  let kept = true;
  let finished = 0;

  /**
   * Do something with the storage: that of the tab where the device is not the learner's own.
   * @param {(store: Storage) => any} act
   * @returns {any}
   */
  function touch(act) {
    // Storage throws where cookies are blocked or the frame is partitioned away, and where it is full.
    try { return act(sessionStorage.getItem(PREFIX + OWN) ? sessionStorage : localStorage); } catch (error) { return null; }
  }

  /**
   * @param {string} name
   * @returns {string|null}
   */
  const get = (name) => touch((store) => store.getItem(PREFIX + name));

  /**
   * @param {string} name
   * @param {string} text
   */
  const put = (name, text) => touch((store) => (store.setItem(PREFIX + name, text), true)) === true;

  /** @param {string} name */
  const drop = (name) => touch((store) => store.removeItem(PREFIX + name));

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

  /**
   * Which activity this is, where the address tells: Moodle's number of it, which stays when the package is replaced. The same course may be there twice.
   *
   * @returns {string}
   */
  function registration() {
    const [, number] = /\/pluginfile\.php(?:\?file=)?(?:\/|%2F)(\d+)(?:\/|%2F)mod_scorm(?:\/|%2F)/i.exec(location.href) || ["", ""];
    return number && "@" + number;
  }

  const names = () => [last, key].concat(["old", "damaged", "newer", "draft"].map((name) => key + "/" + name));

  /**
   * @param {string} name
   * @returns {{record: ClicRecord|null, back: boolean, sure: boolean, waiting: ClicAnswer[], finished: number}}
   */
  function read(name) {
    /** @type {Entry} */
    let entry = { state: "" };
    try { entry = JSON.parse(get(name) || "{}"); } catch (error) { /* what somebody else wrote */ }
    const { state, back, sure, waiting, finished } = entry || {};
    const { record } = clic.state.decode(String(state || ""));
    const since = Number(finished) || 0;
    if (record && since && since + KEPT < Date.now()) record.texts = {};
    return { record, back: back === true, sure: sure === true, waiting: Array.isArray(waiting) ? waiting : [], finished: since };
  }

  /**
   * @param {string} state
   * @param {ClicAnswer[]} waiting
   * @param {boolean} [done]
   */
  function write(state, waiting, done) {
    if (readOnly) return;
    if (done) finished = finished || Date.now();
    // Another tab may have gone on with the same attempt.
    const mine = clic.state.decode(state).record, other = read(key).record;
    if (mine && other && mine.token === other.token) state = clic.state.encode(clic.state.merge(mine, other));
    kept = put(key, JSON.stringify({ state, back, sure, waiting, finished }));
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
   * What the device knows, once it is sure that it belongs to what the LMS holds.
   * @param {string} state
   * @param {boolean} heard
   */
  function recover(state, heard) {
    const mine = read(key);
    const { record: theirs, reason } = clic.state.decode(state);
    back = mine.back;
    sure = mine.sure;
    finished = mine.finished;
    if (theirs) {
      const same = mine.record && mine.record.token === theirs.token;
      // Saves that never arrived are no reason to begin another attempt; what was once there and is no more was reset.
      const lost = mine.record && !mine.back && !mine.sure && key !== nameless;
      if (!same && !lost && mine.record) aside("old", get(key));
      back = true;
      if (!mine.record || !(same || lost)) return { record: theirs, newer: false, waiting: [] };
      // Where another device wrote since, the places of the answers are no longer known.
      if (theirs.at[1] !== device()) mine.waiting.forEach((answer) => (answer.index = undefined, answer.counted = false));
      return { record: join(mine.record, theirs), newer: false, waiting: mine.waiting };
    }
    if (reason !== "empty") aside(String(reason), state);
    // An LMS that once held this token and now holds nothing was reset; one that never did has lost what was saved.
    if (reason === "empty" && heard && mine.back) {
      aside("old", get(key));
      back = sure = false;
      finished = 0;
      return { record: null, newer: false, waiting: [] };
    }
    return { record: mine.record, newer: reason === "newer", waiting: mine.waiting };
  }

  /**
   * Two records of one learner as one, under the token of the second.
   * @param {ClicRecord} one
   * @param {ClicRecord} other
   */
  const join = (one, other) => clic.state.merge({ ...one, token: other.token }, other);

  /**
   * @param {string} state  what the LMS holds
   * @param {boolean} heard  whether there is an LMS that was asked
   */
  function settle(state, heard) {
    const found = recover(state, heard);
    const free = read(nameless);
    const joins = key !== nameless && !free.back;
    // Work done without an LMS belongs to whoever comes with one on the same device.
    if (joins && free.record) found.record = found.record ? join(free.record, found.record) : free.record;
    if (joins) found.waiting = found.waiting.concat(free.waiting);
    if (found.record) write(clic.state.encode(found.record), found.waiting);
    if (joins && kept && !readOnly) drop(nameless);
    return found;
  }

  clic.journal = {
    open: (course, learner, locked) => {
      nameless = course + "/" + clic.score.digest(course + "/");
      last = course + "/last" + registration();
      readOnly = locked;
      if (learner === null) key = (get(OWN) === "yes" && get(last)) || nameless;
      else {
        key = course + "/" + clic.score.digest(course + "/" + learner) + registration();
        if (!locked && key !== nameless) put(last, key);
      }
    },
    device,
    random,
    settle,
    write,
    join,
    get,
    put,
    drop,
    names,
    forget: () => {
      [nameless].concat(names()).forEach(drop);
      readOnly = true;
      kept = false;
    },
    confirm: () => void (sure = true),
    kept: () => (kept && touch((store) => (store === localStorage ? "device" : "tab"))) || "",
    who: () => (key === nameless ? "" : key.slice(key.indexOf("/") + 1).split("@")[0]),
    draft: (text) => (text === undefined ? get(key + "/draft") : readOnly ? null : (put(key + "/draft", text), text)),
  };
})();
