// What the tests of session and faults have to know of each edition of SCORM.
import { Lms, Lms2004 } from "./lms.mjs";

const plainId = (id) => id.replace(/^q_(m1_check|pool)_/, "").replace(/_/g, "-");

export const SCORM12 = {
  adapter: "scorm12",
  Lms,
  method: (name) => `LMS${name}`,
  end: "LMSFinish",
  mode: "cmi.core.lesson_mode",
  state: "cmi.suspend_data",
  status: (lms) => lms.stored["cmi.core.lesson_status"],
  score: (lms) => lms.stored["cmi.core.score.raw"],
  /** What an LMS holds of a course that was ended yesterday. */
  ended: { "cmi.core.lesson_status": "completed", "cmi.core.lesson_mode": "review" },
  started: { "cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "10" },
  /** What an LMS with a mastery score of its own makes of the status at the end. */
  master: (lms, passed) => void (lms.simulator.write("cmi.core.lesson_status", passed ? "passed" : "failed")),
  given: (entry) => `${plainId(entry.id)} ${entry.student_response} ${entry.result}`,
  /** Which of the answers that were given an LMS holds in the end: all. */
  kept: (given) => given,
  /** What the LMS should hold of each objective: SCORM 1.2 is told of none. */
  objectives: () => [],
};

/** By the rules of the course of the tests: three pages and a quiz of which two thirds are a pass. */
function standing({ pages, quizzes }, form) {
  const outcome = quizzes[9];
  const passed = outcome && outcome.best[0] * 3 >= outcome.best[1] * 2;
  const over = outcome && outcome.attempts >= 3;
  const all = [1, 2, 3].every((n) => pages.includes(n)) && passed;
  const begun = outcome || [1, 2, 3].some((n) => pages.includes(n));
  const who = outcome && outcome.answers[2] === "t";
  const module =
    ["m_m1", all ? "completed" : begun ? "incomplete" : "", passed ? "passed" : over ? "failed" : "", outcome ? (100 * outcome.best[0]) / outcome.best[1] : null];
  // The learning objective hangs on a question of the plain quiz.
  return form !== "plain" ? [module] : [
    module,
    ["o_who", outcome ? "completed" : "", who ? "passed" : over ? "failed" : "", outcome ? (who ? 100 : 0) : null],
  ];
}

export const SCORM2004 = {
  adapter: "scorm2004",
  Lms: Lms2004,
  method: (name) => name,
  end: "Terminate",
  mode: "cmi.mode",
  state: "cmi.suspend_data",
  status: ({ stored }) => (/passed|failed/.test(stored["cmi.success_status"]) ? stored["cmi.success_status"] : stored["cmi.completion_status"]),
  score: (lms) => lms.stored["cmi.score.raw"],
  ended: { "cmi.completion_status": "completed", "cmi.mode": "review" },
  started: { "cmi.completion_status": "incomplete", "cmi.score.raw": "10", "cmi.score.scaled": "0.1", "cmi.exit": "suspend" },
  master: (lms, passed) => void (lms.simulator.write("cmi.success_status", passed ? "passed" : "failed")),
  given: (entry) => {
    const response = entry.learner_response.replace(/\[([,.])\]/g, "$1").replace(/^true$/, "t").replace(/^false$/, "f");
    return `${plainId(entry.id)} ${response} ${entry.result.replace("incorrect", "wrong")}`;
  },
  /** One entry for each question: its last answer. */
  kept: (given) => [...new Map(given.map((one) => [one.split(" ")[0], one])).values()],
  objectives: standing,
};
