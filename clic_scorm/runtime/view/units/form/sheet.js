/**
 * What is filled into a form: rows that stay who they are on every device, their cells, what they add up to, and what is still missing.
 */
(() => {
  "use strict";

  const NUMBERS = ["number", "money", "percent", "computed"];
  const GONE = "-";
  const THERE = "+";

  /** @typedef {{kind: string, need?: boolean, list?: string, formula?: string[][]}} Answer */
  /** @typedef {Answer & {letter: string, id: string, title: string, total?: boolean}} Column */
  /** @typedef {{n: number, id: string, title: string, html?: string, columns: Column[], heading?: string, given?: [string, string, (Answer | 0)[]][], least: number, most: number}} Table */
  /** @typedef {{table: Table, row: string, column: Column, text: string}} Lack */

  /**
   * @param {any} data
   * @param {any} from what the form starts from, as `clic.view.gaps` gives it, or null
   */
  function sheet(data, from) {
    const language = document.documentElement.lang;
    const { reckon, store } = clic;

    /** Under which key a cell is kept, or a row's being there or not. @param {Table} table @param {string} row @param {Column} [column] */
    const keyOf = (table, row, column) => [clic.view.writing.answerKey(table.n), row, column && column.letter].filter(Boolean).join(".");
    const get = (/** @type {Table} */ table, /** @type {string} */ row, /** @type {Column} */ column) => store.get(keyOf(table, row, column));

    /** What is asked for in a cell; null for nothing. @param {Table} table @param {string} row @param {Column} column @returns {Answer | null} */
    function asked(table, row, column) {
      if (!table.given) return column;
      const given = table.given.find(([letter]) => row === `g${letter}`);
      return (given && given[2][table.columns.indexOf(column)]) || null;
    }

    /** Every row that was ever there, as its number and the device that added it. @param {Table} table @returns {string[]} */
    function known(table) {
      const start = `${clic.view.writing.answerKey(table.n)}.`;
      const used = Object.keys(clic.session.record.texts).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length).split(".")[0]);
      const first = Array.from({ length: Math.max(table.least, 1) }, (_, index) => rowId(index + 1, ""));
      return Array.from(new Set([...first, ...used])).filter((row) => /^r[0-9a-z]{2}/.test(row)).sort();
    }

    /** Rows in their order: what was taken out is back once something is written there, on whatever device. @param {Table} table @returns {string[]} */
    function rows(table) {
      if (table.given) return table.given.map(([letter]) => `g${letter}`);
      return known(table).filter((row) => {
        const mark = store.get(keyOf(table, row));
        const first = row.length === 3 && parseInt(row.slice(1), 36) <= Math.max(table.least, 1);
        return (mark === THERE || (first && mark !== GONE)) || begun(table, row);
      });
    }

    const begun = (/** @type {Table} */ table, /** @type {string} */ row) => table.columns.some((column) => get(table, row, column));

    /** @param {Table} table */
    function addRow(table) {
      const last = known(table).pop() || "r00";
      const row = rowId(parseInt(last.slice(1, 3), 36) + 1, clic.journal.device());
      store.put(keyOf(table, row), THERE, true);
      return row;
    }

    /**
     * Take a row out; what is returned brings it back.
     *
     * @param {Table} table
     * @param {string} row
     */
    function removeRow(table, row) {
      const held = table.columns.map((column) => /** @type {[string, string]} */ ([keyOf(table, row, column), get(table, row, column)]));
      for (const [key] of held) store.put(key, "", true);
      store.put(keyOf(table, row), GONE);
      return () => {
        for (const [key, text] of held) store.put(key, text, true);
        store.put(keyOf(table, row), THERE);
      };
    }

    /** @param {Table} table @param {string} row @param {Record<string, string>} seed by kind */
    function fillRow(table, row, seed) {
      for (const column of table.columns) {
        if (seed[column.kind] !== undefined) store.put(keyOf(table, row, column), seed[column.kind], true);
      }
    }

    const untouched = () => data.tables.every((/** @type {Table} */ table) => !Object.keys(clic.session.record.texts).some((key) => key.startsWith(`${clic.view.writing.answerKey(table.n)}.`)));

    /** The table that takes gaps up. @returns {Table | undefined} */
    const taker = () => from && data.tables.find((/** @type {Table} */ table) => !table.given && table.columns.some(({ kind }) => kind === "gap"));

    /** Fill the first rows of a form that nobody touched with gaps. */
    function begin() {
      const table = taker();
      if (!table || !untouched() || clic.session.mode === "browse" || clic.session.mode === "review") return;
      rows(table).forEach((row, index) => {
        const gap = from.gaps()[index];
        if (gap) fillRow(table, row, from.seed(gap));
      });
    }

    /** Gaps that no row takes up. */
    function left() {
      const table = taker();
      if (!table) return [];
      const column = /** @type {Column} */ (table.columns.find(({ kind }) => kind === "gap"));
      const used = rows(table).map((row) => get(table, row, column));
      return from.gaps().filter((/** @type {any} */ gap) => !used.includes(from.seed(gap).gap));
    }

    /** What there is to choose from; null where an answer is typed. @param {Answer} answer @returns {[string, string][] | null} */
    function options({ kind, list }) {
      if (kind === "choice") return data.lists[list || ""] || [];
      if (kind === "yesno") return [["y", clic.t("yes")], ["n", clic.t("no")]];
      return ["gap", "group", "score", "level"].includes(kind) && from ? from.options(kind) : null;
    }

    /** Read a cell as a number or a date; null for a cell of another kind. @param {Answer} answer @param {string} text */
    function reading(answer, text) {
      if (["number", "money", "percent"].includes(answer.kind)) return reckon.number(text, answer.kind);
      return answer.kind === "date" ? reckon.date(text, language) : null;
    }

    /** A cell's number as a decimal text; empty where none can be read. @param {Table} table @param {string} row @param {Column} column @returns {string} */
    function value(table, row, column) {
      const answer = asked(table, row, column);
      if (!answer) return "";
      if (answer.formula) {
        const factors = answer.formula.map((term) => term.map((letter) => value(table, row, /** @type {Column} */ (table.columns.find((one) => one.letter === letter)))));
        // A sum lacks what is missing; a product without one of its factors is none.
        const terms = factors.filter((term) => term.length && term.every(Boolean)).map(reckon.product);
        return terms.length ? reckon.sum(terms) : "";
      }
      const text = get(table, row, column);
      return text && NUMBERS.includes(answer.kind) ? reckon.number(text, answer.kind).value : "";
    }

    /** @param {Table} table @param {Column} column */
    const total = (table, column) => reckon.sum(rows(table).map((row) => value(table, row, column)).filter(Boolean));

    /** A cell as people read it. @param {Table} table @param {string} row @param {Column} column @returns {string} */
    function shown(table, row, column) {
      const answer = asked(table, row, column);
      if (!answer) return "";
      if (answer.formula) return spaced(value(table, row, column));
      const text = get(table, row, column);
      const choice = options(answer);
      if (choice && text) return (choice.find(([key]) => key === text) || ["", clic.t("an answer that is no longer offered")])[1];
      const read = text ? reading(answer, text) : null;
      return answer.kind === "date" && read && read.value ? reckon.said(read.value, language) : text;
    }

    /** What is wrong with what is typed into a cell; empty for nothing. @param {Answer} answer @param {string} text */
    function problem(answer, text) {
      const read = text ? reading(answer, text) : null;
      if (!read || !read.ask) return "";
      if (read.ask === "two ways") return clic.t("“{text}” can be read in two ways. Choose which you mean: {first} or {second}.", { text, first: read.ways[0], second: read.ways[1] });
      if (answer.kind === "date") return clic.t("“{text}” could not be read as a date. Write it like 2027-03-15, 15 March 2027 or March 2027.", { text });
      if (read.ask === "unit") return clic.t("Write the number alone, without a unit.");
      return clic.t("“{text}” could not be read as a number. Write digits, such as 1250 or 12.5.", { text });
    }

    /** What is missing or can't be read, cell by cell and then by what the form asks of them together. @returns {Lack[]} */
    function lacks() {
      /** @type {Lack[]} */
      const found = [];
      for (const table of data.tables) {
        const there = rows(table);
        let short = table.given ? 0 : Math.max(table.least, table.columns.some((/** @type {Column} */ { need }) => need) ? 1 : 0) - there.filter((row) => begun(table, row)).length;
        for (const row of there) {
          const empty = !table.given && !begun(table, row);
          if (empty && short-- <= 0) continue;
          if (empty && !table.columns.some((/** @type {Column} */ { need }) => need)) found.push({ table, row, column: table.columns[0], text: clic.t("Write an answer.") });
          for (const column of table.columns) {
            const answer = asked(table, row, column);
            const text = answer ? get(table, row, column) : "";
            const wrong = answer && (problem(answer, text) || (answer.need && !text.trim() && clic.t("Write an answer.")));
            if (wrong) found.push({ table, row, column, text: wrong });
          }
        }
        if (short > 0 && there.length) found.push({ table, row: there[0], column: table.columns[0], text: clic.t("Rows that are still to be filled in: {count}.", { count: short }) });
      }
      return found.concat(together());
    }

    const tableOf = (/** @type {number} */ n) => data.tables.find((/** @type {Table} */ table) => table.n === n);
    const columnOf = (/** @type {Table} */ table, /** @type {string} */ letter) => /** @type {Column} */ (table.columns.find((one) => one.letter === letter));

    /** @returns {Lack[]} */
    function together() {
      /** @type {Lack[]} */
      const found = [];
      const lack = (/** @type {Table} */ table, /** @type {Column} */ column, /** @type {string} */ text) =>
        found.push({ table, row: rows(table)[0], column: column.formula ? columnOf(table, column.formula[0][0]) : column, text });
      for (const [n, letter, least, most] of data.totals || []) {
        const table = tableOf(n), column = columnOf(table, letter);
        const sum = total(table, column), title = column.title;
        if (Array.isArray(least)) {
          const home = tableOf(least[0]);
          const other = columnOf(home, least[2]);
          const wanted = least[1] ? value(home, `g${least[1]}`, other) : total(home, other);
          if (wanted && reckon.compare(sum, wanted)) lack(table, column, clic.t("“{title}” adds up to {sum}, and {wanted} is asked for.", { title, sum: spaced(sum), wanted: spaced(wanted) }));
        } else if (least && reckon.compare(sum, least) < 0) {
          const text = least === most ? clic.t("“{title}” adds up to {sum}, and {wanted} is asked for.", { title, sum: spaced(sum), wanted: spaced(least) }) : clic.t("“{title}” adds up to {sum}, and at least {wanted} is asked for.", { title, sum: spaced(sum), wanted: spaced(least) });
          lack(table, column, text);
        } else if (most && reckon.compare(sum, most) > 0) {
          const text = least === most ? clic.t("“{title}” adds up to {sum}, and {wanted} is asked for.", { title, sum: spaced(sum), wanted: spaced(most) }) : clic.t("“{title}” adds up to {sum}, and at most {wanted} is asked for.", { title, sum: spaced(sum), wanted: spaced(most) });
          lack(table, column, text);
        }
      }
      for (const [n, letter, count] of data.different || []) {
        const table = tableOf(n), column = columnOf(table, letter);
        const there = new Set(rows(table).map((row) => clic.fold.fold(get(table, row, column))).filter(Boolean));
        if (there.size < count) lack(table, column, clic.t("“{title}”: different answers that are asked for: {count}. There are {there}.", { title: column.title, count, there: there.size }));
      }
      const weak = data.weakest && from ? from.weakest(data.weakest) : [];
      for (const table of weak.length ? data.tables : []) {
        const column = table.columns.find((/** @type {Column} */ { kind }) => kind === "gap") || table.columns.find((/** @type {Column} */ { kind }) => kind === "group");
        if (!column) continue;
        const groups = rows(table).map((row) => get(table, row, column)).map((text) => (column.kind === "gap" ? from.groupOf(text) : text));
        if (!weak.some((/** @type {any} */ { id }) => groups.includes(id))) lack(table, column, clic.t("One row at least has to take up one of the weakest groups: {names}.", { names: weak.map((/** @type {any} */ { short, title }) => `${short} ${title}`).join(", ") }));
      }
      return found;
    }

    return { keyOf, get, asked, rows, begun, addRow, removeRow, fillRow, begin, left, taker, options, reading, value, total, shown, problem, lacks };
  }

  /**
   * @param {number} number
   * @param {string} device none for the rows that are there from the start, on every device the same
   */
  function rowId(number, device) {
    return `r${number.toString(36).padStart(2, "0")}${device}`;
  }

  /** A number in the language of the course, thousands apart from five digits on. @param {string} text */
  function spaced(text) {
    const [whole, decimals] = text.split(".");
    const groups = whole.length > 4 ? whole.replace(/(\d)(?=(\d{3})+$)/g, "$1\u202f") : whole;
    return clic.numeral(decimals ? `${groups}.${decimals}` : groups);
  }

  clic.view = { ...clic.view, sheet, spaced };
})();
