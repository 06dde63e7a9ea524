/**
 * A field to write in: what is typed is kept as it is typed, and said to be on this device only where the learning platform does not hold it.
 */
(() => {
  "use strict";
  const { make, fill, say, focus } = clic.view.dom;

  const PAUSE = 800; // milliseconds without a key before what is there is kept
  const LETTERS = 5; // of a word where none is told apart, in scripts without spaces

  /**
   * Count words as people type them: between spaces, and where a script has none each character, or each word that the browser finds.
   *
   * @param {string} text
   */
  function count(text) {
    const runs = text.match(/[\p{L}\p{N}\p{M}]+(?:['’\-.,:][\p{L}\p{N}\p{M}]+)*/gu) || [];
    return runs.reduce((sum, run) => sum + within(run), 0);
  }

  /** @param {string} run */
  function within(run) {
    const signs = run.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
    if (signs) return signs.length + (/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(run) ? 1 : 0);
    if (!/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(run)) return 1;
    const { Segmenter } = /** @type {any} */ (Intl);
    if (!Segmenter) return Math.ceil(run.length / LETTERS);
    return Array.from(new Segmenter(undefined, { granularity: "word" }).segment(run)).filter((/** @type {any} */ one) => one.isWordLike).length;
  }

  /**
   * Ask once whether what is written may go to the learning platform; empty where that is answered, or where there is none.
   *
   * @param {() => void} then
   */
  function consent(then) {
    const box = make("div", { class: "consent" });
    const { adapter } = clic.loader.course;
    if (adapter === "none" || clic.session.mode === "browse" || clic.store.agreed() !== null) return box;
    /** @param {boolean} yes */
    const answer = (yes) => {
      clic.store.agree(yes);
      fill(box);
      say(yes ? clic.t("What you write is saved to your learning platform too.") : clic.t("What you write stays on this device."));
      then();
    };
    fill(
      box,
      make("h2", {}, clic.t("May what you write go to your learning platform?")),
      make("p", {}, clic.t("Then you find it on your other devices, and those who run the platform could read it. If not, it stays on this device only. You can change this on the page “About this course”.")),
      make(
        "div", { class: "ways" },
        make("button", { type: "button", click: () => answer(true) }, clic.t("Yes, save it there too")),
        make("button", { type: "button", click: () => answer(false) }, clic.t("No, on this device only")),
      ),
    );
    return box;
  }

  /**
   * Draw a field for the text under *key*, with the question before it where it was not asked.
   *
   * @param {string} key
   * @param {string} label
   * @param {{changed?: (text: string) => void, notes?: HTMLElement[], sent?: boolean, asks?: boolean}} [more] who hears of each change, what describes the
   *   field, whether the text is sent in any case, as those who answer are told, and whether the question is asked here if it was not
   */
  function field(key, label, { changed = () => undefined, notes = [], sent = false, asks = true } = {}) {
    const id = `clic-text-${key.replace(/\W/g, "-")}`;
    const where = make("p", { class: "quiet where", id: `${id}-where` });
    const described = notes.concat(where).map((note) => note.id).join(" ");
    const area = make("textarea", { id, class: "entry", rows: 8, dir: "auto", "aria-describedby": described });
    area.value = clic.store.get(key);
    let timer = 0;
    const show = () => {
      const { adapter } = clic.loader.course;
      const here = !sent && adapter !== "none" && clic.session.trouble !== "no-lms" && area.value && !clic.store.travels(key);
      const lost = here && !clic.journal.kept() && clic.t("This device cannot keep your work: take it along before you leave.");
      const text = lost || (here ? clic.t("On this device only") : area.value && clic.t("Saved as you type"));
      if (where.textContent !== text) where.textContent = text;
      // Its line stays: what appeared as the field is left would move the next button from under the finger.
      where.classList.toggle("empty", !text);
    };
    /** @param {boolean} later */
    const keep = (later) => {
      clearTimeout(timer);
      timer = 0;
      clic.store.put(key, area.value, later);
      show();
    };
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(true), PAUSE);
      changed(area.value);
    });
    area.addEventListener("change", () => keep(false));
    const hide = () => timer && keep(false);
    addEventListener("pagehide", hide);
    document.addEventListener("visibilitychange", hide);
    show();
    const ask = asks && !sent && consent(() => {
      show();
      focus(area);
    });
    const element = make("div", { class: "writing" }, ask, make("label", { for: id }, label), area, ...notes, where);
    const close = () => {
      hide();
      removeEventListener("pagehide", hide);
      document.removeEventListener("visibilitychange", hide);
    };
    return { element, area, close };
  }

  /**
   * What was written under *key*, laid out for paper.
   *
   * @param {string} key
   */
  function paper(key) {
    return make("p", { class: "written", dir: "auto" }, clic.store.get(key) || clic.t("Nothing written yet."));
  }

  /** Under which key the text of a unit is kept. @param {number} n */
  const key = (n) => n.toString(36);

  /** And that of a question: no number begins with a 0. @param {number} n */
  const answerKey = (n) => `0${n.toString(36)}`;

  clic.view = { ...clic.view, writing: { count, consent, field, paper, key, answerKey } };
})();
