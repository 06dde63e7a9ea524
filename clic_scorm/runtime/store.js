// What a learner writes, kept as text by key; what a learner did or declared where no page and no quiz tells it.
"use strict";
(function () {
  const clic = globalThis.clic;
  const { session, state, writing } = clic;
  const AGREED = "0";
  /** Characters that an LMS is tried with once texts do not fit into what the standard has it keep: most that do more take as many. */
  const MOST = 64000;
  const SERIAL = 5;

  /** What the LMS was seen to take before anything was tried. */
  let seen = 0;

  /** @param {Partial<ClicRecord>} part @param {boolean} [later] */
  const add = (part, later) => session.join({ ...state.empty("", ""), ...part }, [], later);

  /** @param {string} key */
  function get(key) {
    const written = session.record.texts[key];
    return written === undefined ? "" : writing.unpack(written.split(".").slice(2).join(".")) || "";
  }

  /**
   * Keep a text on the device now, and tell the LMS soon, or with *later* at the next occasion.
   * @param {string} key
   * @param {string} text
   * @param {boolean} [later]
   */
  function put(key, text, later) {
    seen = seen || session.room();
    if (get(key) !== text) {
      const serial = (session.record.at[0] + 1).toString(36).padStart(SERIAL, "0");
      const written = [serial, clic.journal.device(), writing.pack(text)].join(".");
      add({ texts: { [key]: written } }, true);
      if (state.encode(session.record).length > session.room() && agreed()) session.room(MOST);
    }
    if (!later) add({});
  }

  /** Whether the learner wants texts in the LMS too; null before the question. */
  const agreed = () => (AGREED in session.record.texts ? get(AGREED) === "y" : null);

  /** The texts that the LMS holds, or is about to get, as far as it was seen to take so much. */
  const held = () => state.fit(session.record, seen || session.room()).texts;

  /** @param {number} n */
  const isDone = (n) => session.record.done.includes(n) || session.record.declared.includes(n);

  clic.store = {
    get,
    put,
    agreed,
    agree: (yes) => put(AGREED, yes ? "y" : "n"),
    held,
    travels: (key) => key in held(),
    isDone,
    done: (n) => void (session.record.done.includes(n) || add({ done: [n] })),
    declare: (n) => void (session.record.declared.includes(n) || add({ declared: [n] })),
  };
})();
