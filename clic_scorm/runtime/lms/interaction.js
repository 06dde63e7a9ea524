// How an answer is written in the words of each standard: one row for each type of interaction. Comes with the quizzes.
"use strict";
(function () {
  /** @typedef {(said: any) => string} Writer */

  /** No half of a character beyond the first plane is left over. @param {string} text @param {number} most */
  const cut = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  const old = (/** @type {(string|string[])[]} */ said) => said.map((one) => /** @type {string[]} */ ([]).concat(one).join(".")).join(",");
  const later = (/** @type {(string|string[])[]} */ said) => said.map((one) => /** @type {string[]} */ ([]).concat(one).join("[.]")).join("[,]");
  // In 2004 these two characters part one text from the next.
  const whole = (/** @type {string} */ text) => text.replace(/\[,\]/g, "[ , ]");

  /**
   * For each type of `judge.told` what SCORM 1.2 calls it, and the response in the words of SCORM 1.2 (RTE 3.4.7) and of SCORM 2004
   * (RTE 4.2.9). The narrowest readers take single characters a-z 0-9 in 1.2, and A-Z a-z 0-9 _ in 2004's identifiers.
   * @type {Record<string, [string, Writer, Writer]>}
   */
  const TYPES = {
    "true-false": ["true-false", old, (said) => String(said[0] === "t")],
    "choice": ["choice", old, later],
    "sequencing": ["sequencing", old, later],
    "matching": ["matching", old, later],
    "likert": ["likert", old, later],
    "numeric": ["numeric", (said) => cut(said, 255), (said) => said],
    "fill-in": ["fill-in", (said) => cut(said, 255), (said) => cut(whole(said), 250)],
    "long-fill-in": ["fill-in", (said) => cut(said, 255), (said) => cut(said, 4000)],
  };

  clic.interaction = (answer, edition) => {
    // An answer that waits from before it was written down how it is told has letters alone.
    const type = answer.type || (answer.kind === "truefalse" ? "true-false" : "choice");
    const said = answer.said === undefined ? answer.letters.split("") : answer.said;
    const [name, first, second] = TYPES[type];
    return {
      type: edition === 2004 ? type : name,
      response: (edition === 2004 ? second : first)(said),
      result: answer.right === null ? "neutral" : answer.right ? "correct" : edition === 2004 ? "incorrect" : "wrong",
    };
  };
})();
