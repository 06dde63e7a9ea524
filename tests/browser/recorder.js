/*
 * A strict recorder between a SCO and an LMS's SCORM 1.2 API.
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

  Recorder.prototype.makeApi = function () {
    var self = this;
    var api = {};
    ["Initialize", "Finish", "Commit"].forEach(function (verb) {
      api["LMS" + verb] = function () { return self.call("LMS" + verb, arguments, self["on" + verb]); };
    });
    api.LMSGetValue = function () { return self.call("LMSGetValue", arguments, self.onGet); };
    api.LMSSetValue = function () { return self.call("LMSSetValue", arguments, self.onSet); };
    api.LMSGetLastError = function () { return self.error; };
    api.LMSGetErrorString = function (code) { return self.lms.LMSGetErrorString(code); };
    api.LMSGetDiagnostic = function (code) { return self.lms.LMSGetDiagnostic(code); };
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
      answer = name === "LMSGetValue" ? "" : "false";
    } else {
      answer = this.forward(name, this.current.parameters);
    }
    this.current.answer = answer;
    this.current.error = this.error;
    return answer;
  };

  Recorder.prototype.forward = function (name, parameters) {
    var answer = this.lms[name].apply(this.lms, parameters);
    this.error = String(this.lms.LMSGetLastError());
    if (this.error !== "0") {
      this.violate("lms-error", "the LMS answers error " + this.error + ": " + this.lms.LMSGetErrorString(this.error));
    } else {
      this.remember(name, parameters);
    }
    return answer;
  };

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
    if (name === "LMSInitialize") {
      this.phase = "running";
      ["lesson_status", "lesson_mode", "score.raw", "score.min", "score.max"].forEach(function (key) {
        self.values["cmi.core." + key] = self.read("cmi.core." + key);
      });
      this.values["cmi.suspend_data"] = this.read("cmi.suspend_data");
      this.lengths["cmi.interactions"] = Number(this.read("cmi.interactions._count"));
      this.lengths["cmi.objectives"] = Number(this.read("cmi.objectives._count"));
    } else if (name === "LMSSetValue") {
      this.values[parameters[0]] = parameters[1];
      this.written[parameters[0]] = true;
      this.dirty = true;
      this.first = false;
    } else if (name === "LMSCommit" || name === "LMSFinish") {
      this.dirty = false;
      this.stage = -1;
      if (name === "LMSFinish") {
        this.phase = "after";
      }
      this.stored(name);
    }
  };

  Recorder.prototype.mode = function () {
    var mode = this.values["cmi.core.lesson_mode"];
    return mode === "browse" || mode === "review" ? mode : "normal";
  };

  Recorder.prototype.outsideSession = function () {
    if (this.phase === "before") {
      return this.violate("before-initialize", "nothing may be called before LMSInitialize", "301");
    }
    if (this.phase === "after") {
      return this.violate("after-finish", "nothing may be called after LMSFinish", "301");
    }
    return "";
  };

  Recorder.prototype.onInitialize = function (argument) {
    if (argument !== "") {
      return this.violate("initialize-argument", "the one argument is the empty string", "201");
    }
    return this.phase === "before" ? "" : this.violate("initialize-twice", "one LMSInitialize in a launch", "101");
  };

  Recorder.prototype.onCommit = function (argument) {
    if (argument !== "") {
      return this.violate("commit-argument", "the one argument is the empty string", "201");
    }
    return this.outsideSession();
  };

  Recorder.prototype.onFinish = function (argument) {
    if (argument !== "") {
      return this.violate("finish-argument", "the one argument is the empty string", "201");
    }
    if (this.phase === "after") {
      return this.violate("finish-twice", "one LMSFinish in a launch", "301");
    }
    var refusal = this.outsideSession();
    if (!refusal && this.mode() !== "browse") {
      this.judgeEnd();
    }
    return refusal;
  };

  Recorder.prototype.judgeEnd = function () {
    var self = this;
    var status = this.values["cmi.core.lesson_status"];
    if (this.dirty) {
      this.violate("commit-missing", "LMSCommit comes before LMSFinish");
    }
    if (!this.written["cmi.core.session_time"]) {
      this.violate("session-time-missing", "cmi.core.session_time is written before LMSFinish");
    }
    if (!this.written["cmi.core.exit"]) {
      this.violate("exit-missing", "cmi.core.exit is written before LMSFinish");
    } else if (this.values["cmi.core.exit"] !== "suspend" && RANKS[status] < RANKS.failed && this.values["cmi.suspend_data"]) {
      this.violate("exit-loses-state", "the state of an unfinished course is kept by exit “suspend” only");
    }
    if (!RANKS[status]) {
      this.violate("status-missing", "an LMS turns “not attempted” into “completed” at LMSFinish");
    }
    if (this.written["cmi.core.score.raw"] && !(this.written["cmi.core.score.min"] && this.written["cmi.core.score.max"])) {
      this.violate("bounds-missing", "score.min and score.max go with score.raw");
    }
    this.interactions.forEach(function (seen, index) {
      ["type", "student_response", "result", "time"].forEach(function (part) {
        if (!seen[part]) {
          self.violate("interaction-incomplete", "interaction " + index + " has no " + part);
        }
      });
    });
  };

  Recorder.prototype.onGet = function (element) {
    var refusal = this.outsideSession();
    if (refusal) {
      return refusal;
    }
    var row = root.cmi12.find(String(element));
    if (!row) {
      return this.violate("element-unknown", "SCORM 1.2 knows no such element", "201");
    }
    if (row.access === "w") {
      return this.violate("write-only", "the element is write-only", "404");
    }
    var place = ARRAY.exec(element);
    if (place && row.access !== "keyword" && Number(place[2]) >= (this.lengths["cmi." + place[1]] || 0)) {
      return this.violate("index-unknown", "no such entry yet", "201");
    }
    return "";
  };

  Recorder.prototype.onSet = function (element, value) {
    var refusal = this.outsideSession();
    if (refusal) {
      return refusal;
    }
    if (typeof value !== "string" || typeof element !== "string") {
      return this.violate("not-a-string", "both arguments are strings", "201");
    }
    var row = root.cmi12.find(element);
    if (!row) {
      return this.violate("element-unknown", "SCORM 1.2 knows no such element", "201");
    }
    if (row.access === "keyword") {
      return this.violate("keyword", "_children and _count are not written", "402");
    }
    if (row.access === "r") {
      return this.violate("read-only", "the element is read-only", "403");
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
      return this.violate("index-gap", "the next index is " + length, "201");
    }
    if (index === length && element !== outer + "." + index + ".id") {
      return this.violate("id-not-first", "the id comes first", "201");
    }
    if (index === length) {
      this.lengths[outer] = length + 1;
    }
    if (place[3]) {
      var inner = outer + "." + index + "." + place[3];
      if (Number(place[4]) > (this.lengths[inner] || 0)) {
        return this.violate("inner-index-gap", "the next index is " + (this.lengths[inner] || 0), "201");
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
    if (part === "student_response" || part === "correct_responses.pattern") {
      if (!seen.type) {
        return this.violate("type-missing", "the type comes before responses", "405");
      }
      var fault = root.cmi12.response(seen.type, value);
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
    var least = this.values["cmi.core.score.min"];
    var most = this.values["cmi.core.score.max"];
    return (least && Number(value) < Number(least)) || (most && Number(value) > Number(most));
  };

  /** Between two commits: interactions and objectives, score, final status, time, exit. */
  Recorder.prototype.judgeOrder = function (element, value) {
    var stage = REPORT.findIndex(function (pattern) { return pattern.test(element); });
    // “incomplete” at launch is no report of a result: anything may follow it.
    if (stage < 0 || (STAGES[stage] === "status" && value === "incomplete")) {
      return;
    }
    if (stage < this.stage) {
      this.violate(STAGES[stage] + "-after-" + STAGES[this.stage], "the order is " + STAGES.join(", "));
    }
    this.stage = Math.max(stage, this.stage);
  };

  /** Judge the launch as a whole, once the SCO is gone. */
  Recorder.prototype.end = function () {
    this.current = null;
    if (this.phase === "before") {
      this.violate("initialize-missing", "the SCO never called LMSInitialize");
    } else if (this.phase === "running") {
      this.violate("finish-missing", "the SCO went without LMSFinish");
    }
    return this.violations;
  };

  root.Recorder = Recorder;
})(globalThis);
