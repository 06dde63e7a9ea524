/**
 * Parts of an image to choose: frames with numbers on it, and below it the same as options, which a keyboard and a screen reader use.
 */
(() => {
  "use strict";
  const { make, add, prose } = clic.view.dom;

  /**
   * @param {ClicQuestion} question
   * @param {string} given
   * @param {boolean} locked
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function draw({ n, image, options, several }, given, locked) {
    const picture = prose(image, "picture");
    const img = picture.querySelector("img");
    const stage = make("div", { class: "stage" });
    if (img) {
      img.replaceWith(stage);
      add(stage, img);
      img.loading = "eager";
    }
    const inputs = options.map(({ letter }) => make("input", { type: several ? "checkbox" : "radio", name: `clic-question-${n}`, value: letter, disabled: locked }));
    inputs.forEach((input) => (input.checked = given.includes(input.value)));
    const frames = options.map(({ rect = [0, 0, 0, 0] }, index) => {
      // The options below are what a screen reader gets: the frames are for pointers alone.
      const frame = make("div", { class: "frame", "aria-hidden": "true", click: () => !locked && press(inputs[index]) }, make("span", {}, String(index + 1)));
      ["left", "top", "width", "height"].forEach((side, place) => frame.style.setProperty(side, `${rect[place]}%`));
      return frame;
    });
    add(stage, ...frames);

    /** @param {HTMLInputElement} input */
    function press(input) {
      input.click();
      input.focus({ preventScroll: true });
    }

    const show = () => inputs.forEach((input, index) => frames[index].classList.toggle("chosen", input.checked));
    const list = make("div", { class: "options", change: show });
    options.forEach(({ html }, index) => {
      const yours = locked && inputs[index].checked;
      const label = make("label", { class: yours ? "option chosen" : "option" }, inputs[index], make("span", { class: "number", "aria-hidden": "true" }, `${index + 1}. `), prose(html));
      if (yours) add(label, make("span", { class: "yours" }, clic.t("Your answer")));
      add(list, label);
    });
    show();
    const read = () => inputs.filter((input) => input.checked).map((input) => input.value).sort().join("");
    return { element: make("div", {}, picture, list), read, problem: () => (read() ? "" : clic.t("Choose an answer.")) };
  }

  clic.view.kinds = { ...clic.view.kinds, hotspot: { draw } };
})();
