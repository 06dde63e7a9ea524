// A strict LMS that hides nothing: every call with its result, the data, and the habits of LMSs that lose data, at the push of a button.
"use strict";
(function () {
  const lms = /** @type {any} */ (globalThis.clicLms = globalThis.clicLms || {});

  /** Error codes by what went wrong. */
  const CODES = {
    "1.2": {
      argument: "201", again: "101", ended: "101", getBefore: "301", getAfter: "301", setBefore: "301", setAfter: "301", commitBefore: "301",
      commitAfter: "301", finishBefore: "301", finishAfter: "301", unknownGet: "201", unknownSet: "201", noChildren: "202", noArray: "203",
      gapGet: "201", gapSet: "201", keyword: "402", readOnly: "403", writeOnly: "404", unset: "0", type: "405", dependency: "201",
      commit: "101", empty: "201", fixed: "201",
    },
    2004: {
      argument: "201", again: "103", ended: "104", getBefore: "122", getAfter: "123", setBefore: "132", setAfter: "133", commitBefore: "142",
      commitAfter: "143", finishBefore: "112", finishAfter: "113", unknownGet: "401", unknownSet: "401", noChildren: "301", noArray: "301",
      gapGet: "301", gapSet: "351", keyword: "404", readOnly: "404", writeOnly: "405", unset: "403", type: "406", dependency: "408",
      commit: "391", empty: "301", fixed: "351",
    },
  };
  const WORDS = {
    0: "No error", 101: "General exception", 103: "Already initialized", 104: "Content instance terminated", 112: "Termination before initialization",
    113: "Termination after termination", 122: "Retrieve data before initialization", 123: "Retrieve data after termination",
    132: "Store data before initialization", 133: "Store data after termination", 142: "Commit before initialization", 143: "Commit after termination",
    201: "Invalid argument", 202: "Element cannot have children", 203: "Element is not an array", 301: "Not initialized, or not found",
    351: "General set failure", 391: "General commit failure", 401: "Undefined data model element", 402: "Element is a keyword",
    403: "Element is read only, or has no value yet", 404: "Element is write only, or read only", 405: "Wrong type, or write only",
    406: "Data model element type mismatch", 407: "Data model element value out of range", 408: "Data model dependency not established",
  };
  const NAMES = {
    "1.2": { open: "LMSInitialize", close: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", error: "LMSGetLastError", text: "LMSGetErrorString", more: "LMSGetDiagnostic" },
    2004: { open: "Initialize", close: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError", text: "GetErrorString", more: "GetDiagnostic" },
  };
  const INDEX = /\.(0|[1-9]\d*)(?=\.|$)/g;
  const WRITTEN_ONCE = { "1.2": /$^/, 2004: /^cmi\.objectives\.\d+\.id$/ };

  /**
   * Make an LMS for one launch. *held* is what was stored before, by element; *line* is `up`, `down` (commits are answered “true” and nothing
   * arrives, as on a lost network) or `refused`. *tell* hears each call.
   *
   * @param {{version: "1.2" | "2004", held?: Record<string, string>, line?: "up" | "down" | "refused", tell?: (call: any) => void}} wish
   */
  function create({ version, held = {}, line = "up", tell = () => undefined }) {
    const codes = CODES[version];
    const names = NAMES[version];
    const { elements, children } = lms.models[version];
    /** @type {Map<string, string>} */
    let values = new Map(Object.entries(held));
    /** @type {Map<string, string>} what the LMS believes to have stored: it sends only what differs */
    const sent = new Map(values);
    let phase = "before";
    let error = "0";

    const self = {
      calls: /** @type {any[]} */ ([]), held: { ...held }, line, values: () => Object.fromEntries(values), phase: () => phase, api: /** @type {Record<string, (...values: any[]) => string>} */ ({}),
      /** What the LMS makes of a value by itself, such as a status by a mastery score of its own. @type {(element: string, value: string) => void} */
      write: (element, value) => void values.set(element, value),
    };

    /**
     * @param {string} code
     * @param {string} answer
     */
    function fail(code, answer) {
      error = code;
      return answer;
    }

    /**
     * @param {string} name
     * @param {(...values: any[]) => string} act
     */
    function verb(name, act) {
      self.api[name] = (/** @type {any[]} */ ...given) => {
        error = "0";
        const answer = act(...given);
        const call = { name, given, answer, error };
        self.calls.push(call);
        tell(call);
        return answer;
      };
    }

    /** @param {string} container */
    function count(container) {
      const found = new Set();
      for (const element of values.keys()) if (element.startsWith(container + ".")) found.add(element.slice(container.length + 1).split(".")[0]);
      return found.size;
    }

    /**
     * The element's row, its containers with the index in each, and whether an index leaves a gap.
     *
     * @param {string} element
     */
    function place(element) {
      /** @type {[string, number][]} */
      const arrays = [];
      let letters = "nm";
      const general = element.replace(INDEX, (_, digits, offset) => {
        arrays.push([element.slice(0, offset), Number(digits)]);
        const letter = letters[0];
        letters = letters.slice(1);
        return "." + (letter || "x");
      });
      return { row: elements.get(general), general, arrays };
    }

    const outside = (/** @type {"get" | "set" | "commit" | "finish"} */ kind) =>
      phase === "running" ? "" : codes[/** @type {keyof typeof codes} */ (kind + (phase === "before" ? "Before" : "After"))];

    /**
     * @param {string} element
     */
    function keyword(element) {
      const match = /^(.*)\.(_children|_count)$/.exec(element);
      if (!match) return null;
      const { general, arrays } = place(match[1]);
      const gap = arrays.some(([container, index]) => index >= count(container));
      const parent = general in children ? general : "";
      const array = Array.from(elements.keys()).some((each) => each.startsWith(general + ".n.") || each.startsWith(general + ".m."));
      return { word: match[2], container: match[1], gap, known: parent || array || elements.has(general), children: parent ? children[parent] : null, array };
    }

    /** @param {string} element */
    function get(element) {
      const early = outside("get");
      if (early) return fail(early, "");
      if (typeof element !== "string" || !element) return fail(codes.empty, "");
      const asked = keyword(element);
      if (asked) {
        if (!asked.known) return fail(codes.unknownGet, "");
        if (asked.gap) return fail(codes.gapGet, "");
        if (asked.word === "_children") return asked.children === null ? fail(codes.noChildren, "") : asked.children;
        return asked.array ? String(count(asked.container)) : fail(codes.noArray, "");
      }
      const { row, arrays } = place(element);
      if (!row) return fail(codes.unknownGet, "");
      if (row.access === "w") return fail(codes.writeOnly, "");
      if (arrays.some(([container, index]) => index >= count(container))) return fail(codes.gapGet, "");
      const value = values.get(element);
      if (value !== undefined) return value;
      return row.start === undefined ? fail(codes.unset, "") : row.start;
    }

    /**
     * @param {string} element
     * @param {string} value
     */
    function set(element, value) {
      const early = outside("set");
      if (early) return fail(early, "false");
      if (typeof element !== "string" || !element) return fail(version === "2004" ? "351" : codes.empty, "false");
      if (typeof value !== "string") return fail(codes.type, "false");
      const asked = keyword(element);
      if (asked) return fail(asked.known ? codes.keyword : codes.unknownSet, "false");
      const { row, arrays } = place(element);
      if (!row) return fail(codes.unknownSet, "false");
      if (row.access === "r") return fail(codes.readOnly, "false");
      if (arrays.some(([container, index]) => index > count(container))) return fail(codes.gapSet, "false");
      const wrong = dependency(element, row.name) || (row.check ? row.check(value) : response(element, row.name, value)) || fixed(element, row.name, value);
      if (wrong) return fail(wrong, "false");
      values.set(element, value);
      return "true";
    }

    /**
     * An entry's id comes first, and before a response its type.
     *
     * @param {string} element
     * @param {string} general
     */
    function dependency(element, general) {
      const entry = /^cmi\.(objectives|interactions)\.\d+/.exec(element);
      if (!entry || general === `cmi.${entry[1]}.n.id`) return "";
      if (!values.has(entry[0] + ".id")) return codes.dependency;
      const answered = /(_response|\.pattern)$/.test(general);
      return answered && !values.has(entry[0] + ".type") ? codes.dependency : "";
    }

    /**
     * @param {string} element
     * @param {string} general
     * @param {string} value
     */
    function response(element, general, value) {
      const entry = /^cmi\.interactions\.\d+/.exec(element);
      if (!entry) return "";
      const type = values.get(entry[0] + ".type") || "";
      if (version === "1.2") return lms.types.oldResponse(type, value) ? "" : codes.type;
      const good = general.endsWith(".pattern") ? lms.types.pattern(type, value) : lms.types.response(type, value);
      return good ? "" : codes.type;
    }

    /**
     * What is written once keeps its value, and two entries of a list do not have the same id.
     *
     * @param {string} element
     * @param {string} general
     * @param {string} value
     */
    function fixed(element, general, value) {
      if (WRITTEN_ONCE[version].test(element) && values.has(element) && values.get(element) !== value) return codes.fixed;
      if (version === "1.2" || !/objectives\.[nm]\.id$/.test(general)) return "";
      const container = element.replace(/\.\d+\.id$/, "");
      for (const [other, known] of values) {
        if (other !== element && known === value && other.startsWith(container + ".") && /^\d+\.id$/.test(other.slice(container.length + 1))) return codes.fixed;
      }
      return "";
    }

    function store() {
      if (self.line === "refused") return fail(codes.commit, "false");
      const changed = (/** @type {[string, string]} */ [element, value]) => sent.get(element) !== value;
      // The id of an entry of SCORM 2004, which can't be changed, is sent along with whatever changes in the entry.
      const entries = new Set(version === "2004" ? Array.from(values).filter(changed).map(([element]) => (/^cmi\.objectives\.\d+\./.exec(element) || [""])[0]) : []);
      for (const [element, value] of values) {
        const again = /\.id$/.test(element) && entries.has(element.slice(0, -2));
        if (!again && sent.get(element) === value) continue;
        sent.set(element, value);
        if (self.line === "up") self.held[element] = value;
      }
      return "true";
    }

    verb(names.open, (argument) => {
      if (argument !== "") return fail(codes.argument, "false");
      if (phase === "running") return fail(codes.again, "false");
      if (phase === "after") return fail(codes.ended, "false");
      phase = "running";
      return "true";
    });
    verb(names.close, (argument) => {
      if (argument !== "") return fail(codes.argument, "false");
      const early = outside("finish");
      if (early) return fail(early, "false");
      const answer = store();
      phase = "after";
      return answer;
    });
    verb(names.get, get);
    verb(names.set, set);
    verb(names.commit, (argument) => {
      if (argument !== "") return fail(codes.argument, "false");
      const early = outside("commit");
      return early ? fail(early, "false") : store();
    });
    self.api[names.error] = () => error;
    self.api[names.text] = (/** @type {string} */ code) => WORDS[/** @type {keyof typeof WORDS} */ (Number(code))] || "";
    self.api[names.more] = (/** @type {string} */ code) => WORDS[/** @type {keyof typeof WORDS} */ (Number(code || error))] || "";
    return self;
  }

  lms.create = create;
})();
