/*
 * What the strict recorder judges otherwise where the LMS's API is that of SCORM 2004 (RTE 3 and 4).
 */
(function (root) {
  "use strict";

  var COMPLETION = { "": 0, "unknown": 0, "not attempted": 0, "incomplete": 1, "completed": 2 };
  var SUCCESS = { "": 0, "unknown": 0, "failed": 1, "passed": 2 };
  var STATUS = /^cmi\.(?:objectives\.\d+\.)?(completion|success)_status$/;
  var NUMBER = /^cmi\.(?:objectives\.\d+\.)?(?:score\.raw|score\.scaled|progress_measure)$/;
  var NOTHING_YET = "403";

  function Recorder2004() {
    root.Recorder.apply(this, arguments);
  }
  Recorder2004.prototype = Object.create(root.Recorder.prototype);

  Object.assign(Recorder2004.prototype, {
    prefix: "",
    ending: "Terminate",
    codes: {
      twice: "103", again: "104", argument: "201", unknown: "401", keyword: "404", readOnly: "404", writeOnly: "405",
      indexUnknown: "301", gap: "351", idFirst: "408", typeFirst: "408", ended: "113",
      before: { GetValue: "122", SetValue: "132", Commit: "142", Terminate: "112" },
      after: { GetValue: "123", SetValue: "133", Commit: "143" }
    },
    known: [
      "completion_status", "success_status", "mode", "score.raw", "score.min", "score.max", "score.scaled", "progress_measure", "suspend_data"
    ],
    names: {
      mode: "cmi.mode", time: "cmi.session_time", exit: "cmi.exit", score: "cmi.score.", response: "learner_response", moment: "timestamp"
    },
    stages: ["entry", "score", "status", "time", "exit"],
    report: [/^cmi\.(interactions|objectives)\./, /^cmi\.score\./, /^cmi\.\w+_status$/, /^cmi\.session_time$/, /^cmi\.exit$/],

    model: function () { return root.cmi2004; },

    /** Whoever reads what was never set does nothing wrong (RTE 3.1.7.6). */
    isFaultless: function (name) { return name === "GetValue" && this.error === NOTHING_YET; },

    isUnfinished: function () { return COMPLETION[this.values["cmi.completion_status"]] < COMPLETION.completed; },

    lacksStatus: function () { return !COMPLETION[this.values["cmi.completion_status"]]; },

    judgeConduct: function (element, value) {
      var status = STATUS.exec(element);
      if (this.mode() === "browse") {
        this.violate("write-in-browse", "nothing is written in browse mode");
      }
      // The very first thing, so that an outage loses nothing.
      if (this.first && element !== "cmi.exit") {
        this.violate("exit-not-first", "the first thing written at a launch is exit “suspend”");
      }
      if (status) {
        var ranks = status[1] === "success" ? SUCCESS : COMPLETION;
        this.judgeLowering("status", ranks[value], ranks[this.before(element)]);
      } else if (NUMBER.test(element)) {
        var before = this.before(element);
        this.judgeLowering("score", Number(value), before === "" ? -2 : Number(before));
        if (/^cmi\.score\.raw$/.test(element) && this.outsideBounds(value)) {
          this.violate("score-outside-bounds", "score.raw lies between score.min and score.max");
        }
      } else if (element === "cmi.suspend_data" && value === "" && this.values[element]) {
        this.violate("state-emptied", "a state that was stored is never emptied");
      } else if (/^cmi\.objectives\.\d+\.id$/.test(element) && this.before(element) && this.before(element) !== value) {
        return this.violate("objective-id-changed", "an objective keeps its id", "351");
      }
      // The exit at launch ends no report.
      if (!this.first) {
        this.judgeOrder(element, value);
      }
      return "";
    },

    /** What the LMS holds, as far as it is known. */
    before: function (element) {
      var place = /^cmi\.(\w+)\.(\d+)\./.exec(element);
      if (element in this.values) {
        return this.values[element];
      }
      return place && Number(place[2]) >= this.held(place[1]) ? "" : this.read(element);
    },

    judgeEnd: function () {
      root.Recorder.prototype.judgeEnd.call(this);
      if (this.written["cmi.score.raw"] !== this.written["cmi.score.scaled"]) {
        this.violate("scaled-and-raw", "score.raw and score.scaled go together");
      } else if (this.written["cmi.score.raw"]) {
        // Of 0 to 100 the scaled score is the hundredth part.
        if (Math.abs(Number(this.values["cmi.score.raw"]) / 100 - Number(this.values["cmi.score.scaled"])) > 1e-9) {
          this.violate("scaled-differs", "score.scaled says the same as score.raw");
        }
      }
    },

    /** Responses of an entry that an earlier session made are judged by the type that the LMS holds. */
    judgeInteraction: function (index, part, value) {
      var seen = this.interactions[index] || (this.interactions[index] = {});
      var place = "cmi.interactions." + index + ".";
      var self = this;
      if (!seen.read && index < this.held("interactions")) {
        ["id", "type", "timestamp", "learner_response", "result"].forEach(function (name) {
          var stored = self.read(place + name);
          if (stored) {
            seen[name] = stored;
          }
        });
      }
      seen.read = true;
      return root.Recorder.prototype.judgeInteraction.call(this, index, part, value);
    },

    /** How many entries the LMS held at the launch. */
    held: function (array) {
      if (!this.atLaunch) {
        this.atLaunch = {};
      }
      return this.atLaunch[array] || 0;
    },

    remember: function (name, parameters) {
      root.Recorder.prototype.remember.call(this, name, parameters);
      if (name === "Initialize") {
        this.atLaunch = { interactions: this.lengths["cmi.interactions"], objectives: this.lengths["cmi.objectives"] };
      }
    }
  });

  root.Recorder2004 = Recorder2004;
})(globalThis);
