/*
 * Two LMSs as one: the preview's simulator, with which authors try their courses, and scorm-again, which we did not write.
 *
 * Each call goes to both. The simulator answers; what scorm-again refuses is refused, and a value on which the two do not agree is
 * written down in `differences`. What is held at the end is what scorm-again has.
 */
(function (root) {
  "use strict";

  var NAMES = {
    "1.2": { prefix: "LMS", ending: "LMSFinish", api: "API" },
    "2004": { prefix: "", ending: "Terminate", api: "API_1484_11" }
  };
  var NOTHING_YET = "403";

  function Twin(version, judge, stored) {
    var self = this;
    var names = NAMES[version];
    this.judge = judge;
    this.differences = [];
    this.simulator = root.clicLms.create({ version: version, held: elements(stored, version) });
    ["Initialize", "Commit", "GetValue", "SetValue"].map(function (verb) { return names.prefix + verb; }).concat(names.ending).forEach(function (name) {
      self[name] = function () { return self.ask(name, names.prefix, Array.prototype.slice.call(arguments)); };
    });
    this[names.prefix + "GetLastError"] = function () { return self.error; };
    [names.prefix + "GetErrorString", names.prefix + "GetDiagnostic"].forEach(function (name) {
      self[name] = function (code) { return judge[name](code); };
    });
  }

  Twin.prototype.ask = function (name, prefix, given) {
    var theirs = String(this.judge[name].apply(this.judge, given));
    var their = String(this.judge[prefix + "GetLastError"]());
    // The page lets saving fail, as it hears of it, in both.
    var ours = this.simulator.api[name].apply(null, given);
    var mine = this.simulator.api[prefix + "GetLastError"]();
    var reads = name === prefix + "GetValue";
    if (reads && this.differs(given[0], ours, theirs)) {
      this.differences.push({ id: "judges-differ", note: "the simulator says “" + ours + "”, scorm-again “" + theirs + "”", call: { name: name, parameters: given } });
    }
    // Of a value that is there scorm-again may still tell the error of the call before.
    this.error = mine !== "0" || (reads && their === NOTHING_YET) ? mine : their;
    return this.error === mine ? ours : theirs;
  };

  Twin.prototype.differs = function (element, ours, theirs) {
    // The standard gives _children no order.
    return /_children$/.test(element) ? ours.split(",").sort().join() !== theirs.split(",").sort().join() : ours !== theirs;
  };

  /** Let saving fail honestly, or no more. */
  Twin.prototype.refuse = function (refusing) { this.simulator.line = refusing ? "refused" : "up"; };

  /** What the recorder looks up beside the calls of the SCO. */
  Twin.prototype.getCMIValue = function (element) { return this.judge.getCMIValue(element); };

  /** A record as scorm-again writes it, by element; in SCORM 1.2 a text may be empty, in 2004 that is one that was never set. */
  function elements(stored, version) {
    var found = {};
    (function walk(value, name) {
      if (value !== null && typeof value === "object") {
        Object.keys(value).forEach(function (key) { walk(value[key], name + "." + key); });
      } else if (value !== undefined && value !== null && (value !== "" || (version === "1.2" && !/status$/.test(name)))) {
        found[name] = String(value);
      }
    })(stored, "cmi");
    return found;
  }

  root.Twin = Twin;
})(globalThis);
