// A quiz with a question of every kind, and what an LMS of SCORM 1.2 must hold of each answer: written down here, not computed.
import { COURSE, ENTRY } from "./launch.mjs";

const QUESTIONS = [
  { n: 1, id: "phase-order", kind: "multiple", points: 2 },
  { n: 2, id: "who", kind: "truefalse", points: 1 },
  { n: 3, id: "word", kind: "text", points: 1 },
  { n: 4, id: "width", kind: "numeric", points: 1, unit: "m" },
  { n: 5, id: "phases", kind: "order", points: 1 },
  { n: 6, id: "pairs", kind: "match", points: 1 },
  { n: 7, id: "gaps", kind: "blanks", points: 1 },
  { n: 8, id: "agree", kind: "scale", points: 0 },
  { n: 9, id: "essay", kind: "essay", points: 0, words: [0, 0] },
  { n: 10, id: "place", kind: "hotspot", points: 1 },
  { n: 11, id: "lists", kind: "blanks", points: 1 },
  { n: 12, id: "groups", kind: "categorise", points: 1 },
];

/** By question: a wrong answer and a right one, as given; and each as an LMS must hold it. */
const ANSWERS = {
  1: [["b", "b"], ["ca", "a,c"]],
  2: [["f", "f"], ["t", "t"]],
  3: [["indikator", "indikator"], ["  INDICATOR\t", "INDICATOR"]],
  4: [["15", "15"], ["1,50 m", "1.5"]],
  5: [["abc", "a,b,c"], ["cab", "c,a,b"]],
  6: [["atbs", "a.t,b.s"], ["bsau", "a.u,b.s"]],
  7: [["a:Hyogo\nb:s", "Hyogo; seven"], ["a:Sendai\nb:t", "Sendai; 7"]],
  8: [["a", "a"], ["b", "b"]],
  9: [["Some\nwords.", "Some words."], ["Other words.", "Other words."]],
  10: [["b", "b"], ["a", "a"]],
  11: [["a:s\nb:t", "a.s,b.t"], ["a:t\nb:s", "a.t,b.s"]],
  12: [["atbt", "a.t,b.t"], ["asbs", "a.s,b.s"]],
};
const RESULTS = { 8: ["neutral", "neutral"], 9: ["neutral", "neutral"] };
/** Which are answered rightly by whoever passes with less than all points. */
const ENOUGH = [1, 3, 4, 5, 6, 7, 10];

export const COURSE_OF_KINDS = { ...COURSE, quizzes: { 9: { ...COURSE.quizzes[9], points: 11, pass: [2, 3] } } };

/** What somebody gives who has these questions right. */
const having = (right) => Object.fromEntries(QUESTIONS.map(({ n }) => [n, ANSWERS[n][right(n) ? 1 : 0][0]]));
export const [WRONG, HALF, RIGHT] = [() => false, (n) => ENOUGH.includes(n), () => true].map(having);

/** What an LMS must hold of answers, a line each. */
export function told(given) {
  return QUESTIONS.map(({ n, id }) => {
    const right = ANSWERS[n].findIndex(([answer]) => answer === given[n]);
    return `${id} ${ANSWERS[n][right][1]} ${(RESULTS[n] || ["wrong", "correct"])[right]}`;
  });
}

export function quiz({ clic }) {
  const digest = (n, text) => clic.score.digest(`demo/${n}/${text}`);
  const keys = {
    1: { key: digest(1, "ac") },
    2: { key: digest(2, "t") },
    3: { keys: [digest(3, "indicator")] },
    4: { keys: [digest(4, "+15e-1")] },
    5: { places: ["1c", "2a", "3b"].map((place) => digest(5, place)) },
    6: { parts: { a: digest(6, "au"), b: digest(6, "bs") } },
    7: {
      blanks: {
        a: { kind: "text", keys: [digest(7, "a/sendai")] },
        b: { kind: "choice", key: digest(7, "b/t"), options: [["s", "seven"], ["t", "7"]] },
      },
    },
    10: { key: digest(10, "a") },
    11: { blanks: { a: { kind: "choice", key: digest(11, "a/t"), options: [] }, b: { kind: "choice", key: digest(11, "b/s"), options: [] } } },
    12: { parts: { a: digest(12, "as"), b: digest(12, "bs") } },
  };
  const questions = QUESTIONS.map((question) => ({ prompt: "", title: question.id, options: [], hint: null, ...question, ...keys[question.n] }));
  return { kind: "quiz", html: "", questions };
}

export const submit = (browser, given) => browser.session.submit(ENTRY, quiz(browser), given);
