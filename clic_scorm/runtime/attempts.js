// How many attempts are left, and when there are attempts again, as clic_scorm/rules/attempts.py has it. Moments are minutes since 1970.
"use strict";
(function () {
  /** @typedef {{attempts: number|null, after?: number}} Terms */

  /**
   * In how many minutes a quiz whose attempts are used up has as many again; 0 for now, and where it never waits.
   * @param {Terms} terms
   * @param {number} since  when the last attempt was submitted, 0 where nobody knows
   * @param {number} now
   */
  const opensIn = ({ after }, since, now) => (since && after ? Math.max(0, since + after * 60 - now) : 0);

  /**
   * @param {Terms} terms
   * @param {number} used  attempts that were submitted
   * @param {number} since
   * @param {number} now
   * @returns {number|null} null for no limit
   */
  function left(terms, used, since, now) {
    const { attempts, after } = terms;
    if (attempts === null) return null;
    if (!after) return Math.max(0, attempts - used);
    const rest = used % attempts;
    return used && !rest && opensIn(terms, since, now) ? 0 : attempts - rest;
  }

  clic.attempts = { left, opensIn };
})();
