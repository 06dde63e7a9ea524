/**
 * Questions without a right answer: scales and essays.
 */
(() => {
  "use strict";
  const { make, prose } = clic.view.dom;

  const ROWS = 8;
  const LONGEST = 4000; // characters; what an LMS of SCORM 2004 takes of one answer

  /**
   * @param {ClicQuestion} question
   * @param {string} given
   * @param {boolean} locked
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function essay(question, given, locked) {
    const { n, words: [least, most] } = question;
    if (locked) {
      const text = clic.judge.words(question, given);
      const lines = text.split("\n").map((line) => make("p", {}, make("bdi", {}, line)));
      const empty = given ? make("p", { class: "quiet" }, clic.t("What you typed is not kept on this device.")) : make("div", { class: "pen tall" });
      return { element: make("div", {}, text && make("p", { class: "quiet" }, clic.t("Your answer"), ": "), make("div", { class: text ? "written" : "" }, ...(text ? lines : [empty]))), read: () => given, problem: () => "" };
    }
    const id = `clic-q${n}-entry`;
    const area = make("textarea", { id, class: "entry", rows: ROWS, maxlength: LONGEST, dir: "auto", "aria-label": clic.t("Your answer"), "aria-describedby": `${id}-count`, input: tell });
    const counter = make("p", { class: "quiet", id: `${id}-count` });
    area.value = given;

    function tell() {
      const values = { count: clic.view.writing.count(area.value), least, most };
      counter.textContent = most ? clic.t("Words: {count} ({least} to {most} asked for)", values) : clic.t("Words: {count}", values);
    }

    tell();
    const read = () => area.value.trim();

    function problem() {
      const values = { count: clic.view.writing.count(area.value), least, most };
      const found = find(values);
      if (found) area.setAttribute("aria-invalid", "true");
      else area.removeAttribute("aria-invalid");
      return found;
    }

    /** @param {{count: number, least: number, most: number}} values */
    function find(values) {
      if (!values.count) return clic.t("Write your answer.");
      if (values.count < least) return clic.t("Write at least {least} words. There are {count} now.", values);
      return most && values.count > most ? clic.t("Write at most {most} words. There are {count} now.", values) : "";
    }

    return { element: make("div", { class: "essay" }, area, counter), read, problem };
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} given
   * @param {boolean} locked
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function scale({ n, options }, given, locked) {
    const inputs = options.map(({ letter }) => make("input", { type: "radio", name: `clic-question-${n}`, value: letter, disabled: locked }));
    inputs.forEach((input) => (input.checked = input.value === given));
    const labels = options.map(({ html }, index) => {
      const yours = locked && inputs[index].checked;
      const note = yours && make("span", { class: "yours" }, clic.t("Your answer"));
      return make("label", { class: yours ? "option chosen" : "option" }, inputs[index], prose(html), note);
    });
    const read = () => (inputs.find((input) => input.checked) || { value: "" }).value;
    return { element: make("div", { class: "options scale" }, ...labels), read, problem: () => (read() ? "" : clic.t("Choose an answer.")) };
  }

  clic.view.kinds = { ...clic.view.kinds, essay: { draw: essay }, scale: { draw: scale } };
})();
