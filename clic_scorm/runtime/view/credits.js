/**
 * Who stands behind the course: partners with logos, whom to ask, who may copy. Comes when somebody asks, on screen or for paper.
 */
(() => {
  "use strict";
  const { make } = clic.view.dom;

  /** @type {ClicCredits} */
  let credits = { partners: [], contact: "", rights: "" };

  /**
   * Take in what the build wrote behind this script.
   *
   * @param {ClicCredits} given
   */
  clic.credits = (given) => {
    credits = given;
  };

  /**
   * @param {ClicPartner} partner
   */
  function line({ name, role, link, logo }) {
    const shown = logo && !clic.view.tools.textOnly();
    return make(
      "li", {},
      // The name stands beside it.
      shown && make("img", { class: "partner-logo", src: logo, alt: "" }),
      make("div", {}, link ? make("a", { href: link, target: "_blank", rel: "noopener" }, name) : make("strong", {}, name), role && make("p", { class: "quiet" }, role)),
    );
  }

  /** Draw the partners, or nothing where there are none. */
  function partners() {
    if (!credits.partners.length) return null;
    return make("section", {}, make("h2", {}, clic.t("Partners")), make("ul", { class: "partners" }, ...credits.partners.map(line)));
  }

  clic.view.credits = { partners, contact: () => credits.contact, rights: () => credits.rights };
})();
