/**
 * Below the last unit what is still to do, or below any unit that all is done; and the way to the certificate.
 */
(() => {
  "use strict";
  const { make, add, fill } = clic.view.dom;

  const MOST = 8; // units named; each may cost a request for its module's outline

  /** What there is to say once nothing is left to do here. */
  const finished = () => (clic.standing.online() ? clic.t("Online part passed. People have still to confirm the rest.") : clic.t("You have completed this course."));

  /**
   * @param {Element} box
   * @param {boolean} met  nothing is left to do
   */
  function todo(box, met) {
    const name = Object.keys(clic.standing.rules()).length ? clic.t("Your certificate") : clic.t("About you");
    const certificate = clic.standing.paged() && make("p", {}, make("a", { href: "#/certificate" }, name));
    if (met) return fill(box, make("p", { class: "sign-line good" }, finished()), certificate);
    /** @type {Set<number>} */
    const open = new Set();
    for (const reason of /** @type {ClicVerdict} */ (clic.session.verdict()).reasons) {
      const { quiz, have, pass } = reason;
      if (reason.open) reason.open.forEach((/** @type {number} */ n) => open.add(n));
      else if (quiz && !clic.score.passes(have && { best: have, attempts: 1 }, pass)) open.add(quiz);
    }
    const list = make("ul");
    fill(box, make("h2", {}, clic.t("Still to do")), list, certificate);
    for (const n of clic.loader.order().filter((one) => open.has(one)).slice(0, MOST)) {
      const line = make("li");
      add(list, line);
      clic.loader.find(n).then((entry) => add(line, make("a", { href: `#${entry.id}` }, entry.title)), () => line.remove());
    }
    if (open.size > MOST) add(list, make("li", {}, clic.t("and {count} more", { count: open.size - MOST })));
  }

  Object.assign(clic.view, { todo, finished });
})();
