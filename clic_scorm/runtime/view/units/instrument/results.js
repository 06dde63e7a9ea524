/**
 * What an instrument shows once it is scored: the chart with its table, both means, gaps, a comparison, and ways to take all of it out.
 */
(() => {
  "use strict";
  const { make, add, fill, say } = clic.view.dom;
  const { mean, meanOf, written, compare } = clic.view.profile;

  /** @typedef {{n: number, id: string, title: string, letters: string, ticks?: string[]}} Asked */
  /** @typedef {{id: string, title: string, short: string, asks: Asked[]}} Group */
  /** @typedef {{title: string, html: string, levels: [number, string, string][], groups: Group[], noteAt: number | null, note: string, weakBelow: string, compare: [string, (number | null)[]][]}} Tool */
  /** @typedef {{score: (one: Asked) => number | null, note: (one: Asked) => string, ticks: (one: Asked) => string[], earlier: () => (number | null)[] | null, keep: () => void}} Scores */

  /**
   * @param {Tool} tool
   * @param {(number | null)[]} scores in the order of the questions
   */
  function means(tool, scores) {
    let place = 0;
    return tool.groups.map(({ asks }) => mean(scores.slice(place, (place += asks.length))));
  }

  /**
   * @param {Tool} tool
   * @param {[number, number][]} own
   */
  function sentence(tool, own) {
    const there = tool.groups.map((group, index) => ({ group, mean: own[index] })).filter(({ mean: [, count] }) => count);
    if (!there.length) return clic.t("Nothing is scored yet.");
    const least = there.reduce((a, b) => (compare(b.mean, a.mean) < 0 ? b : a)).mean;
    const most = there.reduce((a, b) => (compare(b.mean, a.mean) > 0 ? b : a)).mean;
    if (!compare(least, most)) return clic.t("Every group has the mean {mean}.", { mean: written(least) });
    const named = (/** @type {[number, number]} */ value) =>
      there.filter((one) => !compare(one.mean, value)).map((one) => `${one.group.title} (${written(one.mean)})`).join(", ");
    return clic.t("Weakest: {weakest}. Strongest: {strongest}.", { weakest: named(least), strongest: named(most) });
  }

  /** A template of its own: what strips scripts would close up one within another. @param {string | number | null} note */
  const behind = (note) => (note ? ` – ${note}` : "");

  /** Whether a score asks for a note; 0 is a score as well. @param {Tool} tool @param {number | null} score */
  const asks = (tool, score) => tool.noteAt !== null && score !== null && score <= tool.noteAt;

  /**
   * @param {Tool} tool
   * @param {Scores} scores
   */
  function results(tool, scores) {
    const questions = tool.groups.reduce((all, { asks }) => all.concat(asks), /** @type {Asked[]} */ ([]));
    const own = questions.map(scores.score);
    const groups = means(tool, own);
    const others = tool.compare.slice();
    const earlier = scores.earlier();
    if (earlier) others.unshift([clic.t("Baseline"), earlier]);
    const shown = make("div", {});
    const picker = others.length ? choose(others, (index) => fill(shown, ...chart(tool, groups, others[index]))) : null;
    fill(shown, ...chart(tool, groups, undefined));
    const gaps = questions.filter((one) => asks(tool, scores.score(one)));
    gaps.sort((a, b) => Number(scores.score(a)) - Number(scores.score(b)));
    const out = make("div", {});
    return make(
      "div", { class: "results" },
      make("p", {}, sentence(tool, groups)),
      picker,
      shown,
      make("p", {}, clic.t("Mean of all {count} scores: {mean}. Mean of the means of the groups: {other}.", {
        count: mean(own)[1], mean: written(mean(own), 3), other: written(meanOf(groups), 3),
      })),
      make("p", { class: "quiet" }, clic.t("The two differ where groups have different numbers of questions. Both are this course's way of adding up, not an official one.")),
      weak(tool, groups),
      gaps.length ? make("h3", {}, clic.t("Gaps, the lowest scores first")) : null,
      gaps.length ? make("ol", { class: "gaps" }, ...gaps.map((one) => gap(one, scores))) : null,
      make("p", { class: "ways off-paper" }, make("button", { type: "button", click: () => { scores.keep(); say(clic.t("These scores are kept as the baseline.")); } }, clic.t("Keep these scores as a baseline"))),
      make("h3", { class: "off-paper" }, clic.t("Take the result with you")),
      exports(tool, scores, questions, groups, out),
      out,
    );
  }

  /**
   * @param {[string, (number | null)[]][]} others
   * @param {(index: number) => void} change
   */
  function choose(others, change) {
    const select = make("select", { id: "clic-compare", class: "entry", change: () => change(Number(select.value)) }, make("option", { value: -1 }, clic.t("nothing")));
    add(select, ...others.map(([name], index) => make("option", { value: index }, name)));
    return make("p", { class: "compare off-paper" }, make("label", { class: "label", for: select.id }, clic.t("Compare with")), " ", select);
  }

  /**
   * @param {Tool} tool
   * @param {[number, number][]} groups
   * @param {[string, (number | null)[]] | undefined} other
   */
  function chart(tool, groups, other) {
    const top = Math.max(...tool.levels.map(([value]) => value));
    const theirs = other && means(tool, other[1]);
    const values = (/** @type {[number, number][]} */ them) => them.map(([sum, count]) => (count ? sum / count : null));
    const series = theirs ? [values(groups), values(theirs)] : [values(groups)];
    const drawn = tool.groups.length > 2 && clic.view.radar(tool.groups.map(({ short }) => short), top, series, sentence(tool, groups));
    const head = make("tr", {}, make("th", { scope: "col" }, clic.t("Group")), make("th", { scope: "col" }, clic.t("Mean")));
    if (other) add(head, make("th", { scope: "col" }, other[0]), make("th", { scope: "col" }, clic.t("Difference")));
    const rows = tool.groups.map((group, index) => {
      const row = make("tr", {}, make("th", { scope: "row" }, `${group.short} ${group.title}`), make("td", {}, written(groups[index]) || "–"));
      if (theirs) add(row, make("td", {}, written(theirs[index]) || "–"), make("td", {}, difference(groups[index], theirs[index])));
      return row;
    });
    const legend = other && make("p", { class: "legend" }, clic.t("Solid line: your scores. Dashed line: {name}.", { name: other[0] }));
    const table = make("table", {}, make("caption", {}, tool.title), make("thead", {}, head), make("tbody", {}, ...rows));
    return [drawn, legend, make("div", { class: "table", role: "region", tabindex: "0", "aria-label": tool.title }, table)].filter(Boolean);
  }

  /**
   * @param {[number, number]} a
   * @param {[number, number]} b
   */
  function difference(a, b) {
    if (!a[1] || !b[1]) return "–";
    const over = a[0] * b[1] - b[0] * a[1];
    const size = written([Math.abs(over), a[1] * b[1]]);
    return over > 0 ? `+${size}` : over < 0 ? `−${size}` : size;
  }

  /**
   * @param {Tool} tool
   * @param {[number, number][]} groups
   */
  function weak(tool, groups) {
    if (!tool.weakBelow) return null;
    const low = tool.groups.filter((_, index) => groups[index][1] && compare(groups[index], [Math.round(Number(tool.weakBelow) * 100), 100]) < 0);
    return low.length ? make("p", {}, clic.t("Below {level}: {names}.", { level: clic.numeral(tool.weakBelow), names: low.map(({ title }) => title).join(", ") })) : null;
  }

  /**
   * @param {Asked} one
   * @param {Scores} scores
   */
  function gap(one, scores) {
    const note = scores.note(one);
    return make("li", {}, make("strong", {}, `${scores.score(one)}`), ` ${one.title} `, make("span", { class: "written", dir: "auto" }, note || clic.t("Nothing written yet.")));
  }

  /**
   * @param {Tool} tool
   * @param {Scores} scores
   * @param {Asked[]} questions
   * @param {[number, number][]} groups
   * @param {HTMLElement} out
   */
  function exports(tool, scores, questions, groups, out) {
    const { copy, share, save, print, way, canCopy, canPrint, canSave, canShare } = clic.view.ways;
    const rows = questions.map((one) => [one.id, one.title, scores.score(one), scores.note(one), scores.ticks(one).join("; ")]);
    const csv = [["id", "question", "score", "note", "ticked"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
    const data = {
      title: tool.title,
      groups: tool.groups.map((group, index) => ({ id: group.id, title: group.title, mean: groups[index] })),
      questions: questions.map((one) => ({ id: one.id, question: one.title, score: scores.score(one), note: scores.note(one), ticked: scores.ticks(one) })),
    };
    const text = [tool.title, sentence(tool, groups), ...rows.map(([id, title, score, note]) => `${id} ${title}: ${score === null ? "–" : score}${behind(note)}`)].join("\n");
    const json = JSON.stringify(data, null, 1);
    // Where no file can be saved, the same is there to copy.
    const file = (/** @type {string} */ name, /** @type {string} */ whole) => (canSave() ? save(name, whole) : copy(whole, out));
    return make(
      "p", { class: "ways off-paper" },
      way(canCopy(), clic.t("Copy the text"), () => copy(text, out)),
      way(canShare(), clic.t("Share"), () => share(tool.title, text)),
      way(true, clic.t("Table (CSV)"), () => file(`${tool.groups.length}-groups.csv`, `\ufeff${csv}`)),
      way(true, clic.t("Data (JSON)"), () => file("scores.json", json)),
      way(canPrint(), clic.t("Print"), print),
    );
  }

  /** A cell of a table; what a spreadsheet would take for a formula begins with an apostrophe. @param {unknown} value */
  function cell(value) {
    const text = value === null ? "" : String(value);
    return `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  }

  clic.view = { ...clic.view, results };
})();
