/**
 * A form that leaves the course: on paper, as text, as table, as a document, in a file that opens again on another device.
 */
(() => {
  "use strict";
  const { make } = clic.view.dom;

  /** @typedef {(table: any, row: string) => string} TitleOf */

  const ABREAST = 7; // columns that fit on a sheet of paper

  /**
   * The tables as texts, the header first; rows that hold nothing are left out where they are the learner's.
   *
   * @param {any} sheet
   * @param {any} data
   * @param {TitleOf} titleOf
   * @returns {{title: string, rows: string[][], sums: string[]}[]} *sums* are the last of the rows, where there are any
   */
  function tables(sheet, data, titleOf) {
    return data.tables.map((/** @type {any} */ table) => {
      const head = [...(table.given ? [table.heading] : []), ...table.columns.map((/** @type {any} */ column) => column.title)];
      const rows = sheet.rows(table).filter((/** @type {string} */ row) => table.given || sheet.begun(table, row));
      const body = rows.map((/** @type {string} */ row) => [...(table.given ? [titleOf(table, row)] : []), ...table.columns.map((/** @type {any} */ column) => sheet.shown(table, row, column))]);
      const summed = table.columns.map((/** @type {any} */ column) => (column.total ? clic.view.spaced(sheet.total(table, column)) : ""));
      if (summed.some(Boolean)) body.push([...(table.given ? [clic.t("Total")] : []), ...(!table.given && !summed[0] ? [clic.t("Total"), ...summed.slice(1)] : summed)]);
      return { title: data.tables.length > 1 ? table.title : "", rows: [head, ...body], sums: summed.some(Boolean) ? [...(table.given ? [""] : []), ...summed] : [] };
    });
  }

  const cellOf = (/** @type {string} */ text) => make("td", { dir: "auto", class: "written" }, text);

  /** @param {string[]} head @param {string[][]} body */
  function abreast(head, body) {
    const top = make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)));
    return make("table", { class: "filled" }, make("thead", {}, top), make("tbody", {}, ...body.map((row) => make("tr", {}, ...row.map(cellOf)))));
  }

  /** A row by itself, its cells below each other. @param {string[]} head @param {string[]} row */
  function below(head, row) {
    const lines = row.map((text, place) => text && make("tr", {}, make("th", { scope: "row" }, head[place]), cellOf(text)));
    return make("table", { class: "filled by-itself" }, make("tbody", {}, ...lines.filter(Boolean)));
  }

  /**
   * Laid out for paper: a table, or where that has more columns than fit a table for each row.
   *
   * @param {any} sheet
   * @param {any} data
   * @param {TitleOf} titleOf
   */
  function formTables(sheet, data, titleOf) {
    const drawn = tables(sheet, data, titleOf).map(({ title, rows, sums }) => {
      const [head, ...body] = rows;
      const alone = () => body.slice(0, sums.length ? -1 : undefined).map((row) => below(head, row)).concat(sums.length ? below(head.map((text) => clic.t("Total: {title}", { title: text })), sums) : []);
      return make("section", {}, title && make("h3", {}, title), ...(head.length > ABREAST ? alone() : [abreast(head, body)]));
    });
    return make("div", {}, ...drawn);
  }

  /** A row's cells below each other, each with the name of its column. @param {{title: string, rows: string[][]}[]} all */
  function plain(all) {
    return all.map(({ title, rows: [head, ...body] }) =>
      [title, ...body.map((row) => row.map((text, index) => text && `${head[index]}: ${text}`).filter(Boolean).join("\n"))].filter(Boolean).join("\n\n")).join("\n\n");
  }

  /** A cell of a table; what a spreadsheet would take for a formula begins with an apostrophe. @param {string} text */
  function cell(text) {
    const formula = /^[=+\-@\t\r]/.test(text) && !/^-[\d.,]+$/.test(text);
    return ['"', formula ? "'" : "", text.split('"').join('""'), '"'].join("");
  }

  /** Numbers and dates as programs read them. @param {any} sheet @param {any} table @param {string} row @param {any} column @returns {string} */
  function exact(sheet, table, row, column) {
    const answer = sheet.asked(table, row, column);
    if (!answer) return "";
    const text = answer.formula ? "" : sheet.get(table, row, column);
    const read = text && sheet.reading(answer, text);
    return sheet.value(table, row, column) || (read && read.value) || sheet.shown(table, row, column);
  }

  /**
   * @param {any} sheet
   * @param {any} data
   * @param {TitleOf} titleOf
   */
  function csv(sheet, data, titleOf) {
    const parts = data.tables.map((/** @type {any} */ table) => {
      const head = [...(table.given ? [table.heading] : []), ...table.columns.map((/** @type {any} */ column) => column.title)];
      const rows = sheet.rows(table).filter((/** @type {string} */ row) => table.given || sheet.begun(table, row));
      const body = rows.map((/** @type {string} */ row) => [...(table.given ? [titleOf(table, row)] : []), ...table.columns.map((/** @type {any} */ column) => exact(sheet, table, row, column))]);
      return [head, ...body].map((row) => row.map(cell).join(",")).join("\r\n");
    });
    return `\ufeff${parts.join("\r\n\r\n")}\r\n`;
  }

  /**
   * @param {any} sheet
   * @param {any} data
   * @param {TitleOf} titleOf
   * @param {HTMLElement} out
   * @param {() => void} before what is drawn before it is printed
   */
  function formWays(sheet, data, titleOf, out, before) {
    const { copy, share, save, print, way, canCopy, canPrint, canSave, canShare } = clic.view.ways;
    const name = clic.loader.course.id;
    const text = () => `${data.title}\n\n${plain(tables(sheet, data, titleOf))}\n`;
    const document_ = () => clic.view.docx(data.title, tables(sheet, data, titleOf), document.documentElement.lang, document.documentElement.dir === "rtl");
    // Where no file can be saved, the same is there to copy.
    const file = (/** @type {string} */ ending, /** @type {() => string} */ make_) => (canSave() ? save(`${name}-${data.form}.${ending}`, make_()) : copy(make_(), out));
    const whole = () => clic.loader.part("keep").then(() => file("txt", () => clic.view.withWork(text())), () => file("txt", text));
    return make(
      "div", { class: "off-paper" },
      make(
        "p", { class: "ways" },
        way(canCopy(), clic.t("Copy the text"), () => copy(text(), out)),
        way(canShare(), clic.t("Share"), () => share(data.title, text())),
        way(canSave(), clic.t("Document (Word)"), () => save(`${name}-${data.form}.docx`, document_(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
        way(true, clic.t("Table (CSV)"), () => file("csv", () => csv(sheet, data, titleOf))),
        way(true, clic.t("Save as a file"), whole),
        way(canPrint(), clic.t("Print"), () => {
          before();
          print();
        }),
      ),
      make("p", { class: "quiet" }, clic.t("A saved file can be opened again on another device:"), " ", make("a", { href: "#/keep" }, clic.t("Keep my work"))),
    );
  }

  clic.view = { ...clic.view, formTables, formWays };
})();
