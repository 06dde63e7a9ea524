/**
 * A scenario: one step at a time, the choices as buttons, and the way that was taken.
 */
(() => {
  "use strict";
  const { make, fill, prose, focus } = clic.view.dom;

  /** @typedef {{id: string, title: string, html: string, choices: [string, string][], good?: boolean}} Step */
  /** @typedef {{html: string, steps: Step[]}} Data */

  /**
   * The steps that were gone through, as far as the scenario still has them so.
   *
   * @param {number} n
   * @param {Data} data
   * @returns {Step[]}
   */
  function way(n, data) {
    const way = [data.steps[0]];
    const kept = clic.store.get(clic.view.writing.key(n)).split(" ").slice(1);
    for (const id of kept) {
      const leads = way[way.length - 1].choices.some(([, to]) => to === id);
      const next = data.steps.find((step) => step.id === id);
      if (!leads || !next) break;
      way.push(next);
    }
    return way;
  }

  /**
   * The words of a choice without a paragraph around them.
   *
   * @param {string} html
   */
  function words(html) {
    const span = make("span");
    span.append(...prose(html).childNodes);
    return span;
  }

  /**
   * @param {{n: number}} entry
   * @param {Data} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function scenario(entry, data) {
    const body = make("div", { class: "scenario" });
    const ends = data.steps.some((step) => step.good);

    /** @param {Step[]} path */
    const go = (path) => {
      clic.store.put(clic.view.writing.key(entry.n), path.map(({ id }) => id).join(" "));
      focus(draw(path));
    };

    /** @param {Step[]} path */
    function draw(path) {
      const step = path[path.length - 1];
      const heading = make("h2", { tabindex: "-1" }, step.title);
      const choices = step.choices.map(([html, to]) => {
        const next = /** @type {Step} */ (data.steps.find(({ id }) => id === to));
        return make("li", {}, make("button", { type: "button", click: () => go(path.concat(next)) }, words(html)));
      });
      const over = !choices.length;
      const good = step.good || !ends;
      if (over && good) clic.store.done(entry.n);
      fill(
        body,
        heading,
        step.html && prose(step.html),
        choices.length > 0 && make("ul", { class: "choices", "aria-label": clic.t("What do you do?") }, ...choices),
        over && ending(good),
        path.length > 1 && make(
          "div", { class: "ways" },
          make("button", { type: "button", click: () => go(path.slice(0, -1)) }, clic.t("One step back")),
          over && make("button", { type: "button", class: good ? null : "main", click: () => go([data.steps[0]]) }, clic.t("Start again")),
        ),
        path.length > 1 && make("h3", {}, clic.t("Your way so far")),
        path.length > 1 && make("ol", { class: "way" }, ...path.map(({ title }) => make("li", {}, title))),
      );
      return heading;
    }

    /** @param {boolean} good */
    function ending(good) {
      const text = !ends ? clic.t("This is the end of the scenario.") : good ? clic.t("You came to a good ending.") : clic.t("This is not a good ending. Try another way.");
      return make("p", { class: good ? "sign-line good" : "sign-line poor" }, text);
    }

    if (data.steps.length) draw(way(entry.n, data));
    return { element: make("div", {}, data.html && prose(data.html), body), close: () => undefined };
  }

  clic.view = { ...clic.view, scenario };
  clic.view.paper.scenario = (/** @type {{n: number}} */ entry, /** @type {Data} */ data) => {
    const steps = data.steps.length ? way(entry.n, data) : [];
    return make("div", {}, ...steps.map((step) => make("section", {}, make("h3", {}, step.title), step.html && prose(step.html))));
  };
})();
