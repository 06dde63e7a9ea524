// The completion rule: the same data and the same meaning as clic_scorm/rules/evaluate.py. It comes with the aids, once the first page is there.
"use strict";
(function () {
  const { expand } = clic.score;

  /** @typedef {[boolean, boolean, boolean]} Judged  met, undecided, still possible */

  /**
   * @param {any} rule
   * @param {Object<string, any>} quizzes
   * @param {any} record
   * @param {boolean} [alone]  nobody will ever confirm anything
   * @returns {{met: string, hopeless: boolean, reasons: any[]}}
   */
  function evaluate(rule, quizzes, record, alone) {
    /** @type {any} */
    const counted = { viewed: record.pages, done: record.done, declared: record.declared };
    /** @type {any[]} */
    let reasons = [];

    /**
     * @param {any} part
     * @returns {Judged}
     */
    function judge(part) {
      if (part.all) return combine(part.all, part.all.length);
      if (part.any) return combine(part.any, 1);
      if (part.at_least) return combine(part.at_least[1], part.at_least[0]);
      if (part.is) return choose(part);
      const atom = Object.keys(counted).find((name) => part[name]);
      if (atom) {
        const there = new Set(counted[atom]), wanted = expand(part[atom]), missing = wanted.filter((number) => !there.has(number));
        const have = wanted.length - missing.length, need = part.least === undefined ? wanted.length : part.least;
        reasons.push({ atom, have, need, open: have < need ? missing : [], met: have >= need, basis: atom === "declared" ? atom : "measured" });
        return [have >= need, false, need <= wanted.length];
      }
      if (part.time) {
        reasons.push({ atom: "time", have: record.seconds, need: part.time, met: record.seconds >= part.time, basis: "measured" });
        return [record.seconds >= part.time, false, true];
      }
      if (part.confirmed) {
        reasons.push({ atom: "confirmed", name: part.confirmed, met: false, basis: "confirmed" });
        return [false, !alone, !alone];
      }
      if (part.score) return judgeScore(part);
      if (part.passed === undefined) throw new Error("unknown rule " + JSON.stringify(part));
      return judgeQuiz(part);
    }

    /** How many attempts are left; null for no limit in the long run. @param {number} n */
    function left(n) {
      const { attempts, after } = quizzes[n], outcome = record.quizzes[n];
      return attempts === null || after ? null : Math.max(0, attempts - (outcome ? outcome.attempts : 0));
    }

    /**
     * @param {any} part
     * @returns {Judged}
     */
    function judgeQuiz({ passed: quiz, within }) {
      const { pass } = quizzes[quiz], outcome = record.quizzes[quiz], have = outcome ? outcome.best : null;
      const passed = clic.score.passes(outcome, pass), reached = outcome ? outcome.reached : 0, used = outcome ? outcome.attempts : 0;
      const late = within === undefined ? {} : { within, reached };
      // Where nobody knows which attempt it was, all of them must be among those that count.
      const met = passed && (within === undefined || !pass || (reached || used) <= within);
      reasons.push({ atom: "passed", quiz, have, pass, left: left(quiz), ...late, met, basis: "measured" });
      return [met, false, met || (left(quiz) !== 0 && (within === undefined || (!passed && used < within)))];
    }

    /**
     * @param {any} part
     * @returns {Judged}
     */
    function judgeScore({ score: least, of: weights }) {
      /** @type {number[]} */
      const several = [].concat(...weights.map((/** @type {any} */ one) => expand(one[1])));
      const open = several.filter((n) => {
        const outcome = record.quizzes[n];
        return !(outcome && outcome.attempts && outcome.best[1] && outcome.best[0] >= outcome.best[1]) && left(n) !== 0;
      });
      /** @type {any} */
      const best = { ...record.quizzes };
      open.forEach((n) => (best[n] = { best: [1, 1], attempts: 1 }));
      const share = weigh(weights, record.quizzes), met = reaches(share, least);
      const taken = several.some((n) => record.quizzes[n] && record.quizzes[n].attempts);
      reasons.push({ atom: "score", have: taken ? clic.score.percent(share) : null, need: least, open: met ? [] : open, met, basis: "measured" });
      return [met, false, reaches(weigh(weights, best), least)];
    }

    /**
     * The rule that stands beside the learner's value.
     * @param {any} part
     * @returns {Judged}
     */
    function choose({ learner: name, is: branches, fixed }) {
      const values = Object.keys(branches), said = own(record.learner, name), value = fixed === undefined ? said && said[1] : fixed;
      const known = values.indexOf(value) >= 0;
      reasons.push({ atom: "learner", name, have: known ? value : null, met: known, basis: fixed === undefined ? "declared" : "measured" });
      const [met, undecided, possible] = known ? judge(branches[value]) : [false, false, false];
      const kept = reasons;
      reasons = [];
      // What somebody says of themselves can be changed.
      const others = fixed === undefined && values.some((other) => other !== value && judge(branches[other])[2]);
      reasons = kept;
      return [met, undecided, possible || others];
    }

    /**
     * Kleene's value of "at least so many of the parts", and whether so many can still be met.
     * @param {any[]} parts
     * @param {number} least
     * @returns {Judged}
     */
    function combine(parts, least) {
      const judged = parts.map(judge);
      const count = (/** @type {number} */ index) => judged.filter((one) => one[index]).length;
      const met = count(0) >= least;
      return [met, !met && count(0) + count(1) >= least, met || count(2) >= least];
    }

    const [met, undecided, possible] = judge(rule);
    return { met: met ? "met" : undecided ? "undecided" : "unmet", hopeless: !possible, reasons: reasons };
  }

  /**
   * The weighted total: in each weight the mean of its quizzes' best shares, as an integer over an integer.
   * @param {ClicWeights} weights
   * @param {Object<string, {best: ClicShare, attempts: number}>} quizzes  what became of them
   * @returns {[bigint, bigint]}
   */
  function weigh(weights, quizzes) {
    let earned = BigInt(0), scale = BigInt(1), all = 0;
    for (const [weight, runs] of weights) {
      const numbers = expand(runs);
      all += weight;
      for (const n of numbers) {
        const outcome = quizzes[n];
        if (!outcome || !outcome.attempts || !outcome.best[1]) continue;
        const possible = BigInt(outcome.best[1]) * BigInt(numbers.length);
        earned = earned * possible + BigInt(weight) * BigInt(outcome.best[0]) * scale;
        scale *= possible;
      }
    }
    return [earned, scale * BigInt(all)];
  }

  /** @param {[bigint, bigint]} share @param {ClicShare} least */
  const reaches = (share, least) => share[0] * BigInt(least[1]) >= BigInt(least[0]) * share[1];

  /**
   * The number from 0 to 100 that an LMS is told, rounded down to two decimals; null until a quiz that counts was submitted. Without weights it is
   * made of the points of what is required and has a pass mark.
   * @param {Object<string, ClicTerms>} quizzes
   * @param {ClicRecord} record
   * @param {ClicWeights} [weights]
   * @returns {string|null}
   */
  function report(quizzes, record, weights) {
    const counts = Object.keys(quizzes).map(Number).filter((n) => quizzes[n].required && quizzes[n].pass && quizzes[n].points);
    const given = weights && weights.length ? weights : counts.map((n) => /** @type {[number, number[]]} */ ([quizzes[n].points, [n]]));
    const taken = given.some(([, runs]) => expand(runs).some((n) => record.quizzes[n] && record.quizzes[n].attempts));
    if (!taken) return null;
    const [earned, whole] = weigh(given, record.quizzes);
    return clic.score.percent([earned > whole ? whole : earned, whole]);
  }

  /** What stands under a key that an author chose: "constructor" may be one. @param {any} table @param {string} key */
  const own = (table, key) => (Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined);

  /**
   * A record once the learner said which value an attribute has.
   * @param {ClicRecord} record
   * @param {string} attribute
   * @param {string} value
   * @param {ClicStamp} at
   * @returns {ClicRecord}
   */
  function tell(record, attribute, value, at) {
    return { ...record, learner: { ...record.learner, [attribute]: [at, value] } };
  }

  clic.rules = { evaluate, report, tell };
})();
