/**
 * What a self-assessment holds: scores, notes and ticks, read and given; nothing here draws.
 */
(() => {
  "use strict";
  const { session } = clic;

  const ticksKey = (/** @type {number} */ n) => `${clic.view.writing.answerKey(n)}.t`;
  const baseKey = (/** @type {number} */ n) => `${clic.view.writing.key(n)}.b`;

  /**
   * @param {ClicEntry} entry
   * @param {any} tool
   */
  function scores(entry, tool) {
    const value = (/** @type {any} */ one, /** @type {string} */ letter) => {
      const level = tool.levels[one.letters.indexOf(letter)];
      return letter && level ? level[0] : null;
    };
    const answers = () => (session.record.quizzes[entry.n] || { answers: /** @type {ClicLetters} */ ({}) }).answers;
    const asks = () => tool.groups.reduce((/** @type {any[]} */ all, /** @type {any} */ group) => all.concat(group.asks), []);
    const score = (/** @type {any} */ one) => value(one, answers()[one.n] || "");
    const note = (/** @type {any} */ one) => clic.store.get(clic.view.writing.answerKey(one.n));
    const noted = (/** @type {any} */ one) => tool.noteAt === null || (score(one) || 0) > tool.noteAt || clic.view.writing.count(note(one)) > 0;
    return {
      score, note, noted, asks,
      ticks: (/** @type {any} */ one) => (one.ticks || []).filter((/** @type {string} */ _, /** @type {number} */ index) => clic.store.get(ticksKey(one.n)).includes(index.toString(36))),
      open: () => asks().filter((/** @type {any} */ one) => score(one) === null || !noted(one)),
      /** @param {any} one @param {string} letter */
      give(one, letter) {
        /** @type {ClicStamp} */
        const at = [session.record.at[0] + 1, clic.journal.device()];
        const outcome = { best: /** @type {ClicShare} */ ([0, 0]), last: /** @type {ClicShare} */ ([0, 0]), attempts: 1, at, answers: { ...answers(), [one.n]: letter }, reached: 0 };
        session.join({ ...clic.state.empty("", ""), quizzes: { [entry.n]: outcome } }, []);
      },
      earlier() {
        const kept = clic.store.get(baseKey(entry.n));
        return kept ? asks().map((/** @type {any} */ _, /** @type {number} */ index) => (/\d/.test(kept[index] || "") ? Number(kept[index]) : null)) : null;
      },
      keep: () => clic.store.put(baseKey(entry.n), asks().map((/** @type {any} */ one) => (score(one) === null ? "-" : score(one))).join("")),
    };
  }

  clic.view = { ...clic.view, scores, ticksKey };
})();
