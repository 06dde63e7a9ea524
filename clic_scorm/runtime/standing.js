// What an LMS is told of a learner, completed, certified or neither, as clic_scorm/rules/standing.py has it; and which certificates are earned.
// It comes with the aids, once the first page is there.
"use strict";
(function () {
  const { evaluate } = clic.rules;
  const DAY = 24 * 60 * 60 * 1000;

  /** What the build wrote of certificates. @type {ClicCertified} */
  let certified = { version: "", rules: {} };

  /** An author may call a certificate "constructor". @param {ClicRecord} record @param {string} id */
  const has = (record, id) => Object.keys(record.earned).indexOf(id) >= 0;

  /**
   * @param {boolean} completed
   * @param {ClicStanding["success"]} success
   * @param {boolean} hopeless  the course can't be completed any more
   * @param {boolean} [scored]
   * @returns {ClicStanding}
   */
  function spoken(completed, success, hopeless, scored = true) {
    const completion = completed ? "completed" : "incomplete";
    const told = success === "passed" || (success === "failed" && hopeless && !completed);
    return { lesson: told ? success : completion, completion, success, scored };
  }

  /**
   * A course that certifies nothing is passed where a pass mark had a part in its rule and no person has a say besides.
   * @param {ClicVerdict} course
   * @param {any} rule
   */
  function uncertified({ met, hopeless, reasons }, rule) {
    if (met !== "met") return hopeless ? "failed" : "unknown";
    return reasons.some((reason) => reason.pass || reason.atom === "score") && !rule.waits ? "passed" : "unknown";
  }

  /**
   * @param {ClicAims} aims
   * @param {Record<string, ClicTerms>} quizzes
   * @param {ClicRecord} record
   * @returns {ClicStanding}
   */
  function standing({ completed, passed, certificate = "", waiting, early, marked }, quizzes, record) {
    const course = evaluate(completed, quizzes, record), complete = course.met === "met";
    if (!passed) return spoken(complete, uncertified(course, completed), course.hopeless);
    const verdict = evaluate(passed, quizzes, record), earned = has(record, certificate);
    if (earned || (verdict.met === "met" && !passed.waits)) return spoken(complete, "passed", false);
    if (verdict.met === "met") return spoken(true, waiting === "passed" ? "passed" : "unknown", false);
    const told = complete && (Boolean(early) || evaluate(passed, quizzes, record, true).hopeless);
    return spoken(told, verdict.hopeless && !told ? "failed" : "unknown", course.hopeless, !marked || verdict.hopeless);
  }

  /** The package's own part of the certificate is met and told as passed, and people have still to say the rest. */
  function online() {
    const { certificate = "", waiting, rules } = certified, rule = rules[certificate], { record } = clic.session;
    return waiting === "passed" && rule.waits && evaluate(rule, clic.loader.course.quizzes, record).met === "met";
  }

  /** There is something on the page of certificates: one of them, or a question about the learner. */
  const paged = () => Boolean(certified.asks) || Object.keys(certified.rules).length > 0;

  clic.certified = (given) => void (certified = given);

  /** @param {ClicRecord} record */
  function now(record) {
    const { rule, quizzes } = clic.loader.course, { certificate, rules } = certified;
    return standing({ ...certified, completed: rule, passed: certificate && rules[certificate] }, quizzes, record);
  }

  /**
   * Note what is earned: the version of the course, and the day, in days since 1970. It stays so, whatever a later version asks for.
   * @param {ClicRecord} record
   */
  function earn(record) {
    const { version, rules } = certified;
    for (const id of Object.keys(rules)) {
      const met = !has(record, id) && !rules[id].waits && evaluate(rules[id], clic.loader.course.quizzes, record).met === "met";
      if (met) record.earned[id] = version + "+" + Math.floor(Date.now() / DAY).toString(36);
    }
  }

  clic.standing = { standing, now, earn, rules: () => certified.rules, paged, online };
})();
