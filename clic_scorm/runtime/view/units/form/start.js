/**
 * What a form takes over from an instrument: its questions, groups and levels to choose from, and the learner's gaps, the weakest first.
 */
(() => {
  "use strict";

  /** @typedef {{n: number, id: string, title: string, letters: string}} Asked */
  /** @typedef {{one: Asked, score: number, group: any, mean: [number, number]}} Gap */

  /**
   * @param {ClicEntry} entry of the instrument
   * @param {any} tool
   */
  function source(entry, tool) {
    const answers = (clic.session.record.quizzes[entry.n] || { answers: /** @type {ClicLetters} */ ({}) }).answers;
    const score = (/** @type {Asked} */ one) => {
      const level = tool.levels[one.letters.indexOf(answers[one.n] || "-")];
      return level ? Number(level[0]) : null;
    };
    const top = Math.max(...tool.levels.map((/** @type {[number]} */ [value]) => value));
    const enough = tool.noteAt === null ? top - 1 : tool.noteAt;
    const groups = tool.groups.map((/** @type {any} */ group) => {
      const scores = group.asks.map(score).filter((/** @type {number | null} */ one) => one !== null);
      return { group, mean: /** @type {[number, number]} */ ([scores.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0), scores.length]) };
    });
    const lower = (/** @type {[number, number]} */ a, /** @type {[number, number]} */ b) => a[0] * b[1] - b[0] * a[1];

    /** Questions with a score that leaves a gap: lowest scores first, of equal ones those of the weaker group. @returns {Gap[]} */
    function gaps() {
      const found = groups.reduce((/** @type {Gap[]} */ all, /** @type {any} */ { group, mean }) =>
        all.concat(group.asks.map((/** @type {Asked} */ one) => ({ one, score: score(one), group, mean }))), []);
      return found.filter((/** @type {Gap} */ gap) => gap.score !== null && gap.score <= enough)
        .sort((/** @type {Gap} */ a, /** @type {Gap} */ b) => a.score - b.score || lower(a.mean, b.mean));
    }

    /** The groups with the lowest means, at least so many; none where nothing is scored. @param {number} count */
    function weakest(count) {
      const scored = groups.filter((/** @type {any} */ { mean }) => mean[1]).sort((/** @type {any} */ a, /** @type {any} */ b) => lower(a.mean, b.mean));
      const last = scored[Math.min(count, scored.length) - 1];
      return last ? scored.filter((/** @type {any} */ { mean }) => lower(mean, last.mean) <= 0).map((/** @type {any} */ { group }) => group) : [];
    }

    /** What the cells of a row get from *gap*, by their kind. @param {Gap} gap @returns {Record<string, string>} */
    const seed = (gap) => ({
      gap: gap.one.n.toString(36), group: gap.group.id, score: String(gap.score), note: clic.store.get(clic.view.writing.answerKey(gap.one.n)),
    });

    /** What there is to choose from in a cell of *kind*. @param {string} kind @returns {[string, string][]} */
    function options(kind) {
      if (kind === "gap") return tool.groups.flatMap((/** @type {any} */ group) => group.asks.map((/** @type {Asked} */ one) => [one.n.toString(36), `${group.short}: ${one.title}`]));
      if (kind === "group") return tool.groups.map((/** @type {any} */ group) => [group.id, [group.short, group.title].join(" ")]);
      return tool.levels.map((/** @type {[number, string]} */ [value, label]) => [String(value), `${value} – ${label}`]);
    }

    /** The group of the question that a gap cell holds. @param {string} value */
    const groupOf = (value) => (tool.groups.find((/** @type {any} */ group) => group.asks.some((/** @type {Asked} */ one) => one.n.toString(36) === value)) || {}).id || "";

    /** What goes with the question in a gap cell. @param {string} value @returns {Record<string, string>} */
    function along(value) {
      for (const group of tool.groups) {
        const one = group.asks.find((/** @type {Asked} */ each) => each.n.toString(36) === value);
        if (one) return { ...seed({ one, score: Number(score(one)), group, mean: [0, 0] }), score: score(one) === null ? "" : String(score(one)) };
      }
      return {};
    }

    return { title: entry.title, id: entry.id, gaps, weakest, seed, options, groupOf, along };
  }

  /**
   * @param {string} id of the instrument's unit
   */
  function load(id) {
    return Promise.all([clic.loader.locate(id), clic.loader.unit(id), clic.loader.part("writing")]).then(([entry, tool]) => source(entry, tool));
  }

  clic.view = { ...clic.view, gaps: { load } };
})();
