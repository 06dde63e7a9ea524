// What two devices know together, as merge in clic_scorm/rules/state.py does.
"use strict";
(function () {
  const numeric = (/** @type {string[]} */ keys) => keys.map(Number).sort((a, b) => a - b);

  /**
   * Whether stamp b is later than stamp a.
   * @param {ClicStamp} a
   * @param {ClicStamp} b
   */
  function later(a, b) {
    return b[0] !== a[0] ? b[0] > a[0] : b[1] > a[1];
  }

  const greater = (/** @type {string} */ a, /** @type {string} */ b) => (a > b ? a : b);

  /**
   * What stands under the keys of both; where there are two values, one of them.
   * @param {Object<string, any>} one
   * @param {Object<string, any>} other
   * @param {(one: any, other: any) => any} choose
   */
  function chosen(one, other, choose) {
    // Without what all objects have: an author may call something "constructor".
    const all = Object.assign(Object.create(null), one);
    for (const key of Object.keys(other)) all[key] = key in all ? choose(all[key], other[key]) : other[key];
    return all;
  }

  /** @param {number[]} one @param {number[]} other */
  const union = (one, other) => Array.from(new Set(one.concat(other))).sort((a, b) => a - b);

  /**
   * What two devices know together: commutative, associative, idempotent, and never less than either.
   * @param {ClicRecord} one
   * @param {ClicRecord} other
   * @returns {ClicRecord}
   */
  function merge(one, other) {
    const swap = later(one.at, other.at) || (!later(other.at, one.at) && other.bookmark > one.bookmark);
    const late = swap ? other : one;
    /** @type {Object<string, ClicOutcome>} */
    const quizzes = {};
    for (const number of Object.keys(one.quizzes).concat(Object.keys(other.quizzes))) {
      quizzes[number] = mergeQuiz(one.quizzes[number], other.quizzes[number]);
    }
    const rest = chosen(one.other, other.other, greater);
    return {
      pages: union(one.pages, other.pages),
      quizzes: quizzes,
      bookmark: late.bookmark,
      at: late.at,
      seconds: Math.max(one.seconds, other.seconds),
      token: greater(one.token, other.token),
      other: "o" in rest ? { ...rest, o: mergeSittings([one.other.o || "", other.other.o || ""]) } : rest,
      done: union(one.done, other.done),
      declared: union(one.declared, other.declared),
      texts: chosen(one.texts, other.texts, greater),
      learner: chosen(one.learner, other.learner, (a, b) => (later(a[0], b[0]) || (!later(b[0], a[0]) && b[1] > a[1]) ? b : a)),
      // Of two versions one has to stay, whichever device is asked; which one matters to nobody.
      earned: chosen(one.earned, other.earned, (a, b) => (a < b ? a : b)),
    };
  }

  /** @param {string[]} texts */
  const mergeSittings = (texts) => byNumber(texts.join().split(",").filter(Boolean), together).join();

  /**
   * One part for each number that parts begin with, in order.
   * @param {string[]} parts
   * @param {(one: string, other: string) => string} join
   */
  function byNumber(parts, join) {
    /** @type {Object<string, string>} */
    const found = {};
    for (const part of parts) {
      const [number] = part.split(".");
      found[number] = number in found ? join(found[number], part) : part;
    }
    return Object.keys(found).sort((a, b) => a.length - b.length || (a > b ? 1 : -1)).map((number) => found[number]);
  }

  /**
   * Of two attempts at a quiz the later; of one attempt on two devices all that was checked.
   * @param {string} a
   * @param {string} b
   */
  function together(a, b) {
    if (attempt(a) !== attempt(b)) return greater(a, b);
    const [one, ...mine] = a.split("~"), [other, ...theirs] = b.split("~");
    return [greater(one, other), ...byNumber(mine.concat(theirs), greater)].join("~");
  }

  const attempt = (/** @type {string} */ part) => part.slice(0, (part + ".").indexOf(".") + 3);

  /**
   * @param {ClicOutcome|undefined} one
   * @param {ClicOutcome|undefined} other
   * @returns {ClicOutcome}
   */
  function mergeQuiz(one, other) {
    if (!one || !other) return /** @type {ClicOutcome} */ (one || other);
    const late = compare(one, other) >= 0 ? one : other;
    return {
      best: clic.score.better(one.best, other.best),
      last: late.last,
      attempts: Math.max(one.attempts, other.attempts),
      at: late.at,
      answers: late.answers,
      // Which attempt was the first to reach the mark; 0 says that nobody knows.
      reached: Math.min(one.reached || other.reached, other.reached || one.reached),
    };
  }

  /**
   * Which of two outcomes is later; of equal stamps the one whose answers, then whose last result, come last in order.
   * @param {ClicOutcome} a
   * @param {ClicOutcome} b
   */
  function compare(a, b) {
    if (later(a.at, b.at)) return -1;
    if (later(b.at, a.at)) return 1;
    const left = entries(a.answers), right = entries(b.answers);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i][0] !== right[i][0]) return left[i][0] - right[i][0];
      if (left[i][1] !== right[i][1]) return left[i][1] > right[i][1] ? 1 : -1;
    }
    return left.length - right.length || a.last[0] - b.last[0] || a.last[1] - b.last[1];
  }

  /**
   * @param {Object<string, string>} answers
   * @returns {[number, string][]}
   */
  function entries(answers) {
    return numeric(Object.keys(answers)).map((number) => /** @type {[number, string]} */ ([number, answers[number]]));
  }

  Object.assign(clic.state, { merge, later });
})();
