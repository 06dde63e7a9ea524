/*
 * A strict recorder between a SCO and an LMS's SCORM 1.2 API; recorder2004.js says what is otherwise in SCORM 2004.
 *
 * The SCO sees `recorder.api` as window.API. Each call is written down, judged, and forwarded to the LMS. A call that
 * breaks the data model is refused with the standard's error code and never reaches the LMS; a call that is allowed but
 * unwise (order, timing, lowering a result) is forwarded. Both end up in `recorder.violations`, each under an id of its own.
 */
(function (root) {
  "use strict";

  var RANKS = { "": 0, "not attempted": 0, "browsed": 0, "incomplete": 1, "failed": 2, "completed": 3, "passed": 4 };
  var ARRAY = /^cmi\.(objectives|interactions)\.(\d+)\.(?:(objectives|correct_responses)\.(\d+)\.)?(.+)$/;
  var REPORT = [/^cmi\.(interactions|objectives)\./, /^cmi\.core\.score\./, /^cmi\.core\.lesson_status$/, /^cmi\.core\.session_time$/, /^cmi\.core\.exit$/];
  var STAGES = ["interaction", "score", "status", "time", "exit"];

  function Recorder(lms, stored) {
    this.lms = lms;
    this.stored = stored || function () {};
    this.calls = [];
    this.violations = [];
    this.phase = "before";
    this.error = "0";
    this.values = {};
    this.written = {};
    this.dirty = false;
    this.stage = -1;
    this.interactions = [];
    this.lengths = {};
    this.first = true;
    this.api = this.makeApi();
  }

  /** What the methods begin with, and which one ends a session. */
  Recorder.prototype.prefix = "LMS";
  Recorder.prototype.ending = "Finish";
  /** The error codes with which calls are refused. */
  Recorder.prototype.codes = {
    twice: "101", again: "101", argument: "201", unknown: "201", keyword: "402", readOnly: "403", writeOnly: "404",
    indexUnknown: "201", gap: "201", idFirst: "201", typeFirst: "405", ended: "301",
    before: { GetValue: "301", SetValue: "301", Commit: "301", Finish: "301" },
    after: { GetValue: "301", SetValue: "301", Commit: "301" }
  };
  Recorder.prototype.known = [
    "core.lesson_status", "core.lesson_mode", "core.score.raw", "core.score.min", "core.score.max", "suspend_data"
  ];
  Recorder.prototype.names = {
    mode: "cmi.core.lesson_mode", time: "cmi.core.session_time", exit: "cmi.core.exit", score: "cmi.core.score.", response: "student_response",
    moment: "time"
  };
  Recorder.prototype.stages = STAGES;
  Recorder.prototype.report = REPORT;

  /** The data model: it finds an element and judges a response. */
  Recorder.prototype.model = function () { return root.cmi12; };

  Recorder.prototype.makeApi = function () {
    var self = this;
    var api = {};
    var prefix = this.prefix;
    ["Initialize", this.ending, "Commit"].forEach(function (verb) {
      api[prefix + verb] = function () { return self.call(prefix + verb, arguments, self["on" + (verb === self.ending ? "Finish" : verb)]); };
    });
    api[prefix + "GetValue"] = function () { return self.call(prefix + "GetValue", arguments, self.onGet); };
    api[prefix + "SetValue"] = function () { return self.call(prefix + "SetValue", arguments, self.onSet); };
    api[prefix + "GetLastError"] = function () { return self.error; };
    api[prefix + "GetErrorString"] = function (code) { return self.lms[prefix + "GetErrorString"](code); };
    api[prefix + "GetDiagnostic"] = function (code) { return self.lms[prefix + "GetDiagnostic"](code); };
    return api;
  };

  Recorder.prototype.call = function (name, parameters, judge) {
    this.current = { name: name, parameters: Array.prototype.slice.call(parameters) };
    this.calls.push(this.current);
    this.error = "0";
    var refusal = judge.apply(this, this.current.parameters);
    var answer;
    if (refusal) {
      this.error = refusal;
      answer = name === this.prefix + "GetValue" ? "" : "false";
    } else {
      answer = this.forward(name, this.current.parameters);
    }
    this.current.answer = answer;
    this.current.error = this.error;
    return answer;
  };

  Recorder.prototype.forward = function (name, parameters) {
    var answer = this.lms[name].apply(this.lms, parameters);
    this.error = String(this.lms[this.prefix + "GetLastError"]());
    if (this.error !== "0" && !this.isFaultless(name)) {
      this.violate("lms-error", "the LMS answers error " + this.error + ": " + this.lms[this.prefix + "GetErrorString"](this.error));
    } else {
      this.remember(name, parameters);
    }
    return answer;
  };

  /** Whether an error of the LMS is none of the SCO's. */
  Recorder.prototype.isFaultless = function () { return false; };

  /** Write a violation down and return the error code with which the call is refused (none: it is forwarded). */
  Recorder.prototype.violate = function (id, note, code) {
    this.violations.push({ id: id, note: note, call: this.current || null });
    return code;
  };

  Recorder.prototype.read = function (element) {
    return String(this.lms.getCMIValue(element));
  };

  Recorder.prototype.remember = function (name, parameters) {
    var self = this;
    var verb = name.slice(this.prefix.length);
    if (verb === "Initialize") {
      this.phase = "running";
      this.known.forEach(function (key) {
        self.values["cmi." + key] = self.read("cmi." + key);
      });
      this.lengths["cmi.interactions"] = Number(this.read("cmi.interactions._count"));
      this.lengths["cmi.objectives"] = Number(this.read("cmi.objectives._count"));
    } else if (verb === "SetValue") {
      this.values[parameters[0]] = parameters[1];
      this.written[parameters[0]] = true;
      this.dirty = true;
      this.first = false;
    } else if (verb === "Commit" || verb === this.ending) {
      this.dirty = false;
      this.stage = -1;
      if (verb === this.ending) {
        this.phase = "after";
      }
      this.stored(name);
    }
  };

  Recorder.prototype.mode = function () {
    var mode = this.values[this.names.mode];
    return mode === "browse" || mode === "review" ? mode : "normal";
  };

  Recorder.prototype.outsideSession = function (verb) {
    if (this.phase === "before") {
      return this.violate("before-initialize", "nothing may be called before " + this.prefix + "Initialize", this.codes.before[verb]);
    }
    if (this.phase === "after") {
      return this.violate("after-finish", "nothing may be called after " + this.prefix + this.ending, this.codes.after[verb]);
    }
    return "";
  };

  Recorder.prototype.onInitialize = function (argument) {
    if (argument !== "") {
      return this.violate("initialize-argument", "the one argument is the empty string", "201");
    }
    var code = this.phase === "running" ? this.codes.twice : this.codes.again;
    return this.phase === "before" ? "" : this.violate("initialize-twice", "one " + this.prefix + "Initialize in a launch", code);
  };

  Recorder.prototype.onCommit = function (argument) {
    if (argument !== "") {
      return this.violate("commit-argument", "the one argument is the empty string", "201");
    }
    return this.outsideSession("Commit");
  };

  Recorder.prototype.onFinish = function (argument) {
    if (argument !== "") {
      return this.violate("finish-argument", "the one argument is the empty string", "201");
    }
    if (this.phase === "after") {
      return this.violate("finish-twice", "one " + this.prefix + this.ending + " in a launch", this.codes.ended);
    }
    var refusal = this.outsideSession(this.ending);
    if (!refusal && this.mode() !== "browse") {
      this.judgeEnd();
    }
    return refusal;
  };

  /** Whether the course is not over, so that its state has to be kept. */
  Recorder.prototype.isUnfinished = function () { return RANKS[this.values["cmi.core.lesson_status"]] < RANKS.failed; };

  Recorder.prototype.lacksStatus = function () { return !RANKS[this.values["cmi.core.lesson_status"]]; };

  Recorder.prototype.judgeEnd = function () {
    var self = this;
    var names = this.names;
    if (this.dirty) {
      this.violate("commit-missing", "a commit comes before the end");
    }
    if (!this.written[names.time]) {
      this.violate("session-time-missing", names.time + " is written before the end");
    }
    if (!this.written[names.exit]) {
      this.violate("exit-missing", names.exit + " is written before the end");
    } else if (this.values[names.exit] !== "suspend" && this.isUnfinished() && this.values["cmi.suspend_data"]) {
      this.violate("exit-loses-state", "the state of an unfinished course is kept by exit “suspend” only");
    }
    if (this.lacksStatus()) {
      this.violate("status-missing", "an LMS turns what was “not attempted” into “completed” at the end");
    }
    if (this.written[names.score + "raw"] && !(this.written[names.score + "min"] && this.written[names.score + "max"])) {
      this.violate("bounds-missing", "score.min and score.max go with score.raw");
    }
    this.interactions.forEach(function (seen, index) {
      ["type", names.response, "result", names.moment].forEach(function (part) {
        if (!seen[part]) {
          self.violate("interaction-incomplete", "interaction " + index + " has no " + part);
        }
      });
    });
  };

  Recorder.prototype.onGet = function (element) {
    var refusal = this.outsideSession("GetValue");
    if (refusal) {
      return refusal;
    }
    var row = this.model().find(String(element));
    if (!row) {
      return this.violate("element-unknown", "the standard knows no such element", this.codes.unknown);
    }
    if (row.access === "w") {
      return this.violate("write-only", "the element is write-only", this.codes.writeOnly);
    }
    var place = ARRAY.exec(element);
    if (place && row.access !== "keyword" && Number(place[2]) >= (this.lengths["cmi." + place[1]] || 0)) {
      return this.violate("index-unknown", "no such entry yet", this.codes.indexUnknown);
    }
    return "";
  };

  Recorder.prototype.onSet = function (element, value) {
    var refusal = this.outsideSession("SetValue");
    if (refusal) {
      return refusal;
    }
    if (typeof value !== "string" || typeof element !== "string") {
      return this.violate("not-a-string", "both arguments are strings", "201");
    }
    var row = this.model().find(element);
    if (!row) {
      return this.violate("element-unknown", "the standard knows no such element", this.codes.unknown);
    }
    if (row.access === "keyword") {
      return this.violate("keyword", "_children and _count are not written", this.codes.keyword);
    }
    if (row.access === "r") {
      return this.violate("read-only", "the element is read-only", this.codes.readOnly);
    }
    var fault = row.check && row.check(value);
    if (fault) {
      return this.violate(fault[0], "expected " + fault[2], fault[1]);
    }
    return this.judgeArray(element, value) || this.judgeConduct(element, value);
  };

  Recorder.prototype.judgeArray = function (element, value) {
    var place = ARRAY.exec(element);
    if (!place) {
      return "";
    }
    var outer = "cmi." + place[1];
    var index = Number(place[2]);
    var length = this.lengths[outer] || 0;
    if (index > length) {
      return this.violate("index-gap", "the next index is " + length, this.codes.gap);
    }
    if (index === length && element !== outer + "." + index + ".id") {
      return this.violate("id-not-first", "the id comes first", this.codes.idFirst);
    }
    if (index === length) {
      this.lengths[outer] = length + 1;
    }
    if (place[3]) {
      var inner = outer + "." + index + "." + place[3];
      if (Number(place[4]) > (this.lengths[inner] || 0)) {
        return this.violate("inner-index-gap", "the next index is " + (this.lengths[inner] || 0), this.codes.gap);
      }
      this.lengths[inner] = Math.max(this.lengths[inner] || 0, Number(place[4]) + 1);
    }
    return place[1] === "interactions" ? this.judgeInteraction(index, place[3] ? place[3] + "." + place[5] : place[5], value) : "";
  };

  Recorder.prototype.judgeInteraction = function (index, part, value) {
    var seen = this.interactions[index] || (this.interactions[index] = {});
    if (this.mode() === "review") {
      this.violate("interaction-in-review", "a review adds no interactions");
    }
    if (part === "id" && seen.id && seen.id !== value) {
      this.violate("interaction-id-changed", "an entry keeps its id");
    }
    if (part === this.names.response || part === "correct_responses.pattern") {
      if (!seen.type) {
        return this.violate("type-missing", "the type comes before responses", this.codes.typeFirst);
      }
      var fault = this.model().response(seen.type, value);
      if (fault) {
        return this.violate(fault[0], "expected " + fault[2], fault[1]);
      }
    }
    seen[part] = value;
    return "";
  };

  Recorder.prototype.judgeConduct = function (element, value) {
    if (this.mode() === "browse") {
      this.violate("write-in-browse", "nothing is written in browse mode");
    }
    if (this.first && !RANKS[this.values["cmi.core.lesson_status"]] && this.mode() === "normal" && element !== "cmi.core.lesson_status") {
      this.violate("status-not-first", "the first thing written at a first launch is a status");
    }
    if (element === "cmi.core.lesson_status") {
      this.judgeLowering("status", RANKS[value], RANKS[this.values[element]]);
    } else if (element === "cmi.core.score.raw") {
      var before = this.values[element];
      this.judgeLowering("score", Number(value), before === "" ? -1 : Number(before));
      if (this.outsideBounds(value)) {
        this.violate("score-outside-bounds", "score.raw lies between score.min and score.max");
      }
    } else if (element === "cmi.suspend_data" && value === "" && this.values[element]) {
      this.violate("state-emptied", "a state that was stored is never emptied");
    }
    this.judgeOrder(element, value);
    return "";
  };

  Recorder.prototype.judgeLowering = function (name, after, before) {
    if (after < before) {
      this.violate(name + "-lowered", "a stored " + name + " is never lowered");
    } else if (after === before && this.mode() === "review") {
      this.violate("review-not-better", "a review writes a " + name + " only if it is better");
    }
  };

  Recorder.prototype.outsideBounds = function (value) {
    var least = this.values[this.names.score + "min"];
    var most = this.values[this.names.score + "max"];
    return (least && Number(value) < Number(least)) || (most && Number(value) > Number(most));
  };

  /** Between two commits: interactions and objectives, score, final status, time, exit. */
  Recorder.prototype.judgeOrder = function (element, value) {
    var stages = this.stages;
    var stage = this.report.findIndex(function (pattern) { return pattern.test(element); });
    // “incomplete” at launch is no report of a result: anything may follow it.
    if (stage < 0 || (stages[stage] === "status" && value === "incomplete")) {
      return;
    }
    if (stage < this.stage) {
      this.violate(stages[stage] + "-after-" + stages[this.stage], "the order is " + stages.join(", "));
    }
    this.stage = Math.max(stage, this.stage);
  };

  /** Judge the launch as a whole, once the SCO is gone. */
  Recorder.prototype.end = function () {
    this.current = null;
    if (this.phase === "before") {
      this.violate("initialize-missing", "the SCO never called " + this.prefix + "Initialize");
    } else if (this.phase === "running") {
      this.violate("finish-missing", "the SCO went without " + this.prefix + this.ending);
    }
    return this.violations;
  };

  root.Recorder = Recorder;
})(globalThis);
