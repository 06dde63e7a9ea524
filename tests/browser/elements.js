/*
 * The SCORM 1.2 data model, read in the narrowest way that a known LMS reads it.
 *
 * Each row: element, access (r, w, rw), and a check of a written value that answers nothing or
 * [id of the violation, SCORM error code, what was expected].
 */
(function (root) {
  "use strict";

  var WRONG_TYPE = "405";
  var STATUSES = ["passed", "completed", "failed", "incomplete", "browsed"];
  var EXITS = ["", "suspend", "logout", "time-out"];
  var RESULTS = ["correct", "wrong", "unanticipated", "neutral"];
  var TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"];
  var NUMBER = /^-?\d+(\.\d+)?$/;
  var RESPONSES = {
    "true-false": /^[tf01]$/,
    "choice": /^[a-z0-9](,[a-z0-9])*$/,
    "fill-in": /^[^\r\n]{1,255}$/,
    "matching": /^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/,
    "performance": /^[^\r\n]{1,255}$/,
    "sequencing": /^[a-z0-9](,[a-z0-9])*$/,
    "likert": /^[a-z0-9]$/,
    "numeric": NUMBER
  };

  function vocabulary(id, words) {
    return function (value) {
      return words.indexOf(value) < 0 ? [id, WRONG_TYPE, "one of " + words.map(JSON.stringify).join(", ")] : null;
    };
  }

  function text(name, longest) {
    return function (value) {
      if (value.length > longest) {
        return [name + "-length", WRONG_TYPE, "at most " + longest + " characters, not " + value.length];
      }
      return /^[\t\n\r\x20-\x7e]*$/.test(value) ? null : [name + "-ascii", WRONG_TYPE, "ASCII"];
    };
  }

  function identifier(name) {
    return function (value) {
      if (value.length > 255) {
        return [name + "-length", WRONG_TYPE, "at most 255 characters"];
      }
      return /^[\x21-\x7e]+$/.test(value) ? null : [name + "-format", WRONG_TYPE, "printable ASCII without spaces"];
    };
  }

  function score(value) {
    if (!NUMBER.test(value)) {
      return ["score-format", WRONG_TYPE, "a decimal number"];
    }
    if (Number(value) < 0 || Number(value) > 100) {
      return ["score-range", WRONG_TYPE, "0 to 100"];
    }
    return /\.\d{3}/.test(value) ? ["score-decimals", WRONG_TYPE, "at most two decimals"] : null;
  }

  function timespan(name) {
    return function (value) {
      // One decimal is summed as hundredths by Moodle's AddTime: none or exactly two.
      return /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{2})?$/.test(value)
        ? null
        : [name + "-format", WRONG_TYPE, "HHHH:MM:SS with no decimals or two"];
    };
  }

  function timeOfDay(value) {
    return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{2})?$/.test(value)
      ? null
      : ["time-format", WRONG_TYPE, "a time of day, HH:MM:SS with no decimals or two"];
  }

  function decimal(name, least, most) {
    return function (value) {
      return NUMBER.test(value) && Number(value) >= least && Number(value) <= most
        ? null
        : [name, WRONG_TYPE, "a number from " + least + " to " + most];
    };
  }

  function result(value) {
    return RESULTS.indexOf(value) >= 0 || NUMBER.test(value)
      ? null
      : ["result-vocabulary", WRONG_TYPE, "one of " + RESULTS.join(", ") + ", or a number"];
  }

  function response(type, value) {
    if (!RESPONSES[type].test(value)) {
      return ["response-" + type, WRONG_TYPE, String(RESPONSES[type])];
    }
    var parts = value.split(",");
    var repeated = /^(choice|sequencing)$/.test(type) && new Set(parts).size !== parts.length;
    return repeated ? ["response-repeated", WRONG_TYPE, "each letter once"] : null;
  }

  function status(value) {
    if (value === "not attempted") {
      return ["status-not-attempted", WRONG_TYPE, "only the LMS says “not attempted”"];
    }
    return vocabulary("status-vocabulary", STATUSES)(value);
  }

  var N = "(0|[1-9]\\d*)";
  var ROWS = [
    ["cmi.core.(student_id|student_name|credit|entry|total_time|lesson_mode)", "r"],
    ["cmi.core.lesson_location", "rw", text("location", 255)],
    ["cmi.core.lesson_status", "rw", status],
    ["cmi.core.score.(raw|min|max)", "rw", score],
    ["cmi.core.exit", "w", vocabulary("exit-vocabulary", EXITS)],
    ["cmi.core.session_time", "w", timespan("session-time")],
    ["cmi.suspend_data", "rw", text("suspend-data", 4096)],
    ["cmi.(launch_data|comments_from_lms)", "r"],
    ["cmi.comments", "rw", text("comments", 4096)],
    ["cmi.student_data.(mastery_score|max_time_allowed|time_limit_action)", "r"],
    ["cmi.student_preference.audio", "rw", decimal("preference-range", -1, 100)],
    ["cmi.student_preference.speed", "rw", decimal("preference-range", -100, 100)],
    ["cmi.student_preference.text", "rw", decimal("preference-range", -1, 1)],
    ["cmi.student_preference.language", "rw", text("language", 255)],
    ["cmi.objectives." + N + ".id", "rw", identifier("objective-id")],
    ["cmi.objectives." + N + ".status", "rw", status],
    ["cmi.objectives." + N + ".score.(raw|min|max)", "rw", score],
    ["cmi.interactions." + N + ".id", "w", identifier("interaction-id")],
    ["cmi.interactions." + N + ".objectives." + N + ".id", "w", identifier("objective-id")],
    ["cmi.interactions." + N + ".time", "w", timeOfDay],
    ["cmi.interactions." + N + ".type", "w", vocabulary("type-vocabulary", TYPES)],
    ["cmi.interactions." + N + ".correct_responses." + N + ".pattern", "w"],
    ["cmi.interactions." + N + ".weighting", "w", decimal("weighting-range", -1e6, 1e6)],
    ["cmi.interactions." + N + ".student_response", "w"],
    ["cmi.interactions." + N + ".result", "w", result],
    ["cmi.interactions." + N + ".latency", "w", timespan("latency")]
  ].map(function (row) {
    return { pattern: new RegExp("^" + row[0].replace(/\.(?=[a-z(_])/g, "\\.") + "$"), access: row[1], check: row[2] };
  });
  var KEYWORDS = new RegExp(
    "^cmi\\.((core|core\\.score|student_data|student_preference|objectives|interactions)\\._children" +
    "|objectives\\." + N + "\\.score\\._children|(objectives|interactions)\\._count" +
    "|interactions\\." + N + "\\.(objectives|correct_responses)\\._count)$"
  );

  /** Return the row of *element*, or null where SCORM 1.2 knows no such element. */
  function find(element) {
    if (KEYWORDS.test(element)) {
      return { access: "keyword" };
    }
    return ROWS.filter(function (row) { return row.pattern.test(element); })[0] || null;
  }

  root.cmi12 = { find: find, response: response };
})(globalThis);
