// What an LMS of SCORM 1.2 is told of each answer: one interaction for each submit. Comes with the quizzes.
"use strict";
(function () {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

  /**
   * @param {ClicTeller12} lms
   * @param {ClicAnswer} answer
   */
  function tell(lms, answer) {
    // An answer that is told again keeps its place.
    if (!(Number(answer.index) < Number(lms.next))) answer.index = Number(lms.next);
    const place = "cmi.interactions." + answer.index + ".";
    const name = ("q_" + answer.unit + "_" + answer.question).replace(/-/g, "_").slice(0, 255);
    if (!lms.put(place + "id", name)) {
      // Interactions are optional in the standard; nothing else depends on them.
      lms.next = NaN;
      return;
    }
    lms.next = Math.max(Number(lms.next), Number(answer.index) + 1);
    const time = new Date(answer.time);
    const { type, response, result } = clic.interaction(answer, 1.2);
    lms.put(place + "type", type);
    lms.put(place + "time", [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":"));
    if (answer.points > 1) lms.put(place + "weighting", String(answer.points));
    lms.put(place + "student_response", response);
    lms.put(place + "result", result);
  }

  clic.tellAnswers = (lms, answers, base) => {
    if (lms.next === null) {
      const count = lms.get("cmi.interactions._count");
      lms.next = count ? parseInt(count, 10) : lms.well() ? Number(base) : NaN;
    }
    answers.forEach((answer) => isNaN(Number(lms.next)) || tell(lms, answer));
  };
})();
