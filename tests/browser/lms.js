/*
 * A small LMS: it frames one SCO of its own origin under the recorder, the preview's simulator and scorm-again, and holds what was committed.
 *
 * As in a real one, values that were set but never committed are lost with the launch.
 */
(function (root) {
  "use strict";

  var SILENT = 5;

  function Player() {
    this.held = null;
    this.refusing = false;
    this.recorder = null;
    this.commits = 0;
  }

  /** Start the SCO at *address* over the data *stored*; without an API where *stored* is null. */
  Player.prototype.launch = function (address, stored) {
    var self = this;
    delete root.API;
    this.recorder = null;
    this.twin = null;
    if (stored) {
      var lms = new root.Scorm12API({ autocommit: false, logLevel: SILENT, mastery_override: true });
      lms.loadFromJSON({ cmi: stored }, "");
      this.makeRefusable(lms);
      this.held = stored;
      this.commits = 0;
      this.twin = new root.Twin("1.2", lms, stored);
      this.recorder = new root.Recorder(this.twin, function (call) {
        self.commits += 1;
        self.held = lms.renderCommitCMI(call === "LMSFinish").cmi;
      });
      root.API = this.recorder.api;
    }
    var frame = document.createElement("iframe");
    frame.id = "sco";
    frame.name = "sco";
    frame.title = "Course";
    frame.src = address;
    document.body.append(frame);
  };

  /** Let saving fail honestly, as an LMS does that has lost its login: “false”, error 101. */
  Player.prototype.makeRefusable = function (lms) {
    var self = this;
    ["LMSCommit", "LMSFinish"].forEach(function (name) {
      var real = lms[name];
      lms[name] = function (argument) {
        self.twin.refuse(self.refusing);
        if (!self.refusing) {
          return real.call(lms, argument);
        }
        lms.throwSCORMError("api", 101, "the login has expired");
        return "false";
      };
    });
  };

  /** Take the frame away, as an LMS does when the learner leaves; return what it holds and what went wrong. */
  Player.prototype.leave = function () {
    document.getElementById("sco").remove();
    var recorder = this.recorder;
    delete root.API;
    return {
      held: this.held,
      commits: this.commits,
      calls: recorder ? recorder.calls : [],
      violations: recorder ? recorder.end().concat(this.twin.differences) : []
    };
  };

  root.player = new Player();
})(window);
