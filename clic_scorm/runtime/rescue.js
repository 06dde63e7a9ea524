// The learner's work as a text, to be kept or opened on another device; it comes with the screens that offer it.
"use strict";
(function () {
  const { session } = clic;

  /** Course, learner (hashed), answers that may not have arrived, state: any of the middle two may be empty, and was not there at first. */
  const FORM = /clic:([a-z0-9-]+):(?:([0-9a-f]*):([A-Za-z0-9+/=]*):)?(C.+![0-9a-f]{8})/;

  session.exported = () => {
    const waiting = session.waiting();
    const packed = waiting.length ? btoa(unescape(encodeURIComponent(JSON.stringify(waiting)))) : "";
    return ["clic", clic.loader.course.id, clic.journal.who(), packed, clic.state.encode(session.record)].join(":");
  };

  /**
   * @param {string} packed
   * @returns {ClicAnswer[]}
   */
  function unpack(packed) {
    const waiting = packed ? JSON.parse(decodeURIComponent(escape(atob(packed)))) : [];
    // On another device their places are not known.
    return waiting.map((/** @type {ClicAnswer} */ answer) => Object.assign(answer, { index: undefined, counted: false }));
  }

  session.imported = (text, sure) => {
    // Mail and chat put line ends where they like.
    const [, name, who, packed, state] = FORM.exec(text.replace(/\s/g, "")) || ["", "", "", "", ""];
    if (name && name !== clic.loader.course.id) return "other-course";
    const { record, reason } = clic.state.decode(state);
    if (!record) return String(reason);
    let waiting = [];
    try { waiting = unpack(packed || ""); } catch (error) { return "damaged"; }
    // On a shared computer, or in somebody's mail, the next person's file is one click away.
    if (!sure && !(who && who === clic.journal.who())) return "unknown-learner";
    session.join(record, waiting);
    return "merged";
  };
})();
