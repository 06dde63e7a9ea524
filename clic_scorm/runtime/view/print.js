/**
 * Print a page, or a module: all its units laid out one below the other, quizzes with the answers as filled in.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, say } = clic.view.dom;
  const { plain, copy, print, way, canPrint, canCopy } = clic.view.ways;

  const PATIENCE = 8000; // milliseconds for images; then what is there is printed

  /**
   * Lay a unit out: its text, and for a quiz its questions.
   *
   * @param {ClicUnit} entry
   * @param {ClicContent} data
   */
  function lay(entry, data) {
    const section = make("section", {}, make("h2", {}, entry.title), data.html ? prose(data.html) : null);
    const earlier = clic.session.record.quizzes[entry.n];
    const draft = data.questions && clic.view.drafts.get(entry.n);
    const answers = draft || (earlier ? earlier.answers : {});
    if (data.questions && earlier && !draft) add(section, make("p", {}, points(earlier.last)));
    (data.questions || []).forEach((question, index) => {
      add(section, clic.view.question(question, index, answers[question.n] || "", true).element);
    });
    own(section, entry.n);
    // On paper nothing is scrolled to.
    for (const image of Array.from(section.querySelectorAll("img"))) image.loading = "eager";
    return section;
  }

  /**
   * @param {ClicShare} share
   */
  function points([earned, possible]) {
    return clic.t("{earned} of {possible} points", { earned, possible });
  }

  /**
   * Keep the ids of a unit apart from those of the others.
   *
   * @param {Element} section
   * @param {number} n
   */
  function own(section, n) {
    const ids = new Set(Array.from(section.querySelectorAll("[id]"), ({ id }) => id));
    const apart = (/** @type {string} */ id) => (ids.has(id) ? `sheet-${n}-${id}` : id);
    for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
      section.querySelectorAll(`[${name}]`).forEach((one) => one.setAttribute(name, (one.getAttribute(name) || "").split(" ").map(apart).join(" ")));
    }
    section.querySelectorAll("a[href^='#']").forEach((one) => one.setAttribute("href", `#${apart((one.getAttribute("href") || "").slice(1))}`));
  }

  /**
   * @param {Element} sheet
   */
  function pictures(sheet) {
    const waiting = Array.from(sheet.querySelectorAll("img"))
      .filter((image) => !image.complete)
      .map((image) => new Promise((resolve) => (image.onload = image.onerror = resolve)));
    return Promise.race([Promise.all(waiting), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  function screen() {
    const course = clic.loader.course;
    const current = clic.view.current();
    const n = current ? current.n : clic.session.record.bookmark || clic.loader.order()[0];
    return clic.loader.find(n).then((page) => {
      const sheet = make("div", { class: "sheet" });
      const box = make("div", { class: "controls" });
      const fromPage = () => Promise.resolve([/** @type {ClicUnit} */ (page)]);
      const fromModule = () => clic.loader.outline(page.module.id);
      /**
       * @param {() => Promise<ClicUnit[]>} entries
       * @param {() => void} then
       */
      const layOut = (entries, then) => () => {
        say(clic.t("Loading…"));
        entries()
          .then((units) => Promise.all(units.map((unit) => clic.loader.unit(unit.id).then((data) => lay(unit, data)))))
          .then((sections) => {
            fill(box);
            fill(sheet, ...sections);
            return pictures(sheet);
          })
          .then(then, () => say(clic.t("Not all pages could be loaded. Try again when the connection is better.")));
      };
      const copied = () => copy(`${course.title}\n${course.edition}\n\n${plain(sheet)}\n`, box);
      const element = make(
        "div", {},
        make(
          "div", { class: "controls" },
          make("p", {}, clic.t("Page: {title}", { title: page.title }), make("br"), clic.t("Module: {title}", { title: page.module.title })),
          make("p", {}, clic.t("Quizzes come with your answers as filled in.")),
          make(
            "div", { class: "ways" },
            way(canPrint(), clic.t("Print this page"), layOut(fromPage, print)),
            way(canPrint(), clic.t("Print this module"), layOut(fromModule, print)),
            way(canCopy(), clic.t("Copy this page as text"), layOut(fromPage, copied)),
            way(canCopy(), clic.t("Copy this module as text"), layOut(fromModule, copied)),
            way(!canPrint() && !canCopy(), clic.t("Show this module"), layOut(fromModule, () => say(""))),
          ),
        ),
        box,
        sheet,
      );
      return { title: clic.t("Print"), element };
    });
  }

  clic.view.screens.print = screen;
})();
