/**
 * Questions answered by choosing: one option, several, or true and false. All of them are native inputs with a label around.
 */
(() => {
  "use strict";
  const { make, add, prose } = clic.view.dom;

  /**
   * Return the options of *question* and a function that reads the chosen letters, sorted and joined.
   *
   * @param {ClicQuestion} question
   * @param {string} chosen letters to show as chosen
   * @param {boolean} locked whether the answer is given and only shown
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function draw(question, chosen, locked) {
    const type = question.kind === "multiple" ? "checkbox" : "radio";
    const inputs = question.options.map(({ letter }) => {
      const input = make("input", { type, name: `clic-question-${question.n}`, value: letter, disabled: locked });
      input.checked = chosen.includes(letter);
      return input;
    });
    const element = make("div", { class: "options" });
    question.options.forEach((option, index) => {
      const yours = locked && inputs[index].checked;
      const label = make("label", { class: yours ? "option chosen" : "option" }, inputs[index], words(option));
      if (yours) add(label, make("span", { class: "yours" }, clic.t("Your answer")));
      add(element, label);
    });
    const read = () => inputs.filter((input) => input.checked).map((input) => input.value).sort().join("");
    return { element, read, problem: () => (read() ? "" : clic.t("Choose an answer.")) };
  }

  /**
   * @param {ClicOption} option
   * @returns {HTMLElement}
   */
  function words({ letter, html }) {
    if (html) return prose(html);
    return make("div", {}, letter === "t" ? clic.t("True") : clic.t("False"));
  }

  clic.view.kinds = { ...clic.view.kinds, single: { draw }, multiple: { draw }, truefalse: { draw } };
})();
