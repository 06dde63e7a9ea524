// Hold the preview together: the course in its frame, loaded again after each build, with the LMS and the findings beside it.
"use strict";
(function () {
  const { voice, findings, bench } = globalThis.clicPreview;
  const part = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const frame = /** @type {HTMLIFrameElement} */ (part("course"));
  const bar = /** @type {Element} */ (document.querySelector(".bar"));
  const PAUSE = 50;

  let shown = -1;
  let drawn = -1;
  /** @type {(() => void)[]} */
  const wanted = [];
  /** @type {WeakSet<Document>} */
  const heard = new WeakSet();
  /** @type {{findings: any[], pages: number}} */
  let state = { findings: [], pages: 0 };

  /**
   * Load the course, at the place where the reader was.
   *
   * @param {string} place
   * @param {() => void} [between] what is done once the page is left, also where a build that is ready in this moment loads it first
   */
  function load(place, between) {
    if (between) wanted.push(between);
    // The page that is left ends its session first: it still has its LMS.
    frame.onload = () => {
      // What was still loading may arrive a moment later.
      if (frame.contentDocument?.URL !== "about:blank") return;
      frame.onload = arrived;
      for (const each of wanted.splice(0)) each();
      bench.open();
      awaitNext();
      frame.contentWindow?.location.replace(`${part("version").value}/index.html?r=${shown}${place}`);
    };
    frame.src = "about:blank";
  }

  /** Hear the next document from its beginning on: a reader may act, and be told something, long before its last picture is there. */
  function awaitNext() {
    frame.contentWindow?.addEventListener("pagehide", () => setTimeout(hear));
  }

  function hear() {
    const page = frame.contentDocument;
    if (!page || page.location.href === "about:blank" || heard.has(page)) return;
    heard.add(page);
    voice.listen(page, (/** @type {string} */ sentence) => voice.write(part("voice"), sentence));
    awaitNext();
  }

  function arrived() {
    const page = frame.contentDocument;
    if (!page || page.location.href === "about:blank") return;
    hear();
    const sheet = page.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/notes.css";
    page.head.append(sheet);
    const unit = page.getElementById("clic-unit");
    if (!unit) return;
    new MutationObserver((changes) => {
      const drawn = changes.some((change) => Array.from(change.addedNodes).some((node) => !/** @type {any} */ (node).classList?.contains("clic-preview-note")));
      if (drawn) mark();
    }).observe(unit, { childList: true, subtree: true });
    mark();
  }

  /** The id of the unit on screen, as the course's own view knows it. */
  function current() {
    const clic = /** @type {any} */ (frame.contentWindow)?.clic;
    return (clic && clic.view && clic.view.current && clic.view.current()?.id) || "";
  }

  function mark() {
    if (frame.contentDocument) findings.mark(frame.contentDocument, state.findings, current());
  }

  function here() {
    try { return frame.contentWindow?.location.hash || ""; } catch (error) { return ""; }
  }

  /** The place where the reader is, if it is still there: a save may give the page another id. */
  async function kept() {
    const place = here();
    const unit = /^#([a-z][a-z0-9-]*)/.exec(place);
    if (!unit) return place;
    const answer = await fetch(`${part("version").value}/units/${unit[1]}.js`, { cache: "no-store" }).catch(() => undefined);
    return answer?.status === 404 ? "" : place;
  }

  function show() {
    const errors = state.findings.filter((item) => item.severity === "error").length;
    const others = state.findings.length - errors;
    const count = (/** @type {number} */ number, /** @type {string} */ word) => `${number} ${word}${number === 1 ? "" : "s"}`;
    const parts = [errors && count(errors, "error"), others && count(others, errors ? "other finding" : "finding")];
    const told = parts.filter(Boolean).join(", ") || "No findings";
    part("summary").textContent = errors ? `${told}: the last good pages are shown` : told;
    bar.className = `bar ${errors ? "error" : others ? "warning" : "clean"}`;
    part("found").textContent = `Findings (${state.findings.length})`;
    findings.show(part("list"), state.findings, (/** @type {string} */ page) => (/** @type {Window} */ (frame.contentWindow).location.hash = page));
    // With errors the pages are the old ones, and findings come after the pages: the reader keeps the place.
    if (state.pages === drawn) return mark();
    drawn = state.pages;
    kept().then(load);
  }

  async function look() {
    try {
      const answer = await fetch(`state.json?known=${shown}`, { cache: "no-store" });
      if (answer.status === 200) {
        const next = await answer.json();
        if (next.revision !== shown) {
          shown = next.revision;
          state = next;
          for (const option of part("version").options) option.disabled = !next.adapters.includes(option.value);
          show();
        }
      }
    } catch (error) {
      part("summary").textContent = "The preview was stopped. Start it again, then reload this page.";
      bar.className = "bar error";
    }
    setTimeout(look, PAUSE);
  }

  part("again").addEventListener("click", () => load(""));
  part("device").addEventListener("click", () => load("", bench.swap));
  part("anew").addEventListener("click", () => load("", bench.forget));
  for (const id of ["offline", "refused", "slow"]) part(id).addEventListener("change", bench.setLine);
  part("version").addEventListener("change", () => load(here()));
  part("learner").addEventListener("change", () => load(""));
  part("wishes").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  part("fold").addEventListener("click", () => {
    part("side").hidden = !part("side").hidden;
    part("fold").setAttribute("aria-expanded", String(!part("side").hidden));
  });
  // On a phone the course comes first.
  if (innerWidth < 800) part("fold").click();
  // A check box that stayed ticked over a reload must not lie.
  bench.setLine();
  look();
})();
