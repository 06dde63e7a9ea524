/*
 * The small LMS of lms.js in the words of SCORM 2004: one SCO under the recorder, the preview's simulator and scorm-again, and what
 * was committed.
 *
 * As in Moodle, what was kept comes back only where the last session left with exit "suspend".
 */
(function (root) {
  "use strict";

  var SILENT = 5;

  function Player() {
    this.held = {};
    this.commits = 0;
    this.refusing = false;
  }

  /** Start the SCO at *address* over what was kept, in *mode*. */
  Player.prototype.launch = function (address, kept, mode) {
    var self = this;
    var stored = kept && kept.exit === "suspend" ? Object.assign({}, kept) : {};
    var again = "exit" in stored;
    delete stored.exit;
    delete stored.session_time;
    Object.assign(stored, { learner_id: "learner-1", learner_name: "Quispe, Rosa", mode: mode, credit: "credit", entry: again ? "resume" : "ab-initio" });
    var lms = new root.Scorm2004API({ autocommit: false, logLevel: SILENT });
    lms.loadFromJSON({ cmi: stored }, "");
    ["Commit", "Terminate"].forEach(function (name) {
      var real = lms[name];
      lms[name] = function (argument) {
        self.twin.refuse(self.refusing);
        if (!self.refusing) {
          return real.call(lms, argument);
        }
        lms.throwSCORMError("api", 391, "the login has expired");
        return "false";
      };
    });
    this.held = kept || {};
    this.commits = 0;
    this.twin = new root.Twin("2004", lms, stored);
    this.recorder = new root.Recorder2004(this.twin, function () {
      self.commits += 1;
      self.held = lms.renderCommitCMI(true).cmi;
      self.held.exit = self.recorder.values["cmi.exit"];
    });
    root.API_1484_11 = this.recorder.api;
    var frame = document.createElement("iframe");
    frame.id = "sco";
    frame.name = "sco";
    frame.title = "Course";
    frame.src = address;
    document.body.append(frame);
  };

  /** Take the frame away, as an LMS does when the learner leaves; return what it holds and what went wrong. */
  Player.prototype.leave = function () {
    document.getElementById("sco").remove();
    delete root.API_1484_11;
    return { held: this.held, commits: this.commits, calls: this.recorder.calls, violations: this.recorder.end().concat(this.twin.differences) };
  };

  root.player = new Player();
})(window);
