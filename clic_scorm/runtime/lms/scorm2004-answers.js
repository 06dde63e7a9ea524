// What an LMS of SCORM 2004 is told of each answer: one interaction for each question. Comes with the quizzes.
"use strict";
(function () {
  // An LMS keeps no more, and may send all of them at each commit.
  const MOST = 250;

  /** Units whose answers an LMS is not told one by one, as there are too many. @type {string[]} */
  let silent = [];

  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");

  /** Without zone and fraction, which some LMSs refuse. @param {Date} time */
  function timestamp(time) {
    const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(two).join("-");
    return day + "T" + [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
  }

  /**
   * @param {ClicTeller} lms
   * @param {ClicAnswer} answer
   */
  function tell(lms, answer) {
    const { get, put } = lms;
    const known = clic.entries(lms, "interactions", MOST);
    const id = ("q_" + answer.unit + "_" + answer.question).replace(/-/g, "_");
    const held = known.has(id);
    if (!held && known.size >= MOST) return;
    const place = "cmi.interactions." + (held ? known.get(id) : known.size) + ".";
    const moment = timestamp(new Date(answer.time));
    // Another device may have gone on since an answer was given that is told again.
    if (held && answer.again && get(place + "timestamp") >= moment) return;
    // Interactions are for reports alone; nothing else depends on them.
    if (!held && !put(place + "id", id)) return;
    if (!held) known.set(id, known.size);
    const { type, response, result } = clic.interaction(answer, 2004);
    put(place + "type", type);
    put(place + "timestamp", moment);
    if (answer.points > 1) put(place + "weighting", String(answer.points));
    put(place + "learner_response", response);
    put(place + "result", result);
  }

  clic.silent = (units) => void (silent = units);

  clic.tellAnswers = (lms, answers) => {
    const told = answers.filter((answer) => silent.indexOf(answer.unit) < 0);
    // Of each question the last answer: what is overwritten at once need not be told.
    new Map(told.map((answer) => [answer.unit + "/" + answer.question, answer])).forEach((answer) => tell(lms, answer));
  };
})();
