/**
 * What holds everything together on screen: which unit is shown, moving between units, trouble with saving, completion.
 */
(() => {
  "use strict";
  const { make, fill, focus, part, say } = clic.view.dom;

  const LOADING_AFTER = 300; // milliseconds; a word that flashes by is worse than none

  /** @type {ClicEntry | null} */
  let current = null;
  /** @type {() => void} */
  let close = () => undefined;
  let request = 0;
  let met = /** @type {boolean | null} */ (null); // null until what evaluates the rule is here
  let screened = false; // a tool was on screen last
  let keep = false; // what the live region says outlives the next change of page
  const ending = make("div", { class: "ending" });

  /**
   * Bring the entry page to life and show the unit that the address names, else the bookmark, else the first.
   *
   * @param {{resumed: boolean}} state
   */
  function open({ resumed }) {
    part("skip").addEventListener("click", skip);
    clic.session.onchange(refresh);
    addEventListener("hashchange", () => show(true));
    part("unit").addEventListener("click", follow);
    refresh();
    if (resumed) {
      say(clic.t("Welcome back. You continue where you left off."));
      keep = true;
    }
    if (location.hash.length > 1) show(false);
    else go(home(), false);
  }

  function home() {
    const order = clic.loader.order();
    const { bookmark } = clic.session.record;
    return order.includes(bookmark) ? bookmark : order[0];
  }

  /**
   * @param {Event} event
   */
  function skip(event) {
    event.preventDefault();
    focus(part("unit").querySelector("h1") || part("main"));
  }

  /**
   * Follow a link to a footnote, or back, without leaving the page.
   *
   * @param {Event} event
   */
  function follow(event) {
    const link = /** @type {Element} */ (event.target).closest("a[role^=doc-]");
    const target = link && document.getElementById((link.getAttribute("href") || "").slice(1));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView();
    focus(target);
  }

  /**
   * Go to unit *n*.
   *
   * @param {number} n
   * @param {boolean} [moved] false to open it without a new step for the Back button
   */
  function go(n, moved = true) {
    const now = ++request;
    clic.loader.find(n).then(
      (entry) => {
        if (now !== request) return;
        if (moved) location.hash = entry.id;
        else {
          history.replaceState(null, "", `#${entry.id}`);
          show(false);
        }
      },
      () => now === request && fail(() => go(n, moved)),
    );
  }

  /**
   * Show the unit that the address names.
   *
   * @param {boolean} moved whether the learner moved here, so that the focus follows
   */
  function show(moved) {
    const [id, anchor] = location.hash.slice(1).split("/");
    const screen = !id && anchor;
    // An address that somebody typed or shortened: the course goes on where the learner is.
    if (!/^[a-z][a-z0-9-]*$/.test(screen || id)) return go(current ? current.n : home(), false);
    const now = ++request;
    const main = part("main");
    main.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => now === request && !keep && say(clic.t("Loading…")), LOADING_AFTER);
    const coming = screen ? [clic.view.tools.screen(screen)] : [clic.loader.locate(id), clic.loader.unit(id)];
    Promise.all(coming)
      .then(
        ([entry, data]) => now === request && (screen ? drawScreen(entry, moved) : draw(entry, data, moved, anchor)),
        () => now === request && fail(() => show(true)),
      )
      .then(() => {
        clearTimeout(timer);
        if (now === request) main.removeAttribute("aria-busy");
      });
  }

  /**
   * Put something in the place of what is on screen; return its heading.
   *
   * @param {string} title
   * @param {(() => void) | undefined} end what to do when it goes
   * @param {HTMLElement | null} before what stands above the heading
   * @param {...Node} children
   */
  function replace(title, end, before, ...children) {
    close();
    close = end || (() => undefined);
    keep = false;
    const heading = make("h1", { tabindex: "-1" }, title);
    fill(part("unit"), before, heading, ...children);
    document.title = `${title} – ${clic.loader.course.title}`;
    return heading;
  }

  /**
   * @param {ClicEntry} entry
   * @param {any} data
   * @param {boolean} moved
   * @param {string | undefined} anchor
   */
  function draw(entry, data, moved, anchor) {
    if (!keep) say("");
    current = entry;
    const order = clic.loader.order();
    const place = order.indexOf(entry.n);
    const view = clic.view[data.kind](entry, data);
    const { module } = entry;
    const { minutes } = entry;
    const lasting = minutes && (minutes === 1 ? clic.t("about a minute") : clic.t("about {minutes} minutes", { minutes }));
    const about = make("p", { class: "about" }, [module.title !== entry.title && module.title, lasting].filter(Boolean).join(" · "));
    const heading = replace(entry.title, view.close, about, view.element, ending, pager(order[place - 1], order[place + 1]));
    mark(entry.n);
    clic.session.visit(entry.n);
    drawEnding();
    if (moved) arrive(heading, anchor);
    clic.view.tools.resume(!anchor && (!moved || screened) ? entry.n : 0);
    screened = false;
    const next = order[place + 1];
    if (next) clic.loader.find(next).then((found) => clic.loader.prefetch(found.id), () => undefined);
  }

  /**
   * Mark unit *n* in the outline, once that is there, as the one on screen.
   *
   * @param {number} n
   */
  function mark(n) {
    clic.view.marked = n;
    if (clic.view.outline) clic.view.outline.mark(n);
  }

  /**
   * Draw a tool in the place of a unit.
   *
   * @param {ClicScreen} screen
   * @param {boolean} moved
   */
  function drawScreen({ title, element, close: end, back }, moved) {
    if (!keep) say("");
    screened = true;
    const heading = replace(title, end, null, element, back);
    mark(0);
    if (moved) arrive(heading, undefined);
  }

  /**
   * @param {HTMLElement} heading
   * @param {string | undefined} anchor
   */
  function arrive(heading, anchor) {
    const target = anchor && document.getElementById(anchor);
    scrollTo(0, 0);
    focus(target || heading);
    if (target) target.scrollIntoView();
  }

  /**
   * @param {number | undefined} previous
   * @param {number | undefined} next
   * @returns {HTMLElement}
   */
  function pager(previous, next) {
    const onward = () => {
      if (current && current.kind === "page") clic.session.seen(current.n);
      go(/** @type {number} */ (next));
    };
    return make(
      "div",
      { class: "pager" },
      previous && make("button", { type: "button", class: "previous", click: () => go(previous) }, clic.t("Previous")),
      next && make("button", { type: "button", class: "main next", click: onward }, clic.t("Next")),
    );
  }

  /**
   * Say that a unit could not be loaded, and try again once asked or once the browser is back on the line.
   *
   * @param {() => void} again
   */
  function fail(again) {
    say("");
    const first = () => go(clic.loader.order()[0]);
    const heading = replace(
      clic.t("This page could not be loaded"), () => removeEventListener("online", again), null,
      make("p", {}, [clic.t("The connection may be slow or interrupted."), clic.view.trouble && clic.view.trouble.kept()].filter(Boolean).join(" ")),
      make(
        "div",
        { class: "pager" },
        make("button", { type: "button", click: first }, clic.t("Go to the first page")),
        make("button", { type: "button", class: "main", click: again }, clic.t("Try again")),
      ),
    );
    addEventListener("online", again);
    focus(heading);
  }

  /**
   * Follow a change of the record, or of how saving goes.
   */
  function refresh() {
    clic.view.progress.draw();
    drawTrouble();
    const verdict = clic.session.verdict();
    const now = verdict && verdict.met === "met";
    // What was done before it could be evaluated is told as soon as it is.
    const first = met === null && clic.session.verdict(true);
    if (first) met = first.met === "met";
    if (now && !met) {
      say(clic.view.finished());
      keep = true;
    }
    met = now;
    drawEnding();
  }

  /**
   * Below the unit, say that the course is completed; below the last one, what is still open.
   */
  function drawEnding() {
    const order = clic.loader.order();
    const last = current && current.n === order[order.length - 1];
    ending.hidden = !met && !last;
    if (ending.hidden) return;
    clic.loader.part("aids").then(() => clic.view.todo(ending, met), () => undefined);
  }

  /**
   * Say that saving fails. Until `trouble.js` is here, and where it cannot come any more, the bare sentence must do.
   */
  function drawTrouble() {
    const { trouble } = clic.session;
    if (clic.view.trouble) clic.view.trouble.draw();
    else part("trouble").textContent = trouble === "not-saved" ? clic.t("Your latest work could not be saved to your learning platform.") : "";
  }

  /** Draw again what is on screen; what was said just now stays. */
  function redraw() {
    keep = true;
    show(false);
  }

  clic.view = { ...clic.view, open, marked: 0, current: () => current, redraw };
})();
