/**
 * A document for word processors: the parts of Office Open XML that a text with tables takes (ECMA-376), in a zip that stores and does not compress.
 */
(() => {
  "use strict";

  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const RELS = "application/vnd.openxmlformats-package.relationships+xml";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const SHORT = 11906, LONG = 16838, MARGIN = 850; // A4 in twentieths of a point
  const ABREAST = 5; // more columns than this want a sheet on its side
  const MANY = 10; // more than this want smaller letters
  const USUAL = 20, SMALL = 16; // half points
  const LETTER = 5.5; // twentieths of a point that a letter takes on the average, for each half point of its size
  const BOLD = 1.15; // times as wide as other letters
  const PADDING = 230, LONGEST = 45; // of a cell, in twentieths of a point; letters beyond which a line is broken in any case
  const DAY = 33; // 1 January 1980, the first day that a zip knows: no file tells when it was made

  /** What XML can hold, with its own signs written out. @param {unknown} text */
  const escaped = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  /**
   * @param {string} name
   * @param {Record<string, unknown>} attributes
   * @param {...(string | false)} inner
   */
  function tag(name, attributes, ...inner) {
    const said = Object.entries(attributes).map(([key, value]) => " " + key + '="' + escaped(value) + '"').join("");
    const held = inner.filter(Boolean).join("");
    return "<" + name + said + (held ? ">" + held + "</" + name + ">" : "/>");
  }

  /** @param {string} name @param {Record<string, unknown>} [values] @param {...(string | false)} inner */
  function w(name, values, ...inner) {
    const named = Object.entries(values || {}).map(([key, value]) => ["w:" + key, value]);
    return tag("w:" + name, Object.fromEntries(named), ...inner);
  }

  const RIGHTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  /**
   * Whether a text runs from the right: as its first letter does, where the document does as any of its letters, and without letters as the document.
   *
   * @param {string} text
   * @param {boolean} rtl
   */
  function runs(text, rtl) {
    const first = text.match(/\p{L}/u);
    return first ? RIGHTWARD.test(rtl ? text : first[0]) : rtl;
  }

  /**
   * @param {string} text
   * @param {boolean} document_ whether the document runs from the right
   * @param {{style?: string, strong?: boolean, size?: number}} [look]
   */
  function paragraph(text, document_, { style = "", strong = false, size = 0 } = {}) {
    const rtl = runs(text, document_);
    const lines = text.split(/\r?\n/).map((line) => tag("w:t", { "xml:space": "preserve" }, escaped(line)));
    const look = w("rPr", {}, strong && w("b") + w("bCs"), size > 0 && w("sz", { val: size }) + w("szCs", { val: size }), rtl && w("rtl"));
    return w("p", {}, w("pPr", {}, style && w("pStyle", { val: style }), rtl && w("bidi")), w("r", {}, look, lines.join(w("br"))));
  }

  /**
   * How wide each column is: no word is broken as long as there is room, and what is left goes to those with the longest texts.
   *
   * @param {string[][]} rows
   * @param {number} width
   * @param {number} size
   */
  function widths(rows, width, size) {
    const letters = (/** @type {number} */ count) => count * size * LETTER + PADDING;
    const longest = (/** @type {string[]} */ texts) => Math.min(LONGEST, Math.max(1, ...texts.map((text) => text.length)));
    const columns = rows[0].map((_, place) => rows.map((row) => row[place] || ""));
    const least = columns.map((texts) => Math.max(letters(longest(texts.flatMap((text) => text.split(/\s+/)))), BOLD * letters(longest(texts[0].split(/\s+/)))));
    const more = columns.map((texts, place) => Math.max(0, letters(longest(texts)) - least[place]) + 1);
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
    const room = width - sum(least);
    return least.map((one, place) => Math.floor(room < 0 ? (one * width) / sum(least) : one + (room * more[place]) / sum(more)));
  }

  /**
   * @param {string[][]} rows the first is the header
   * @param {boolean} rtl
   * @param {number} width
   */
  function table(rows, rtl, width) {
    const size = rows[0].length > MANY ? SMALL : USUAL;
    const wide = widths(rows, width, size);
    const sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => w(side, { val: "single", sz: 4, space: 0, color: "808080" }));
    const about = w("tblPr", {}, rtl && w("bidiVisual"), w("tblW", { w: wide.reduce((all, one) => all + one, 0), type: "dxa" }), w("tblBorders", {}, ...sides), w("tblLayout", { type: "fixed" }));
    const cell = (/** @type {string} */ text, /** @type {boolean} */ strong, /** @type {number} */ place) => w("tc", {}, w("tcPr", {}, w("tcW", { w: wide[place], type: "dxa" })), paragraph(text, rtl, { strong, size }));
    const drawn = rows.map((row, index) => w("tr", {}, w("trPr", {}, w("cantSplit"), !index && w("tblHeader")), ...row.map((text, place) => cell(text, !index, place))));
    return w("tbl", {}, about, w("tblGrid", {}, ...wide.map((one) => w("gridCol", { w: one }))), ...drawn);
  }

  /** @param {string} language */
  function styles(language) {
    const size = (/** @type {number} */ halves) => w("sz", { val: halves }) + w("szCs", { val: halves });
    const heading = (/** @type {number} */ level, /** @type {number} */ halves) =>
      w("style", { type: "paragraph", styleId: "Heading" + level }, w("name", { val: "heading " + level }), w("pPr", {}, w("keepNext"), w("spacing", { before: 240, after: 120 })), w("rPr", {}, w("b"), w("bCs"), size(halves)));
    const usual = w("docDefaults", {}, w("rPrDefault", {}, w("rPr", {}, size(USUAL), w("lang", { val: language, bidi: language }))));
    const normal = w("style", { type: "paragraph", default: 1, styleId: "Normal" }, w("name", { val: "Normal" }));
    return HEAD + tag("w:styles", { "xmlns:w": MAIN }, usual, normal, heading(1, 32), heading(2, 26));
  }

  /** @param {string} kind @param {string} target */
  function relation(kind, target) {
    return HEAD + tag("Relationships", { xmlns: PACKAGE + "/relationships" }, tag("Relationship", { Id: "rId1", Type: RELATIONS + "/" + kind, Target: target }));
  }

  /**
   * Return the bytes of a document.
   *
   * @param {string} title
   * @param {{title: string, rows: string[][]}[]} tables
   * @param {string} language
   * @param {boolean} rtl
   */
  function docx(title, tables, language, rtl) {
    const wide = tables.some(({ rows }) => rows[0].length > ABREAST);
    const [width, height] = wide ? [LONG, SHORT] : [SHORT, LONG];
    const parts = tables.map((one) => (one.title ? paragraph(one.title, rtl, { style: "Heading2" }) : "") + table(one.rows, rtl, width - 2 * MARGIN) + paragraph("", rtl));
    const size = w("pgSz", { w: width, h: height, orient: wide ? "landscape" : "portrait" });
    const margins = w("pgMar", { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 400, footer: 400, gutter: 0 });
    const body = w("body", {}, paragraph(title, rtl, { style: "Heading1" }), ...parts, w("sectPr", {}, size, margins));
    const kinds = [
      tag("Default", { Extension: "rels", ContentType: RELS }),
      tag("Default", { Extension: "xml", ContentType: "application/xml" }),
      tag("Override", { PartName: "/word/document.xml", ContentType: TYPE + "document.main+xml" }),
      tag("Override", { PartName: "/word/styles.xml", ContentType: TYPE + "styles+xml" }),
    ];
    return zip({
      "[Content_Types].xml": HEAD + tag("Types", { xmlns: PACKAGE + "/content-types" }, ...kinds),
      "_rels/.rels": relation("officeDocument", "word/document.xml"),
      "word/document.xml": HEAD + tag("w:document", { "xmlns:w": MAIN }, body),
      "word/_rels/document.xml.rels": relation("styles", "styles.xml"),
      "word/styles.xml": styles(language),
    });
  }

  /** @param {Uint8Array} bytes */
  function crc(bytes) {
    let value = ~0;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
  }

  /**
   * A zip of texts (APPNOTE 6.3.3): headers in little-endian numbers of two and four bytes.
   *
   * @param {Record<string, string>} members
   */
  function zip(members) {
    /** @type {Uint8Array[]} */
    const files = [];
    /** @type {Uint8Array[]} */
    const directory = [];
    let offset = 0;
    for (const [name, text] of Object.entries(members)) {
      const path = new TextEncoder().encode(name), bytes = new TextEncoder().encode(text);
      // Version 2.0, names in UTF-8, stored, time and day, checksum, both sizes, length of the name, nothing further.
      const about = packed([2, 20], [2, 0x800], [2, 0], [2, 0], [2, DAY], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, path.length], [2, 0]);
      files.push(packed([4, 0x04034b50]), about, path, bytes);
      directory.push(packed([4, 0x02014b50], [2, 20]), about, packed([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
      offset += 4 + about.length + path.length + bytes.length;
    }
    const count = Object.keys(members).length;
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    return joined([...files, ...directory, packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])]);
  }

  /** @param {...[number, number]} numbers each with its number of bytes */
  function packed(...numbers) {
    return Uint8Array.from(numbers.flatMap(([length, number]) => Array.from({ length }, (_, place) => (number >>> (8 * place)) & 255)));
  }

  /** @param {Uint8Array[]} parts */
  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let place = 0;
    for (const part of parts) {
      whole.set(part, place);
      place += part.length;
    }
    return whole;
  }

  clic.view = { ...clic.view, docx };
})();
