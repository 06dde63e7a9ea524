/*
 * The SCORM 2004 data model (RTE 4, both editions), read in the narrowest way that a known LMS reads it.
 *
 * Each row: element, access (r, w, rw), and a check of a written value that answers nothing or
 * [id of the violation, SCORM error code, what was expected].
 */
(function (root) {
  "use strict";

  var TYPE = "406";
  var RANGE = "407";
  var COMPLETION = ["completed", "incomplete", "not attempted", "unknown"];
  var SUCCESS = ["passed", "failed", "unknown"];
  var EXITS = ["", "suspend", "normal", "time-out"];
  var RESULTS = ["correct", "incorrect", "unanticipated", "neutral"];
  var TYPES = ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"];
  var REQUESTS = ["continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_"];
  var NUMBER = /^-?\d+(\.\d+)?$/;
  var WORD = /^[A-Za-z0-9_.]+$/;
  // No zone and no fraction, in the years that every LMS counts.
  var STAMP = /^(19[7-9]\d|20[0-3]\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
  var SPAN = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;

  function vocabulary(id, words) {
    return function (value) {
      return words.indexOf(value) < 0 ? [id, TYPE, "one of " + words.map(JSON.stringify).join(", ")] : null;
    };
  }

  function text(name, longest) {
    return function (value) {
      return value.length > longest ? [name + "-length", TYPE, "at most " + longest + " characters, not " + value.length] : null;
    };
  }

  function identifier(name) {
    return function (value) {
      if (value.length > 4000) {
        return [name + "-length", TYPE, "at most 4000 characters"];
      }
      return /^[\x21-\x7e]+$/.test(value) ? null : [name + "-format", TYPE, "printable ASCII without spaces"];
    };
  }

  function real(name, least, most) {
    return function (value) {
      if (!NUMBER.test(value)) {
        return [name + "-format", TYPE, "a decimal number"];
      }
      if (Number(value) < least || Number(value) > most) {
        return [name + "-range", RANGE, "a number from " + least + " to " + most];
      }
      return /\.\d{8}/.test(value) ? [name + "-decimals", TYPE, "at most seven decimals"] : null;
    };
  }

  function form(name, pattern) {
    return function (value) { return pattern.test(value) ? null : [name + "-format", TYPE, String(pattern)]; };
  }

  function result(value) {
    return RESULTS.indexOf(value) >= 0 || NUMBER.test(value)
      ? null
      : ["result-vocabulary", TYPE, "one of " + RESULTS.join(", ") + ", or a number"];
  }

  function request(value) {
    return REQUESTS.indexOf(value) >= 0 || /^\{target=[^}]+\}(choice|jump)$/.test(value) ? null : ["request-vocabulary", TYPE, REQUESTS.join(", ")];
  }

  function set(longest, each) {
    return function (value) {
      var parts = value.split("[,]");
      return parts.length <= longest && parts.every(each);
    };
  }

  function isWord(part) { return part.length <= 250 && WORD.test(part); }
  function isPair(part) { return part.split("[.]").length === 2 && part.split("[.]").every(isWord); }
  function isLine(longest) { return function (part) { return part.length <= longest && !/[\r\n]/.test(part); }; }

  var RESPONSES = {
    "true-false": function (value) { return value === "true" || value === "false"; },
    "choice": set(36, isWord),
    "fill-in": set(10, isLine(250)),
    "long-fill-in": isLine(4000),
    "matching": set(36, isPair),
    "performance": set(125, isLine(500)),
    "sequencing": set(36, isWord),
    "likert": isWord,
    "numeric": function (value) { return NUMBER.test(value); },
    "other": isLine(4000)
  };

  function response(type, value) {
    if (!RESPONSES[type](value)) {
      return ["response-" + type, TYPE, "a response of the type, in one line, identifiers of letters, digits, “_” and “.”"];
    }
    var parts = value.split("[,]");
    var repeated = /^(choice|matching)$/.test(type) && new Set(parts).size !== parts.length;
    return repeated ? ["response-repeated", TYPE, "each identifier once"] : null;
  }

  var N = "(0|[1-9]\\d*)";
  function score(place) {
    return [
      [place + "score.scaled", "rw", real("scaled", -1, 1)],
      [place + "score.(raw|min|max)", "rw", real("score", -Infinity, Infinity)]
    ];
  }
  var ROWS = [
    ["cmi.(_version|credit|entry|learner_id|learner_name|mode|launch_data|total_time)", "r"],
    ["cmi.(completion_threshold|scaled_passing_score|max_time_allowed|time_limit_action)", "r"],
    ["cmi.location", "rw", text("location", 1000)],
    ["cmi.completion_status", "rw", vocabulary("completion-vocabulary", COMPLETION)],
    ["cmi.success_status", "rw", vocabulary("success-vocabulary", SUCCESS)],
    ["cmi.progress_measure", "rw", real("progress", 0, 1)],
    ["cmi.exit", "w", vocabulary("exit-vocabulary", EXITS)],
    ["cmi.session_time", "w", form("session-time", SPAN)],
    ["cmi.suspend_data", "rw", text("suspend-data", 64000)],
    ["cmi.learner_preference.(audio_level|delivery_speed)", "rw", real("preference", 0, Infinity)],
    ["cmi.learner_preference.language", "rw", text("language", 250)],
    ["cmi.learner_preference.audio_captioning", "rw", vocabulary("captioning-vocabulary", ["-1", "0", "1"])],
    ["cmi.comments_from_learner." + N + ".comment", "rw", text("comment", 4000)],
    ["cmi.comments_from_learner." + N + ".location", "rw", text("comment-location", 250)],
    ["cmi.comments_from_learner." + N + ".timestamp", "rw", form("timestamp", STAMP)],
    ["cmi.comments_from_lms." + N + ".(comment|location|timestamp)", "r"],
    ["cmi.objectives." + N + ".id", "rw", identifier("objective-id")],
    ["cmi.objectives." + N + ".success_status", "rw", vocabulary("success-vocabulary", SUCCESS)],
    ["cmi.objectives." + N + ".completion_status", "rw", vocabulary("completion-vocabulary", COMPLETION)],
    ["cmi.objectives." + N + ".progress_measure", "rw", real("progress", 0, 1)],
    ["cmi.objectives." + N + ".description", "rw", text("description", 250)],
    ["cmi.interactions." + N + ".id", "rw", identifier("interaction-id")],
    ["cmi.interactions." + N + ".objectives." + N + ".id", "rw", identifier("objective-id")],
    ["cmi.interactions." + N + ".timestamp", "rw", form("timestamp", STAMP)],
    ["cmi.interactions." + N + ".type", "rw", vocabulary("type-vocabulary", TYPES)],
    ["cmi.interactions." + N + ".correct_responses." + N + ".pattern", "rw"],
    ["cmi.interactions." + N + ".weighting", "rw", real("weighting", -1e6, 1e6)],
    ["cmi.interactions." + N + ".learner_response", "rw"],
    ["cmi.interactions." + N + ".result", "rw", result],
    ["cmi.interactions." + N + ".latency", "rw", form("latency", SPAN)],
    ["cmi.interactions." + N + ".description", "rw", text("description", 250)],
    ["adl.nav.request", "rw", request],
    ["adl.nav.request_valid.(continue|previous|choice.*|jump.*)", "r"]
  ].concat(score("cmi."), score("cmi.objectives." + N + ".")).map(function (row) {
    return { pattern: new RegExp("^" + row[0].replace(/\.(?=[a-z(_])/g, "\\.") + "$"), access: row[1], check: row[2] };
  });
  var KEYWORDS = new RegExp(
    "^cmi\\.((score|learner_preference|comments_from_learner|comments_from_lms|objectives|interactions)\\._children" +
    "|objectives\\." + N + "\\.score\\._children|(objectives|interactions|comments_from_learner|comments_from_lms)\\._count" +
    "|interactions\\." + N + "\\.(objectives|correct_responses)\\._count)$"
  );

  /** Return the row of *element*, or null where SCORM 2004 knows no such element. */
  function find(element) {
    if (KEYWORDS.test(element)) {
      return { access: "keyword" };
    }
    return ROWS.filter(function (row) { return row.pattern.test(element); })[0] || null;
  }

  root.cmi2004 = { find: find, response: response };
})(globalThis);
