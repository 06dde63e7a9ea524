/**
 * What waits for a person's word: told, and nothing to do here.
 */
(() => {
  "use strict";
  const { make, prose } = clic.view.dom;

  /**
   * @param {{text: string, by: string, least: string, of: string, unit: string}} data
   */
  function waits({ text, by, least, of, unit }) {
    const who = by === "facilitator" ? clic.t("your facilitator") : by;
    const much = of ? clic.t("{text}, at least {least} of {of} {unit}", { text, least, of, unit }).trim() : text;
    return make("p", { class: "waits" }, make("strong", {}, clic.t("This waits for {who}.", { who })), " ", much);
  }

  /**
   * @param {{n: number}} entry
   * @param {any} data
   */
  function confirmed(entry, data) {
    clic.session.seen(entry.n);
    const note = make("p", { class: "quiet" }, clic.t("There is nothing for you to tick here: it is confirmed outside of this course."));
    return { element: make("div", {}, data.html && prose(data.html), waits(data), note), close: () => undefined };
  }

  clic.view = { ...clic.view, confirmed };
  clic.view.paper.confirmed = (/** @type {unknown} */ _, /** @type {any} */ data) => waits(data);
})();
