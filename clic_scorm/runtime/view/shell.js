/**
 * What holds everything together on screen: which unit is shown, moving between units, trouble with saving, completion.
 */
(() => {
  "use strict";
  const { make, add, fill, focus, part, say } = clic.view.dom;

  const LOADING_AFTER = 300; // milliseconds; a word that flashes by is worse than none
  const STILL_TO_DO = 8; // units named; each may cost a request for its module's outline

  /** @type {ClicEntry | null} */
  let current = null;
  /** @type {() => void} */
  let close = () => undefined;
  let request = 0;
  let met = false;
  let screened = false; // a tool was on screen last
  let keep = false; // what the live region says outlives the next change of page
  const ending = make("div", { class: "ending" });

  /**
   * Bring the entry page to life and show the unit that the address names, else the bookmark, else the first.
   *
   * @param {{resumed: boolean}} state
   */
  function open({ resumed }) {
    part("skip").textContent = clic.t("Skip to content");
    part("skip").addEventListener("click", skip);
    part("outline").setAttribute("aria-label", clic.t("Course outline"));
    openMenu();
    clic.view.outline.build();
    clic.view.tools.build();
    met = clic.session.verdict().met === "met";
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

  function openMenu() {
    const menu = part("menu");
    const outline = part("outline");
    menu.textContent = clic.t("Outline");
    menu.hidden = false;
    /** @param {boolean} open */
    const set = (open) => {
      menu.setAttribute("aria-expanded", String(open));
      outline.classList.toggle("open", open);
    };
    menu.addEventListener("click", () => set(!outline.classList.contains("open")));
    outline.addEventListener("click", (/** @type {Event} */ event) => {
      if (/** @type {Element} */ (event.target).closest("a")) set(false);
    });
    addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || !outline.classList.contains("open")) return;
      set(false);
      menu.focus();
    });
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
        ([entry, data]) => now === request && (screen ? drawScreen(entry) : draw(entry, data, moved, anchor)),
        () => now === request && fail(() => show(true)),
      )
      .then(() => {
        clearTimeout(timer);
        if (now === request) main.removeAttribute("aria-busy");
      });
  }

  /**
   * @param {ClicEntry} entry
   * @param {any} data
   * @param {boolean} moved
   * @param {string | undefined} anchor
   */
  function draw(entry, data, moved, anchor) {
    close();
    if (!keep) say("");
    keep = false;
    current = entry;
    const order = clic.loader.order();
    const place = order.indexOf(entry.n);
    const view = clic.view[data.kind](entry, data);
    close = view.close;
    const heading = make("h1", { tabindex: "-1" }, entry.title);
    const { module } = entry;
    const minutes = entry.minutes && clic.t("about {minutes} minutes", { minutes: entry.minutes });
    const about = make("p", { class: "about" }, [module.title, minutes].filter(Boolean).join(" · "));
    fill(part("unit"), about, heading, view.element, ending, pager(order[place - 1], order[place + 1]));
    document.title = `${entry.title} – ${clic.loader.course.title}`;
    clic.view.outline.mark(entry.n);
    clic.session.visit(entry.n);
    drawEnding();
    if (moved) arrive(heading, anchor);
    clic.view.tools.resume(!anchor && (!moved || screened) ? entry.n : 0);
    screened = false;
    const next = order[place + 1];
    if (next) clic.loader.find(next).then((found) => clic.loader.prefetch(found.id), () => undefined);
  }

  /**
   * Draw a tool in the place of a unit.
   *
   * @param {{title: string, element: HTMLElement, close?: () => void}} screen
   */
  function drawScreen(screen) {
    close();
    say("");
    keep = false;
    screened = true;
    close = screen.close || (() => undefined);
    const heading = make("h1", { tabindex: "-1" }, screen.title);
    const back = () => {
      if (current) location.hash = current.id;
      else go(clic.loader.order()[0]);
    };
    const button = make("button", { type: "button", click: back }, clic.t("Back to the course"));
    fill(part("unit"), heading, screen.element, make("div", { class: "pager" }, button));
    document.title = `${screen.title} – ${clic.loader.course.title}`;
    clic.view.outline.mark(0);
    arrive(heading, undefined);
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
   * Say that a unit could not be loaded, and offer to try again.
   *
   * @param {() => void} again
   */
  function fail(again) {
    close();
    say("");
    const heading = make("h1", { tabindex: "-1" }, clic.t("This page could not be loaded"));
    const first = () => go(clic.loader.order()[0]);
    fill(
      part("unit"),
      heading,
      make("p", {}, clic.t("The connection may be slow or interrupted. What you have done so far is kept.")),
      make(
        "div",
        { class: "pager" },
        make("button", { type: "button", click: first }, clic.t("Go to the first page")),
        make("button", { type: "button", class: "main", click: again }, clic.t("Try again")),
      ),
    );
    document.title = `${heading.textContent} – ${clic.loader.course.title}`;
    focus(heading);
  }

  /**
   * Follow a change of the record, or of how saving goes.
   */
  function refresh() {
    clic.view.outline.refresh();
    drawTrouble();
    const now = clic.session.verdict().met === "met";
    if (now && !met) {
      say(clic.t("You have completed this course."));
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
    if (met) return fill(ending, make("p", { class: "sign-line good" }, clic.t("You have completed this course.")));
    /** @type {Set<number>} */
    const open = new Set();
    for (const reason of clic.session.verdict().reasons) {
      const { atom, quiz, have, pass } = reason;
      if (atom === "viewed") reason.open.forEach((/** @type {number} */ n) => open.add(n));
      else if (!clic.score.passes(have && { best: have, attempts: 1 }, pass)) open.add(quiz);
    }
    const list = make("ul");
    fill(ending, make("h2", {}, clic.t("Still to do")), list);
    for (const n of order.filter((one) => open.has(one)).slice(0, STILL_TO_DO)) {
      const line = make("li");
      add(list, line);
      clic.loader.find(n).then((entry) => add(line, make("a", { href: `#${entry.id}` }, entry.title)), () => line.remove());
    }
    if (open.size > STILL_TO_DO) add(list, make("li", {}, clic.t("and {count} more", { count: open.size - STILL_TO_DO })));
  }

  function drawTrouble() {
    const box = part("trouble");
    const { trouble } = clic.session;
    if ((box.dataset.kind || "") === (trouble || "")) return;
    const focused = box.contains(document.activeElement);
    box.dataset.kind = trouble || "";
    if (!trouble) {
      fill(box);
      say(clic.t("Your work is saved."));
      if (focused) focus(part("unit").querySelector("h1") || part("main"));
      return;
    }
    const button = make("button", { type: "button", click: retry }, clic.t("Try again"));
    fill(box, make("p", {}, sentence(trouble)), button);
    if (focused) button.focus();
  }

  /**
   * @param {string} trouble
   * @returns {string}
   */
  function sentence(trouble) {
    if (trouble === "no-lms") return clic.t("Your learning platform was not found, so your work is kept on this device only.");
    if (trouble === "closed") return clic.t("The connection to your learning platform has ended. Open the course again from there.");
    return clic.t("Your latest work could not be saved to your learning platform. It is kept on this device.");
  }

  function retry() {
    clic.session.retry();
    // Said again if need be: an alert that does not change stays silent.
    if (clic.session.trouble) part("trouble").dataset.kind = "again";
    drawTrouble();
  }

  clic.view = { ...clic.view, open, current: () => current, redraw: () => show(false) };
})();
