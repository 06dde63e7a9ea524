// The elements of the two data models: their access, their values, and what they hold before anybody wrote them.
"use strict";
(function () {
  const lms = /** @type {any} */ (globalThis.clicLms = globalThis.clicLms || {});
  const { DECIMAL, REAL, TIME, DURATION, LANGUAGE, unless, vocabulary, matching, upTo, number, localized, longIdentifier } = lms.types;

  /**
   * @typedef {{name: string, access: "r" | "w" | "rw", check?: (value: string) => string, start?: string}} Row
   * an element; `n` and `m` stand for indexes; without `start` it has no value at first
   */

  // --- SCORM 1.2, RTE 3.4 -----------------------------------------------------------------------------------------------------

  const WRONG = "405";
  const ascii = (/** @type {number} */ longest) => (/** @type {string} */ value) => unless(value.length <= longest && /^[\t\n\r\x20-\x7e]*$/.test(value), WRONG);
  const oldIdentifier = (/** @type {string} */ value) => unless(value.length <= 255 && /^[\x21-\x7e]+$/.test(value), WRONG);
  const percent = (/** @type {string} */ value) => (value === "" ? "" : number(DECIMAL, WRONG, WRONG, 0, 100)(value));
  const oldStatus = vocabulary(WRONG, ["passed", "completed", "failed", "incomplete", "browsed"]);
  const oldSpan = matching(WRONG, /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
  const oldTypes = ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"];
  const oldResult = (/** @type {string} */ value) =>
    unless(DECIMAL.test(value) || ["correct", "wrong", "unanticipated", "neutral"].indexOf(value) >= 0, WRONG);

  /** @type {[string, Row["access"], Row["check"]?, string?][]} */
  const OLD = [
    ["cmi.core.student_id", "r", undefined, ""],
    ["cmi.core.student_name", "r", undefined, ""],
    ["cmi.core.lesson_location", "rw", ascii(255), ""],
    ["cmi.core.credit", "r", undefined, "credit"],
    ["cmi.core.lesson_status", "rw", oldStatus, "not attempted"],
    ["cmi.core.entry", "r", undefined, "ab-initio"],
    ["cmi.core.score.raw", "rw", percent, ""],
    ["cmi.core.score.min", "rw", percent, ""],
    ["cmi.core.score.max", "rw", percent, ""],
    ["cmi.core.total_time", "r", undefined, "0000:00:00"],
    ["cmi.core.lesson_mode", "r", undefined, "normal"],
    ["cmi.core.exit", "w", vocabulary(WRONG, ["", "suspend", "logout", "time-out"]), ""],
    ["cmi.core.session_time", "w", oldSpan, "00:00:00"],
    ["cmi.suspend_data", "rw", ascii(4096), ""],
    ["cmi.launch_data", "r", undefined, ""],
    ["cmi.comments", "rw", ascii(4096), ""],
    ["cmi.comments_from_lms", "r", undefined, ""],
    ["cmi.student_data.mastery_score", "r", undefined, ""],
    ["cmi.student_data.max_time_allowed", "r", undefined, ""],
    ["cmi.student_data.time_limit_action", "r", undefined, ""],
    ["cmi.student_preference.audio", "rw", number(/^-?\d+$/, WRONG, WRONG, -1, 100), ""],
    ["cmi.student_preference.language", "rw", ascii(255), ""],
    ["cmi.student_preference.speed", "rw", number(/^-?\d+$/, WRONG, WRONG, -100, 100), ""],
    ["cmi.student_preference.text", "rw", number(/^-?\d+$/, WRONG, WRONG, -1, 1), ""],
    ["cmi.objectives.n.id", "rw", oldIdentifier, ""],
    ["cmi.objectives.n.score.raw", "rw", percent, ""],
    ["cmi.objectives.n.score.min", "rw", percent, ""],
    ["cmi.objectives.n.score.max", "rw", percent, ""],
    ["cmi.objectives.n.status", "rw", oldStatus, ""],
    ["cmi.interactions.n.id", "w", oldIdentifier, ""],
    ["cmi.interactions.n.objectives.m.id", "w", oldIdentifier, ""],
    ["cmi.interactions.n.time", "w", matching(WRONG, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/), ""],
    ["cmi.interactions.n.type", "w", vocabulary(WRONG, oldTypes), ""],
    ["cmi.interactions.n.correct_responses.m.pattern", "w", undefined, ""],
    ["cmi.interactions.n.weighting", "w", matching(WRONG, DECIMAL), ""],
    ["cmi.interactions.n.student_response", "w", undefined, ""],
    ["cmi.interactions.n.result", "w", oldResult, ""],
    ["cmi.interactions.n.latency", "w", oldSpan, ""],
  ];
  const OLD_CHILDREN = {
    "cmi.core": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    "cmi.core.score": "raw,min,max",
    "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference": "audio,language,speed,text",
    "cmi.objectives": "id,score,status",
    "cmi.objectives.n.score": "raw,min,max",
    "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  };

  // --- SCORM 2004, RTE 4.1 and 4.2 ----------------------------------------------------------------------------------------------

  const TYPE = "406";
  const RANGE = "407";
  const real = matching(TYPE, REAL);
  const scaled = number(REAL, TYPE, RANGE, -1, 1);
  const share = number(REAL, TYPE, RANGE, 0, 1);
  const positive = number(REAL, TYPE, RANGE, 0, Infinity);
  const name = (/** @type {string} */ value) => unless(longIdentifier(value), TYPE);
  const words = (/** @type {number} */ longest) => (/** @type {string} */ value) => unless(localized(value, longest), TYPE);
  const success = vocabulary(TYPE, ["passed", "failed", "unknown"]);
  const completion = vocabulary(TYPE, ["completed", "incomplete", "not attempted", "unknown"]);
  const types = ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"];
  const result = (/** @type {string} */ value) =>
    unless(REAL.test(value) || ["correct", "incorrect", "unanticipated", "neutral"].indexOf(value) >= 0, TYPE);
  const request = (/** @type {string} */ value) =>
    unless(
      ["continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_"].indexOf(value) >= 0 ||
        /^\{target=[^}]+\}(choice|jump)$/.test(value),
      TYPE,
    );
  const language = (/** @type {string} */ value) => unless(value === "" || LANGUAGE.test(value), TYPE);

  /** @type {[string, Row["access"], Row["check"]?, string?][]} */
  const NEW = [
    ["cmi._version", "r", undefined, "1.0"],
    ["cmi.comments_from_learner.n.comment", "rw", words(4000)],
    ["cmi.comments_from_learner.n.location", "rw", upTo(TYPE, 250)],
    ["cmi.comments_from_learner.n.timestamp", "rw", matching(TYPE, TIME)],
    ["cmi.comments_from_lms.n.comment", "r"],
    ["cmi.comments_from_lms.n.location", "r"],
    ["cmi.comments_from_lms.n.timestamp", "r"],
    ["cmi.completion_status", "rw", completion, "unknown"],
    ["cmi.completion_threshold", "r"],
    ["cmi.credit", "r", undefined, "credit"],
    ["cmi.entry", "r", undefined, "ab-initio"],
    ["cmi.exit", "w", vocabulary(TYPE, ["", "suspend", "logout", "time-out", "normal"])],
    ["cmi.interactions.n.id", "rw", name],
    ["cmi.interactions.n.type", "rw", vocabulary(TYPE, types)],
    ["cmi.interactions.n.objectives.m.id", "rw", name],
    ["cmi.interactions.n.timestamp", "rw", matching(TYPE, TIME)],
    ["cmi.interactions.n.correct_responses.m.pattern", "rw"],
    ["cmi.interactions.n.weighting", "rw", real],
    ["cmi.interactions.n.learner_response", "rw"],
    ["cmi.interactions.n.result", "rw", result],
    ["cmi.interactions.n.latency", "rw", matching(TYPE, DURATION)],
    ["cmi.interactions.n.description", "rw", words(250)],
    ["cmi.launch_data", "r"],
    ["cmi.learner_id", "r", undefined, ""],
    ["cmi.learner_name", "r", undefined, ""],
    ["cmi.learner_preference.audio_level", "rw", positive, "1"],
    ["cmi.learner_preference.language", "rw", language, ""],
    ["cmi.learner_preference.delivery_speed", "rw", positive, "1"],
    ["cmi.learner_preference.audio_captioning", "rw", vocabulary(TYPE, ["-1", "0", "1"]), "0"],
    ["cmi.location", "rw", upTo(TYPE, 1000)],
    ["cmi.max_time_allowed", "r"],
    ["cmi.mode", "r", undefined, "normal"],
    ["cmi.objectives.n.id", "rw", name],
    ["cmi.objectives.n.score.scaled", "rw", scaled],
    ["cmi.objectives.n.score.raw", "rw", real],
    ["cmi.objectives.n.score.min", "rw", real],
    ["cmi.objectives.n.score.max", "rw", real],
    ["cmi.objectives.n.success_status", "rw", success, "unknown"],
    ["cmi.objectives.n.completion_status", "rw", completion, "unknown"],
    ["cmi.objectives.n.progress_measure", "rw", share],
    ["cmi.objectives.n.description", "rw", words(250)],
    ["cmi.progress_measure", "rw", share],
    ["cmi.scaled_passing_score", "r"],
    ["cmi.score.scaled", "rw", scaled],
    ["cmi.score.raw", "rw", real],
    ["cmi.score.min", "rw", real],
    ["cmi.score.max", "rw", real],
    ["cmi.session_time", "w", matching(TYPE, DURATION)],
    ["cmi.success_status", "rw", success, "unknown"],
    ["cmi.suspend_data", "rw", upTo(TYPE, 64000)],
    ["cmi.time_limit_action", "r", undefined, "continue,no message"],
    ["cmi.total_time", "r", undefined, "PT0H0M0S"],
    ["adl.nav.request", "rw", request, "_none_"],
    ["adl.nav.request_valid.continue", "r", undefined, "unknown"],
    ["adl.nav.request_valid.previous", "r", undefined, "unknown"],
  ];
  const NEW_CHILDREN = {
    cmi:
      "comments_from_learner,comments_from_lms,completion_status,completion_threshold,credit,entry,exit,interactions,launch_data,learner_id," +
      "learner_name,learner_preference,location,max_time_allowed,mode,objectives,progress_measure,scaled_passing_score,score,session_time," +
      "success_status,suspend_data,time_limit_action,total_time",
    "cmi.comments_from_learner": "comment,location,timestamp",
    "cmi.comments_from_lms": "comment,location,timestamp",
    "cmi.interactions": "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
    "cmi.learner_preference": "audio_level,language,delivery_speed,audio_captioning",
    "cmi.objectives": "id,score,success_status,completion_status,progress_measure,description",
    "cmi.objectives.n.score": "scaled,raw,min,max",
    "cmi.score": "scaled,raw,min,max",
  };

  /**
   * @param {typeof OLD} rows
   * @param {Record<string, string>} children
   */
  function model(rows, children) {
    /** @type {Map<string, Row>} */
    const elements = new Map(rows.map(([element, access, check, start]) => [element, { name: element, access, check, start }]));
    return { elements, children };
  }

  lms.models = { "1.2": model(OLD, OLD_CHILDREN), 2004: model(NEW, NEW_CHILDREN) };
})();
