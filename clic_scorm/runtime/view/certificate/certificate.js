/**
 * Your certificate: of each certificate what is met here, what is open, and what people have still to confirm; what the rules ask about the learner; the papers.
 */
(() => {
  "use strict";
  const { make, add, fill, part, say } = clic.view.dom;
  const { conditions, papers } = clic.view;
  const { plain, copy, print, share, save, way, canPrint, canShare, canSave, canCopy } = clic.view.ways;

  /** What was typed as the name; it is kept nowhere. */
  let typed = "";

  /**
   * The name as the LMS tells it, in the order in which people are called.
   */
  function known() {
    const told = clic.lms.name ? clic.lms.name().trim() : "";
    const [last, first, ...more] = told.split(/,\s*/);
    return first && !more.length ? `${first} ${last}` : told;
  }

  /**
   * How a certificate stands, in one sentence.
   *
   * @param {ClicPaper} paper
   * @param {any[]} all its conditions
   */
  function sentence(paper, all) {
    const verdict = clic.rules.evaluate(paper.rule, clic.loader.course.quizzes, clic.session.record);
    if (papers.earned(paper.id)) return paper.issued ? clic.t("You have earned this certificate.") : clic.t("All conditions are met. Those who offer the course issue the certificate.");
    if (papers.online(paper)) return clic.t("Online part passed. What people have still to confirm is marked below.");
    if (papers.waiting(paper)) return clic.t("All that can be done in the course is done. What people have still to confirm is marked below.");
    if (verdict.hopeless) return clic.t("This certificate can’t be reached any more.");
    const met = all.filter((one) => one.met === "met").length;
    return clic.t("{met} of {count} conditions are met.", { met, count: all.length });
  }

  /**
   * @param {ClicPaper} paper
   * @param {{name: () => string, sheet: HTMLElement}} table
   */
  function draw(paper, { name, sheet }) {
    const all = conditions.conditions(paper.rule);
    const good = papers.earned(paper.id) || papers.waiting(paper);
    const issued = paper.issued && papers.earned(paper.id);
    const box = make("div");
    /** @param {(made: HTMLElement) => void} then */
    const made = (then) => () => {
      const partners = issued ? clic.loader.part("credits").then(() => clic.view.credits.partners(), () => null) : Promise.resolve(null);
      partners.then((logos) => {
        const drawn = issued ? papers.certificate(paper, name(), logos) : papers.record(paper, name());
        fill(sheet, drawn);
        const heading = part("unit").querySelector("h1");
        if (heading) heading.classList.add("off-paper");
        fill(box);
        then(drawn);
      });
    };
    const title = () => `${issued ? paper.title : clic.t("Record of achievement")} – ${clic.loader.course.title}`;
    const file = `${clic.loader.course.id}-${paper.id}.txt`;
    return make(
      "section", { class: "certificate" },
      make("h2", {}, paper.title),
      make("p", { class: good ? "sign-line good" : "stands" }, sentence(paper, all)),
      conditions.list(all, true),
      make("h3", {}, issued ? clic.t("Your certificate") : clic.t("Your record of achievement")),
      !issued && make("p", { class: "quiet" }, clic.t("It shows what you have reached so far. It is no certificate.")),
      make(
        "div", { class: "ways" },
        way(canPrint(), clic.t("Print"), made(print)),
        way(canCopy(), clic.t("Copy as text"), made((drawn) => copy(plain(drawn), box))),
        way(canShare(), clic.t("Share"), made((drawn) => share(title(), plain(drawn)))),
        way(canSave(), clic.t("Save as a file"), made((drawn) => save(file, `${plain(drawn)}\n`))),
        way(!canPrint() && !canCopy() && !canShare() && !canSave(), clic.t("Show"), made((drawn) => fill(box, clic.view.ways.field(plain(drawn))))),
      ),
      box,
    );
  }

  /**
   * What the rules need to know about the learner.
   *
   * @param {ClicAttribute[]} asked
   * @param {boolean} headed
   * @param {() => void} changed
   */
  function about(asked, headed, changed) {
    if (!asked.length) return null;
    const error = make("p", { class: "error", id: "clic-about-error", hidden: true }, clic.t("Choose an answer first."));
    const fields = asked.map(({ id, ask, of }) => {
      const now = (clic.session.record.learner[id] || ["", ""])[1];
      const inputs = of.map(([value, label], index) => {
        const input = make("input", { type: "radio", name: `clic-about-${id}`, id: `clic-about-${id}-${index}`, value });
        input.checked = value === now;
        return make("label", { class: "tick", for: input.id }, input, make("span", {}, label));
      });
      return make("fieldset", { class: "about-you", "data-attribute": id }, make("legend", {}, ask), ...inputs);
    });
    const chosen = () => fields.map((field) => /** @type {HTMLInputElement | null} */ (field.querySelector("input:checked")));
    const first = /** @type {HTMLElement} */ (fields[0].querySelector("input"));
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const answers = chosen();
      error.hidden = answers.some(Boolean);
      // Told with the field too: not every screen reader tells of a group that the focus comes into from elsewhere.
      for (const one of [fields[0], first]) {
        if (error.hidden) one.removeAttribute("aria-describedby");
        else one.setAttribute("aria-describedby", error.id);
      }
      if (!error.hidden) return first.focus();
      tell(asked.map(({ id }, index) => [id, answers[index] ? /** @type {HTMLInputElement} */ (answers[index]).value : ""]));
      changed();
    };
    return make(
      "form", { novalidate: true, class: "about-form", submit },
      headed && make("h2", {}, clic.t("About you")),
      make("p", { class: "quiet" }, clic.t("Some conditions depend on this. You can change it at any time.")),
      ...fields, error,
      make("p", { class: "actions" }, make("button", { type: "submit", class: "main" }, clic.t("Save"))),
    );
  }

  /**
   * Keep what the learner said, where it is new.
   *
   * @param {[string, string][]} said
   */
  function tell(said) {
    const { session, state, journal } = clic;
    /** @type {Record<string, [ClicStamp, string]>} */
    const learner = {};
    for (const [id, value] of said) {
      const now = (session.record.learner[id] || ["", ""])[1];
      if (value && value !== now) learner[id] = [[session.record.at[0] + 1, journal.device()], value];
    }
    if (Object.keys(learner).length) session.join({ ...state.empty("", ""), learner }, []);
  }

  /** The name on the papers: as the LMS tells it, else typed. */
  function holder() {
    const told = known();
    if (told) return { element: make("p", {}, clic.t("Name on your papers:"), " ", make("strong", {}, told)), name: () => told };
    const input = make("input", { type: "text", id: "clic-holder", class: "entry holder-name", autocomplete: "name", maxlength: 80, dir: "auto" });
    input.value = typed;
    input.addEventListener("input", () => (typed = input.value));
    const note = make("p", { class: "quiet", id: "clic-holder-note" }, clic.t("It is kept nowhere."));
    input.setAttribute("aria-describedby", note.id);
    return { element: make("div", { class: "holder-box" }, make("label", { class: "label", for: input.id }, clic.t("Name on your papers")), input, note), name: () => input.value.trim() };
  }

  function screen() {
    /** @type {ClicPapers} */
    const { certificates, learner } = papers.all();
    const rules = certificates.map(({ rule }) => rule);
    return conditions.prepare(rules).then(() => {
      const body = make("div", { class: "off-paper" });
      const sheet = make("div", { class: "on-paper" });
      const { element: named, name } = holder();
      const list = make("div");
      const redraw = () => fill(list, ...certificates.map((paper) => draw(paper, { name, sheet })));
      const changed = () => {
        conditions.prepare(rules).then(() => {
          redraw();
          const now = certificates.map((paper) => `${paper.title}: ${sentence(paper, conditions.conditions(paper.rule))}`);
          say([clic.t("Your answer is saved."), ...now].join(" "));
        });
      };
      redraw();
      add(body, about(learner, certificates.length > 0, changed), certificates.length ? named : null, list);
      return { title: certificates.length ? clic.t("Your certificate") : clic.t("About you"), element: make("div", {}, body, sheet) };
    });
  }

  clic.view.screens.certificate = screen;
})();
