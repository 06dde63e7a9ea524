/**
 * The time that a quiz leaves: told before it is up, and longer at a press of a button unless the author says that the limit is essential.
 */
(() => {
  "use strict";
  const { make, fill } = clic.view.dom;

  const LATE = 60; // seconds left at the last warning
  const SAVED = 5; // seconds after which the time is saved
  const html = document.documentElement;

  /**
   * @param {ClicEntry} entry
   * @param {ClicContent} data
   * @param {() => void} up what to do when the time is up
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function clock(entry, data, up) {
    const { seconds: before, extensions } = clic.sitting.current(entry.n);
    const limit = Number(data.time) * 60;
    const began = performance.now();
    const spent = () => before + Math.floor((performance.now() - began) / 1000);
    const early = Math.max(LATE, Math.min(300, Math.floor(limit / 5)));
    let total = limit * (1 + extensions);
    let saved = before;
    let warned = Infinity;
    let timer = 0;

    const time = make("span", { class: "clock-time" });
    const more = () => {
      total += limit;
      warned = Infinity;
      clic.sitting.extend(entry);
      draw();
      tell(clic.t("{minutes} min added.", { minutes: Number(data.time) }), false);
    };
    const button = !data.essential && make("button", { type: "button", class: "plain", click: more }, clic.t("More time"));
    const note = make("p", { class: "clock-note", role: "status" });
    const element = make("div", { class: "clock" }, make("p", { role: "timer" }, clic.t("Time left:"), " ", time), button, note);

    /**
     * Say something where whoever has scrolled down sees it too.
     *
     * @param {string} text
     * @param {boolean} late
     */
    function tell(text, late) {
      // The button stands beside it; who does not see that is told of it.
      const how = late && button && make("span", { class: "unseen" }, " ", clic.t("If you need longer, press “More time”."));
      fill(note, text, how);
      element.classList.toggle("late", late);
    }

    function draw() {
      const left = Math.max(0, total - spent());
      time.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      return left;
    }

    /** @param {number} left */
    function warn(left) {
      const due = left <= LATE ? LATE : left <= early ? early : Infinity;
      if (due >= warned) return;
      warned = due;
      const text = due === LATE ? clic.t("Less than a minute is left.") : clic.t("About {minutes} min are left.", { minutes: Math.ceil(left / 60) });
      tell(text, true);
    }

    function tick() {
      const left = draw();
      // A page that is hidden is left alone: what changes there may have to be told to an LMS that has gone.
      if (spent() - saved >= SAVED && document.visibilityState !== "hidden") save();
      if (!left) {
        up();
        return;
      }
      warn(left);
      timer = setTimeout(tick, 1000 - ((performance.now() - began) % 1000));
    }

    function save() {
      saved = spent();
      clic.sitting.spend(entry, saved);
    }

    function close() {
      clearTimeout(timer);
      html.classList.remove("timed");
      if (spent() > saved) save();
    }

    html.classList.add("timed");
    // The first look comes once the quiz is on screen.
    timer = setTimeout(tick, 0);
    draw();
    return { element, close };
  }

  clic.view = { ...clic.view, clock };
})();
