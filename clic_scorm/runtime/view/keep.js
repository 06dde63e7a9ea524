/**
 * Take the work along, and take it up on another device.
 */
(() => {
  "use strict";
  const { make, fill, focus, part, say } = clic.view.dom;
  const { field, copy, print, share, save, way, canPrint, canShare, canSave, canCopy } = clic.view.ways;

  // Above this line stands what people read, below it what the course reads.
  const LINE = "----- clic -----";

  /** What people read, and below it what the course reads when the text is opened again. @param {string} said */
  const withWork = (said) => `${said}\n\n${LINE}\n${clic.session.exported()}\n`;

  /** Write where the learner is, for people to read. */
  function summary() {
    const { course } = clic.loader;
    const { quizzes } = clic.session.record;
    const steps = document.getElementById("clic-steps");
    const lines = clic.loader.order().filter((n) => quizzes[n] && quizzes[n].best[1]).map((n) => {
      const [earned, possible] = quizzes[n].best;
      const line = (/** @type {string} */ title) => [title, clic.t("{earned} of {possible} points", { earned, possible })].join(": ");
      return clic.loader.find(n).then(({ title }) => line(title), () => line(clic.t("Quiz")));
    });
    return Promise.all(lines).then((all) => [course.title, part("edition").textContent, steps ? steps.textContent : "", ...all].filter(Boolean).join("\n"));
  }

  /** What was written in journals, each text below the title of its unit. */
  function journals() {
    const keys = Object.keys(clic.session.record.texts).filter((key) => /^[1-9a-z][0-9a-z]*$/.test(key));
    if (!keys.length) return Promise.resolve("");
    const one = (/** @type {string} */ key) => clic.loader.find(parseInt(key, 36)).then(
      ({ kind, title }) => (kind === "journal" ? `${title}\n${clic.store.get(key)}` : ""),
      () => "",
    );
    return clic.loader.part("writing").then(() => Promise.all(keys.map(one))).then((all) => all.filter(Boolean).join("\n\n"), () => "");
  }

  /** @type {Record<string, () => string>} */
  const OUTCOMES = {
    merged: () => clic.t("The file is opened. What it holds is added to your work."),
    "other-course": () => clic.t("This file belongs to another course. Nothing was changed."),
    "other-attempt": () => clic.t("This file belongs to another attempt at the course. Nothing was changed."),
    newer: () => clic.t("This file was saved by a newer edition of the course. Nothing was changed."),
    damaged: () => clic.t("This is no file of saved work, or it is not complete. Nothing was changed."),
  };

  /**
   * Take up the work in *text*; if it may be somebody else's, ask in *box* first.
   *
   * @param {string} text
   * @param {Element} box
   * @param {boolean} [sure]
   */
  function take(text, box, sure) {
    const parts = text.split(LINE);
    const outcome = clic.session.imported(parts[parts.length - 1].trim(), sure);
    const asked = box.contains(document.activeElement);
    fill(box);
    if (outcome === "unknown-learner") return ask(text, box);
    if (asked) focus(/** @type {HTMLElement} */ (/** @type {Element} */ (box.parentElement).querySelector("h2")));
    say((OUTCOMES[outcome] || OUTCOMES.damaged)());
  }

  /**
   * @param {string} text
   * @param {Element} box
   */
  function ask(text, box) {
    const leave = () => {
      fill(box);
      focus(/** @type {HTMLElement} */ (/** @type {Element} */ (box.parentElement).querySelector("h2")));
      say(clic.t("Nothing was changed."));
    };
    const asked = make("p", {}, clic.t("This file may be another person's. Is it your own work? Added to yours, it cannot be taken out again."));
    fill(
      box, asked,
      make(
        "div", { class: "ways" },
        make("button", { type: "button", class: "main", click: () => take(text, box, true) }, clic.t("It is mine: add it")),
        make("button", { type: "button", click: leave }, clic.t("Cancel")),
      ),
    );
    focus(asked);
  }

  function opener() {
    const box = make("div");
    const file = make("input", { type: "file", id: "clic-file", accept: ".txt,text/plain" });
    const pasted = make("textarea", { id: "clic-pasted", class: "entry", rows: 4, dir: "auto" });
    file.addEventListener("change", () => {
      const chosen = file.files && file.files[0];
      if (!chosen) return;
      const reader = new FileReader();
      reader.onload = () => take(String(reader.result), box);
      reader.onerror = () => say(clic.t("The file could not be read. Paste its text instead."));
      reader.readAsText(chosen);
      file.value = "";
    });
    return make(
      "div", { class: "controls" },
      make("h2", {}, clic.t("Open saved work")),
      make("p", {}, clic.t("On another device, open the course there and choose the file that you saved, or paste the text.")),
      make("p", {}, make("label", { class: "label", for: file.id }, clic.t("Saved file")), file),
      make("div", { class: "text" }, make("label", { class: "label", for: pasted.id }, clic.t("Or the text")), pasted),
      make("div", { class: "ways" }, way(true, clic.t("Open the text"), () => take(pasted.value, box))),
      box,
    );
  }

  function screen() {
    const { course } = clic.loader;
    return Promise.all([summary(), journals()]).then((said) => {
      const text = withWork(said.filter(Boolean).join("\n\n"));
      const box = make("div");
      fill(box, field(text));
      const element = make(
        "div", {},
        make("p", {}, clic.t("Your pages, answers and results as a text: keep it, or open it on another device.")),
        make(
          "div", { class: "ways controls" },
          way(canCopy(), clic.t("Copy"), () => copy(text, box)),
          way(canShare(), clic.t("Share"), () => share(course.title, text)),
          way(canSave(), clic.t("Save as a file"), () => save(`${course.id}.txt`, text)),
          way(canPrint(), clic.t("Print"), print),
        ),
        box,
        // A field prints only the lines that it shows.
        make("pre", { class: "on-paper" }, text),
        opener(),
      );
      return { title: clic.t("Keep my work"), element };
    });
  }

  clic.view.screens.keep = screen;
  Object.assign(clic.view, { withWork });
})();
