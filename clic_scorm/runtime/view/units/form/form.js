/**
 * A form: tables in which each row is a group of fields. What is typed is kept at once; what is missing is said, and led to.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, focus, say } = clic.view.dom;

  /**
   * @param {ClicEntry} entry
   * @param {any} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function form(entry, data) {
    const element = make("div", { class: "form" });
    let end = () => undefined;
    let left = false;
    const show = (/** @type {any} */ from) => {
      if (left) return;
      fill(element);
      end = fillIn(element, entry, data, from);
    };
    function begin() {
      if (!data.start) return show(null);
      fill(element, make("p", { class: "quiet" }, clic.t("Loading…")));
      clic.view.gaps.load(data.start).then(show, () => {
        const again = make("button", { type: "button", click: begin }, clic.t("Try again"));
        fill(element, make("p", {}, clic.t("What this form starts from could not be loaded.")), again);
      });
    }
    begin();
    return { element, close: () => { left = true; end(); } };
  }

  /**
   * @param {HTMLElement} element
   * @param {ClicEntry} entry
   * @param {any} data
   * @param {any} from
   */
  function fillIn(element, entry, data, from) {
    const sheet = { ...clic.view.sheet(data, from), along: from ? from.along : () => ({}) };
    sheet.begin();
    /** @type {any[]} */
    let cells = [];
    const sign = make("p", { class: "sign-line" });
    const kept = make("p", { class: "quiet" });
    const missing = make("div", {});
    const out = make("div", {});
    const paper = make("div", { class: "on-paper" });
    /** @type {(() => void)[]} */
    const totals = [];

    function weigh() {
      const lacks = sheet.lacks();
      const was = clic.store.isDone(entry.n);
      if (!lacks.length) clic.store.done(entry.n);
      const done = clic.store.isDone(entry.n);
      sign.className = done && !lacks.length ? "sign-line good" : "sign-line";
      sign.textContent = done && !lacks.length ? clic.t("Done") : clic.t("Still missing: {count}", { count: lacks.length });
      if (done && !was) say(clic.t("The form is complete."));
      const held = clic.store.held();
      for (const one of cells) one.refresh(held);
      const here = clic.loader.course.adapter !== "none" && !clic.view.travelling() && clic.view.here();
      const safe = (clic.journal.kept() || clic.view.travelling()) && clic.t("Saved as you type");
      kept.textContent = [safe, here].filter(Boolean).join(" · ");
      for (const refresh of totals) refresh();
      if (missing.firstChild) list(lacks);
    }

    /** @param {any[]} lacks */
    function list(lacks) {
      const leads = lacks.map((lack) => {
        const lead = make("button", { type: "button", class: "link", click: () => goTo(lack) }, nameOf(lack));
        return make("li", {}, lead, ` ${lack.text}`);
      });
      fill(missing, lacks.length ? make("h2", {}, clic.t("Still missing: {count}", { count: lacks.length })) : make("h2", {}, clic.t("Nothing is missing")), lacks.length ? make("ul", {}, ...leads) : null);
    }

    /** @param {any} lack */
    function nameOf({ table, row, column }) {
      return [data.tables.length > 1 && table.title, titleOf(table, row), !alone(table) && column.title].filter(Boolean).join(", ");
    }

    /** @param {any} lack */
    const cellOf = ({ table, row, column }) => cells.find((one) => one.key === sheet.keyOf(table, row, column));

    /** @param {any} lack */
    function goTo(lack) {
      const found = cellOf(lack);
      if (!found) return;
      found.complain(lack.text);
      const control = document.getElementById(found.id);
      if (control) control.focus();
    }

    function check() {
      for (const one of cells) one.flush();
      const lacks = sheet.lacks();
      list(lacks);
      // What is wrong with a field itself is said there, before what it lacks together with others.
      for (const lack of lacks.slice().reverse()) {
        const found = cellOf(lack);
        if (found) found.complain(lack.text);
      }
      if (lacks.length) say(clic.t("Still missing: {count}", { count: lacks.length }));
      focus(/** @type {HTMLElement} */ (missing.querySelector("h2")));
    }

    /** @param {any} table @param {string} row */
    function titleOf(table, row) {
      if (table.given) return table.given.find((/** @type {[string]} */ [letter]) => row === `g${letter}`)[1];
      return clic.t("Row {number}", { number: sheet.rows(table).indexOf(row) + 1 });
    }

    /** Whether each row of a table is one field, which has the name of the row. @param {any} table */
    const alone = (table) => table.given && table.columns.length === 1;

    /** @param {any} table */
    function part(table) {
      const rows = make("div", { class: "rows" });
      const more = make("div", { class: "more" });
      const heading = data.tables.length > 1 && make("h2", {}, table.title);
      const summed = table.columns.filter((/** @type {any} */ column) => column.total || (data.totals || []).some((/** @type {[number, string]} */ [n, letter]) => n === table.n && letter === column.letter));
      const sums = make("dl", { class: "totals" });
      totals.push(() => fill(sums, ...summed.flatMap((/** @type {any} */ column) => [make("dt", {}, clic.t("Total: {title}", { title: column.title })), make("dd", {}, clic.view.spaced(sheet.total(table, column)))])));

      /** @param {string} row */
      function drawRow(row) {
        const legend = make("legend", {}, titleOf(table, row));
        const drawn = table.columns.map((/** @type {any} */ column) => clic.view.cell(sheet, table, row, column, weigh, alone(table) ? titleOf(table, row) : column.title)).filter(Boolean);
        cells.push(...drawn);
        if (alone(table)) return make("div", { class: "single", "data-row": row }, ...drawn.map((/** @type {any} */ one) => one.element));
        const remove = !table.given && make("button", { type: "button", class: "remove off-paper", click: () => takeOut(row) });
        const group = make("fieldset", { class: "row", "data-row": row }, legend, make("div", { class: "cells" }, ...drawn.map((/** @type {any} */ one) => one.element)), remove);
        return group;
      }

      /** Number the rows again, and offer what can be done. */
      function arrange() {
        const there = sheet.rows(table);
        for (const group of Array.from(rows.querySelectorAll("fieldset"))) {
          const title = titleOf(table, group.dataset.row || "");
          /** @type {HTMLElement} */ (group.querySelector("legend")).textContent = title;
          const remove = /** @type {HTMLElement | null} */ (group.querySelector(".remove"));
          if (!remove) continue;
          remove.textContent = clic.t("Remove {row}", { row: title });
          remove.hidden = there.length <= table.least;
        }
        fill(more, ...(table.given ? [] : offers(there.length)));
      }

      /** @param {number} count */
      function offers(count) {
        if (count >= table.most) return [make("p", { class: "quiet" }, clic.t("More than {count} rows are not foreseen.", { count: table.most }))];
        const add = make("button", { type: "button", click: () => put(sheet.addRow(table)) }, clic.t("Add a row"));
        const open = sheet.taker() === table ? sheet.left() : [];
        if (!open.length) return [make("p", { class: "actions" }, add)];
        const select = make("select", { id: `clic-gaps-${table.n}`, class: "entry" }, ...open.map((/** @type {any} */ gap, /** @type {number} */ index) => make("option", { value: index }, `${gap.score} · ${gap.group.short}: ${gap.one.title}`)));
        const taken = () => {
          const row = sheet.addRow(table);
          sheet.fillRow(table, row, from.seed(open[Number(select.value)]));
          put(row);
        };
        return [
          make("p", { class: "actions" }, add),
          make("p", { class: "pick" }, make("label", { for: select.id }, clic.t("Gaps that no row takes up, the weakest first")), select, make("button", { type: "button", click: taken }, clic.t("Add a row for it"))),
        ];
      }

      /** @param {string} row */
      function put(row) {
        add(rows, drawRow(row));
        arrange();
        weigh();
        focusRow(row);
        say(clic.t("{row} is added.", { row: titleOf(table, row) }));
      }

      /** @param {string} row */
      function focusRow(row) {
        const control = ["input", "select", "textarea"].map((name) => `[data-row="${row}"] ${name}`).join();
        /** @type {HTMLElement} */ (rows.querySelector(control)).focus();
      }

      /** @param {string} row */
      function takeOut(row) {
        const title = titleOf(table, row);
        for (const one of cells) one.flush();
        const bring = sheet.removeRow(table, row);
        const group = /** @type {HTMLElement} */ (rows.querySelector(`[data-row="${row}"]`));
        const ids = Array.from(group.querySelectorAll("[id]"), ({ id }) => id);
        cells = cells.filter((one) => !ids.includes(one.id));
        const undo = make("button", { type: "button", click: () => {
          bring();
          const back = drawRow(row);
          bar.replaceWith(back);
          arrange();
          weigh();
          focusRow(row);
          say(clic.t("{row} is back.", { row: titleOf(table, row) }));
        } }, clic.t("Bring it back"));
        const bar = make("p", { class: "undo off-paper" }, clic.t("{row} is removed.", { row: title }), " ", undo);
        group.replaceWith(bar);
        arrange();
        weigh();
        undo.focus();
        say(clic.t("{row} is removed.", { row: title }));
      }

      add(rows, ...sheet.rows(table).map(drawRow));
      arrange();
      return make("section", { class: table.given ? "part given" : "part" }, heading, table.html && prose(table.html), rows, more, summed.length ? sums : null);
    }

    const earlier = clic.store.get(clic.view.writing.key(entry.n));
    const hide = () => cells.forEach((one) => one.flush());
    const onPaper = () => fill(paper, clic.view.formTables(sheet, data, titleOf));
    addEventListener("pagehide", hide);
    document.addEventListener("visibilitychange", hide);
    addEventListener("beforeprint", onPaper);
    add(
      element,
      data.html && prose(data.html),
      clic.view.writing.consent(() => {
        weigh();
        /** @type {HTMLElement} */ (element.querySelector(".cell input, .cell textarea, .cell select")).focus();
      }),
      earlier && make("details", { class: "note off-paper" }, make("summary", {}, clic.t("What you wrote here before this was a form")), make("p", { class: "written", dir: "auto" }, earlier)),
      from && !from.gaps().length && make("p", { class: "note off-paper" }, clic.t("The rows of this form can begin with the gaps that you found."), " ", make("a", { href: `#${from.id}` }, from.title)),
      make("div", { class: "off-paper" }, sign, kept, ...data.tables.map(part), make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: check }, clic.t("What is missing?"))), missing),
      paper,
      make("h2", { class: "off-paper" }, clic.t("Take the form with you")),
      clic.view.formWays(sheet, data, titleOf, out, onPaper),
      out,
    );
    weigh();
    return () => {
      hide();
      removeEventListener("pagehide", hide);
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("beforeprint", onPaper);
      return undefined;
    };
  }

  clic.view = { ...clic.view, form };
  clic.view.paper.form = (/** @type {ClicEntry} */ _, /** @type {any} */ data) => (data.start ? clic.view.gaps.load(data.start) : Promise.resolve(null)).then((/** @type {any} */ from) => {
    const sheet = clic.view.sheet(data, from);
    const titleOf = (/** @type {any} */ table, /** @type {string} */ row) => (table.given ? table.given.find((/** @type {[string]} */ [letter]) => row === `g${letter}`)[1] : String(sheet.rows(table).indexOf(row) + 1));
    return clic.view.formTables(sheet, data, titleOf);
  });
})();
