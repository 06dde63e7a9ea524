/**
 * Descriptions in the place of images: of all that a page has where the learner wants text only, else of heavy ones.
 */
(() => {
  "use strict";
  const { make, focus } = clic.view.dom;
  const { textOnly } = clic.view.tools;

  /**
   * Put a button with the description in the place of each image, of a heavy one only where images are wanted: nothing is loaded before it is
   * pressed.
   *
   * @param {DocumentFragment} content
   */
  function lighten(content) {
    content.querySelectorAll(textOnly() ? "img" : "img[data-kb]").forEach((one) => {
      const image = /** @type {HTMLImageElement} */ (one);
      const { kb } = image.dataset;
      if (!image.alt && textOnly()) return image.remove();
      const show = () => {
        button.replaceWith(image);
        focus(image);
      };
      const shown = clic.t("Show the image: {description}", { description: image.alt });
      const weight = kb && clic.t("{size} KB", { size: Number(kb) });
      const button = make("button", { type: "button", class: "image", "data-kb": kb, click: show }, [shown, weight].filter(Boolean).join(" · "));
      image.replaceWith(button);
    });
  }

  Object.assign(clic.view, { lighten });
})();
