/**
 * Print a page, or a module: all its units laid out one below the other, quizzes with the answers as filled in.
 */
(() => {
  "use strict";
  const { make, add, fill, focus, part, prose, say } = clic.view.dom;
  const { plain, copy, print, way, canPrint, canCopy } = clic.view.ways;

  const PATIENCE = 8000; // milliseconds for images; then what is there is printed

  /**
   * Lay a unit out: its text, and for a quiz its questions; what is filled in may have to be loaded.
   *
   * @param {ClicUnit} entry
   * @param {ClicContent} data
   */
  function lay(entry, data) {
    const section = make("section", {}, make("h2", {}, entry.title), data.html ? prose(data.html) : null);
    const earlier = clic.session.record.quizzes[entry.n];
    const quiz = data.kind === "quiz";
    const draft = quiz && clic.sitting.draft(entry.n);
    const locked = draft ? clic.sitting.current(entry.n).answers : earlier ? earlier.answers : {};
    const given = (/** @type {ClicQuestion} */ question) =>
      question.n in locked || !draft ? clic.judge.again(question, locked[question.n] || "") : draft[question.n] || "";
    if (quiz && earlier && !draft) add(section, make("p", {}, points(earlier.last)));
    asked(entry, data, quiz, draft ? undefined : earlier).forEach((question, index) => {
      const { element } = clic.view.question(question, quiz ? index : -1, given(question), true);
      const heading = quiz ? null : section.querySelector(`[id="${question.id}"]`);
      if (heading) heading.replaceWith(element);
      else if (quiz) add(section, element);
    });
    const filled = clic.view.paper[data.kind];
    return Promise.resolve(filled && filled(entry, data)).then((drawn) => {
      add(section, drawn);
      own(section, entry.n);
      // On paper nothing is opened, and nothing scrolled to.
      for (const folded of Array.from(section.querySelectorAll("details"))) folded.open = true;
      for (const image of Array.from(section.querySelectorAll("img"))) image.loading = "eager";
      return section;
    });
  }

  /**
   * The questions to print. Those of a quiz with a time limit are nobody's before the clock runs.
   *
   * @param {ClicUnit} entry
   * @param {ClicContent} data
   * @param {boolean} quiz
   * @param {ClicOutcome} [earlier] what is submitted and printed with its answers
   */
  function asked(entry, data, quiz, earlier) {
    if (!quiz) return data.checks || [];
    if (earlier) return clic.sitting.reviewed(entry, data, earlier);
    return data.time && !clic.sitting.begun(entry.n) ? [] : clic.sitting.asked(entry, data);
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

  const heavy = (/** @type {Element} */ sheet) => /** @type {HTMLElement[]} */ (Array.from(sheet.querySelectorAll("button.image[data-kb]")));

  /**
   * Ask whether heavy images are to be loaded for paper.
   *
   * @param {Element} sheet
   * @param {Element} box
   */
  function ask(sheet, box) {
    const images = heavy(sheet);
    const size = images.reduce((sum, image) => sum + Number(image.dataset.kb), 0);
    const load = () => {
      images.forEach((image) => image.click());
      pictures(sheet).then(go);
    };
    const go = () => {
      fill(box);
      print();
    };
    const asked = make("p", {}, clic.t("The large images of what you print have {size} KB together.", { size }));
    fill(
      box, asked,
      make(
        "div", { class: "ways" },
        make("button", { type: "button", class: "main", click: load }, clic.t("Print with them")),
        make("button", { type: "button", click: go }, clic.t("Print their descriptions")),
      ),
    );
    say("");
    focus(asked);
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
        const credits = clic.loader.part("credits").then(() => clic.view.credits.partners(), () => null);
        entries()
          .then((units) => Promise.all(units.map((unit) => clic.loader.unit(unit.id).then((data) => lay(unit, data)))))
          .then((sections) => credits.then((partners) => [...sections, partners]))
          .then((sections) => {
            fill(box);
            fill(sheet, make("p", { class: "on-paper" }, make("strong", {}, page.module.title)), ...sections);
            // The name of this screen is nothing for paper.
            const heading = part("unit").querySelector("h1");
            if (heading) heading.classList.add("off-paper");
            return pictures(sheet);
          })
          .then(() => (then === print && heavy(sheet).length ? ask(sheet, box) : then()), () => say(clic.t("Not all pages could be loaded. Try again when the connection is better.")));
      };
      const copied = () => copy(`${course.title}\n${part("edition").textContent}\n\n${plain(sheet)}\n`, box);
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
