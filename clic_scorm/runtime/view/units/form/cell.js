/**
 * One field of a form: a native control with its label, kept as it is typed, with what is wrong with it below.
 */
(() => {
  "use strict";
  const { make, add, fill, say } = clic.view.dom;

  const PAUSE = 800; // milliseconds without a key before what is there is kept
  const LONGEST = 2000;
  /** Whether anything that is written may go to the learning platform. */
  const travelling = () => clic.loader.course.adapter !== "none" && clic.session.trouble !== "no-lms" && clic.store.agreed() === true;

  /** Where what does not travel is, as far as the device keeps it. */
  const here = () => (clic.journal.kept() ? clic.t("On this device only") : clic.t("This device cannot keep your work: take it along before you leave."));

  const TYPED = ["number", "money", "percent"];
  const GESTURE = 700; // milliseconds from the touch of a button to the end of its press
  const WAIT = 1000; // milliseconds until what is wrong is told, whatever is done

  /** @type {Set<() => void>} what is wrong and is told in a line only once nothing is being pressed */
  const later = new Set();
  let pressed = 0;
  document.addEventListener("pointerdown", ({ target }) => void (pressed = target instanceof Element && target.closest("button, a, summary") ? Date.now() : 0), true);
  // A press that became a click is over.
  document.addEventListener("click", () => void setTimeout(() => void (pressed = 0)));
  // Another field is a better moment than the end of the wait, which may fall into the next press.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches("input, select, textarea")) flush();
  });

  /** Tell what had to wait for a press. */
  function flush() {
    for (const tell of later) tell();
    later.clear();
  }

  /**
   * @param {any} sheet
   * @param {any} table
   * @param {string} row
   * @param {any} column
   * @param {() => void} changed
   * @param {string} [name] what the field is called where that is not its column
   */
  function cell(sheet, table, row, column, changed, name = column.title) {
    const answer = sheet.asked(table, row, column);
    if (!answer) return null;
    const key = sheet.keyOf(table, row, column);
    const id = `clic-cell-${key.replace(/\W/g, "-")}`;
    const needed = answer.need ? make("span", { class: "quiet" }, ` (${clic.t("required")})`) : null;
    if (answer.formula) {
      // No live region: each sum would be said again with every key.
      const output = make("input", { id, readonly: true, class: "entry computed" });
      const refresh = () => void (output.value = sheet.shown(table, row, column) || "–");
      return { element: make("div", { class: "cell" }, make("label", { for: id }, name), output), id, key, refresh, flush: () => undefined, complain: () => undefined };
    }
    const where = make("p", { class: "quiet where", id: `${id}-where`, hidden: true });
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    const ways = make("p", { class: "ways", hidden: true });
    const control = draw(sheet, answer, id, sheet.get(table, row, column));
    control.setAttribute("aria-describedby", `${error.id} ${where.id}`);
    if (answer.need) control.setAttribute("aria-required", "true");
    let timer = 0;

    /** @param {Record<string, string>} held */
    function tell(held) {
      const text = sheet.get(table, row, column);
      const read = text ? sheet.reading(answer, text) : null;
      const date = answer.kind === "date" && read && read.value ? sheet.shown(table, row, column) : "";
      // Where nothing travels one line above the form says so.
      const place = text && travelling() && !(key in held) && here();
      // A select shows the beginning of a long question only.
      const whole = answer.kind === "gap" && text ? sheet.shown(table, row, column) : "";
      const said = [date, whole, place].filter(Boolean).join(" · ");
      if (where.textContent !== said) where.textContent = said;
      where.hidden = !said;
    }

    /** @param {string} [text] */
    function complain(text = sheet.problem(answer, control.value.trim())) {
      later.delete(told);
      error.textContent = text || "";
      error.hidden = !text;
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      const read = text && control.value.trim() ? sheet.reading(answer, control.value.trim()) : null;
      fill(ways, ...(read ? read.ways : []).map((/** @type {string} */ way) => make("button", { type: "button", class: "plain", click: () => take(way) }, answer.kind === "date" ? clic.reckon.said(way, document.documentElement.lang) : way)));
      ways.hidden = !ways.firstChild;
    }

    function told() {
      // The press may have led to another page.
      if (!control.isConnected) return;
      complain();
      if (error.textContent) say(`${name}: ${error.textContent}`);
    }

    /** @param {string} way */
    function take(way) {
      // Three decimals could be read as thousands again: they get a fourth.
      control.value = /\.\d{3}$/.test(way) ? `${way}0` : way;
      keep(false);
      complain();
      control.focus();
    }

    /** @param {boolean} later */
    function keep(later) {
      clearTimeout(timer);
      timer = 0;
      clic.store.put(key, control.value.trim(), later);
      changed();
    }

    control.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(true), PAUSE);
      if (error.textContent) complain("");
    });
    control.addEventListener("change", () => {
      keep(false);
      const text = sheet.problem(answer, control.value.trim());
      // A line that comes here now would move the button from under the finger, and the press were lost.
      if (text && Date.now() - pressed < GESTURE) {
        control.setAttribute("aria-invalid", "true");
        later.add(told);
        setTimeout(flush, WAIT);
      } else told();
      if (answer.kind === "gap") follow();
    });

    /** What goes with another question: its group and its score. */
    function follow() {
      const along = sheet.along(sheet.get(table, row, column));
      sheet.fillRow(table, row, { group: along.group || "", score: along.score || "" });
      changed();
    }

    complain();
    const element = make("div", { class: `cell of-${answer.kind}` }, make("label", { for: id }, name, needed), control, error, ways, where);
    return {
      element, id, key, complain,
      /** Show what is kept, where something else than this field changed it. @param {Record<string, string>} held */
      refresh(held) {
        const kept = sheet.get(table, row, column);
        if (!timer && document.activeElement !== control && control.value.trim() !== kept) control.value = kept;
        tell(held);
      },
      flush: () => void (timer && keep(false)),
    };
  }

  /**
   * @param {any} sheet
   * @param {any} answer
   * @param {string} id
   * @param {string} text
   * @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
   */
  function draw(sheet, answer, id, text) {
    const choice = sheet.options(answer);
    if (choice) {
      const select = make("select", { id, class: "entry" }, make("option", { value: "" }, "–"));
      add(select, ...choice.map((/** @type {[string, string]} */ [value, shown]) => make("option", { value }, shown)));
      if (text && !choice.some((/** @type {[string]} */ [value]) => value === text)) add(select, make("option", { value: text }, clic.t("an answer that is no longer offered")));
      select.value = text;
      return select;
    }
    if (["long", "note", "gap"].includes(answer.kind)) {
      const area = make("textarea", { id, class: "entry", rows: 3, dir: "auto", maxlength: LONGEST });
      area.value = text;
      return area;
    }
    const plain = TYPED.concat("date").includes(answer.kind);
    const input = make("input", { id, type: "text", class: "entry", dir: "auto", autocomplete: "off", maxlength: LONGEST, inputmode: TYPED.includes(answer.kind) ? "decimal" : null, spellcheck: plain ? "false" : null });
    input.value = text;
    return input;
  }

  clic.view = { ...clic.view, cell, travelling, here };
})();
