/**
 * Take the work along, and take it up on another device.
 */
(() => {
  "use strict";
  const { make, fill, say } = clic.view.dom;
  const { field, copy, print, share, save, way, canPrint, canShare, canSave, canCopy } = clic.view.ways;

  // Above this line stands what people read, below it what the course reads.
  const LINE = "----- clic -----";

  /** Write where the learner is, for people to read. */
  function summary() {
    const { course } = clic.loader;
    const { quizzes } = clic.session.record;
    const steps = document.getElementById("clic-steps");
    const lines = clic.loader.order().filter((n) => quizzes[n]).map((n) => {
      const [earned, possible] = quizzes[n].best;
      const line = (/** @type {string} */ title) => [title, clic.t("{earned} of {possible} points", { earned, possible })].join(": ");
      return clic.loader.find(n).then(({ title }) => line(title), () => line(course.quizzes[n].id));
    });
    return Promise.all(lines).then((all) => [course.title, course.edition, steps ? steps.textContent : "", ...all].filter(Boolean).join("\n"));
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
   * @param {string} text
   */
  function take(text) {
    const parts = text.split(LINE);
    const outcome = clic.session.imported(parts[parts.length - 1].trim());
    say((OUTCOMES[outcome] || OUTCOMES.damaged)());
  }

  function opener() {
    const file = make("input", { type: "file", id: "clic-file", accept: ".txt,text/plain" });
    const pasted = make("textarea", { id: "clic-pasted", rows: 4, dir: "auto" });
    file.addEventListener("change", () => {
      const chosen = file.files && file.files[0];
      if (!chosen) return;
      const reader = new FileReader();
      reader.onload = () => take(String(reader.result));
      reader.onerror = () => say(clic.t("The file could not be read. Paste its text instead."));
      reader.readAsText(chosen);
      file.value = "";
    });
    return make(
      "div", { class: "controls" },
      make("h2", {}, clic.t("Open saved work")),
      make("p", {}, clic.t("On another device, open the course there and choose the file that you saved, or paste the text.")),
      make("p", {}, make("label", { for: file.id }, clic.t("Saved file")), file),
      make("label", { for: pasted.id }, clic.t("Or the text")),
      pasted,
      make("div", { class: "ways" }, way(true, clic.t("Open the text"), () => take(pasted.value))),
    );
  }

  function screen() {
    const { course } = clic.loader;
    const { exported } = clic.session;
    return summary().then((said) => {
      const text = `${said}\n\n${LINE}\n${exported()}\n`;
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
})();
