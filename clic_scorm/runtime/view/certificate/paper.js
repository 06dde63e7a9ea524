/**
 * The papers that a learner can take along: a record of achievement, which says that it is no certificate; or a certificate, where the course issues it.
 */
(() => {
  "use strict";
  const { make, part } = clic.view.dom;
  const { conditions } = clic.view;

  const DAY = 24 * 60 * 60 * 1000;

  /** @type {ClicPapers} */
  let papers = { certificates: [], confirmed: {}, learner: [] };

  clic.papers = (given) => void (papers = given);

  /**
   * A day as people write it in the language of the course, with its digits.
   *
   * @param {Date} date
   */
  function day(date) {
    const { lang } = document.documentElement;
    const locale = lang === "en" ? "en-GB" : lang;
    const { digits = "" } = clic.loader.course;
    let text = date.toISOString().slice(0, 10);
    try { text = date.toLocaleDateString(`${locale}-u-nu-latn`, { day: "numeric", month: "long", year: "numeric" }); } catch (error) { /* as it is */ }
    return text.replace(/\d/g, (digit) => digits[Number(digit)] || digit);
  }

  /**
   * When and in which version a certificate was earned; today where no day was kept.
   *
   * @param {string} id
   */
  function earned(id) {
    const written = clic.session.record.earned[id];
    if (!written) return null;
    const [, version, when] = /^(.*)\+([0-9a-z]{3,4})$/.exec(written) || ["", written, ""];
    return { version, date: when ? new Date(parseInt(when, 36) * DAY) : new Date() };
  }

  /**
   * So many months later: the same day of the month, or its last one.
   *
   * @param {Date} date
   * @param {number} months
   */
  function later(date, months) {
    const end = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
    return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), Math.min(date.getUTCDate(), end.getUTCDate())));
  }

  /** @param {string} name @param {string} text */
  const line = (name, text) => make("p", {}, `${name} `, make("strong", {}, text));

  const edition = () => make("p", { class: "quiet" }, /** @type {Node} */ (part("edition").lastChild).textContent);

  /**
   * @param {ClicPaper} paper
   * @param {string} name
   */
  function record(paper, name) {
    const { title } = clic.loader.course;
    return make(
      "section", { class: "diploma" },
      make("h2", {}, clic.t("Record of achievement")),
      make("p", { class: "no-certificate" }, make("strong", {}, clic.t("This record is no certificate.")), " ", clic.t("The course printed it from what this browser has recorded.")),
      name && make("p", { class: "holder" }, name),
      line(clic.t("Course:"), title),
      line(clic.t("Towards:"), paper.title),
      online(paper) && make("p", {}, make("strong", {}, clic.t("Online part passed"))),
      conditions.list(conditions.conditions(paper.rule), false),
      line(clic.t("Printed on:"), day(new Date())),
      edition(),
    );
  }

  /**
   * @param {ClicPaper} paper
   * @param {string} name
   * @param {Element | null} partners
   */
  function certificate(paper, name, partners) {
    const { version, date } = /** @type {{version: string, date: Date}} */ (earned(paper.id));
    const met = conditions.conditions(paper.rule).filter((/** @type {any} */ one) => one.met === "met");
    return make(
      "section", { class: "diploma issued" },
      make("h2", {}, paper.title),
      make("p", { class: "holder" }, name || "________________________"),
      make("p", {}, paper.text || clic.t("has completed the course")),
      make("p", { class: "about-what" }, clic.loader.course.title),
      paper.hours && line(clic.t("Hours:"), clic.numeral(paper.hours)),
      line(clic.t("Earned on:"), day(date)),
      paper.months && line(clic.t("Valid until:"), day(later(date, paper.months))),
      make("h3", {}, clic.t("What it took")),
      conditions.list(met, false),
      make("p", { class: "quiet" }, clic.t("Issued by the course itself, version {version}, from what the holder’s browser has recorded.", { version })),
      edition(),
      partners,
    );
  }

  /**
   * Whether a package's own part of the certificate is met, and people have still to say the rest; and that is told as passed.
   *
   * @param {ClicPaper} paper
   */
  const online = (paper) => paper.online && clic.standing.online();

  /**
   * @param {ClicPaper} paper
   */
  function waiting({ id }) {
    const own = clic.standing.rules()[id];
    return Boolean(own.waits) && clic.rules.evaluate(own, clic.loader.course.quizzes, clic.session.record).met === "met";
  }

  /** @param {string} name */
  const attribute = (name) => papers.learner.find(({ id }) => id === name) || { id: name, ask: name, of: [] };

  clic.view.papers = { all: () => papers, confirmed: (/** @type {string} */ name) => papers.confirmed[name], attribute, record, certificate, earned, waiting, online };
})();
