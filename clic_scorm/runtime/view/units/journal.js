/**
 * A journal: a prompt, a field, and how many words are there; done once they are enough and not too many.
 */
(() => {
  "use strict";
  const { make, prose, say } = clic.view.dom;

  /**
   * @param {{least: number, most: number | null}} data
   */
  function wanted({ least, most }) {
    if (most) return clic.t("{least} to {most} words are asked for", { least, most });
    return least > 1 ? clic.t("at least {least} words are asked for", { least }) : "";
  }

  /**
   * @param {{n: number}} entry
   * @param {{html: string, least: number, most: number | null}} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function journal(entry, data) {
    const { field, count, key } = clic.view.writing;
    const words = make("p", { class: "quiet", id: "clic-words" });
    const sign = make("p", { class: "sign-line" });
    let enough = /** @type {boolean | null} */ (null);
    /** @param {string} text */
    const weigh = (text) => {
      const there = count(text);
      const counted = there === 1 ? clic.t("1 word") : clic.t("{count} words", { count: there });
      words.textContent = [counted, wanted(data)].filter(Boolean).join(" · ");
      const now = there >= data.least && (!data.most || there <= data.most);
      if (now) clic.store.done(entry.n);
      const done = clic.store.isDone(entry.n);
      sign.className = done ? "sign-line good" : "sign-line";
      sign.textContent = done ? clic.t("Done") : there > (data.most || there) ? clic.t("Too many words") : "";
      sign.hidden = !sign.textContent;
      if (enough !== null && now && !enough) say(clic.t("Your text is long enough."));
      enough = now;
    };
    const drawn = field(key(entry.n), clic.t("Your text"), { changed: weigh, notes: [words] });
    weigh(drawn.area.value);
    return { element: make("div", {}, prose(data.html), drawn.element, sign), close: drawn.close };
  }

  clic.view = { ...clic.view, journal };
  clic.view.paper.journal = (/** @type {{n: number}} */ entry) => clic.view.writing.paper(clic.view.writing.key(entry.n));
})();
