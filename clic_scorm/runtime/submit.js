// What becomes of the answers to a quiz; it comes with the first quiz.
"use strict";
(function () {
  const { session } = clic;

  session.judge = clic.judge.given;

  session.submit = (entry, unit, given) => {
    if (session.attemptsLeft(entry.n) === 0) throw new Error("no attempt is left");
    /** @type {ClicSubmitted} */
    const submitted = { earned: 0, possible: 0, results: {} };
    /** @type {ClicLetters} */
    const kept = {};
    /** @type {ClicAnswer[]} */
    const answers = [];
    for (const question of unit.questions) {
      const { n, id, kind, bank, points: worth } = question;
      const judged = session.judge(question, given[n] || "");
      const { letters, right } = judged;
      submitted.results[n] = judged;
      submitted.earned += judged.points;
      submitted.possible += worth;
      kept[n] = letters;
      // Where the time was up before it was answered there is nothing to tell.
      if (!letters) continue;
      clic.judge.remember(question, given[n] || "");
      const told = clic.judge.told(question, letters, given[n] || "");
      // What was typed and checked on another device is not known here.
      if (told.said === "") continue;
      answers.push({ unit: bank || entry.id, question: id, kind, letters, ...told, right, points: worth, time: Date.now(), at: [0, ""] });
    }
    session.take(entry.n, [submitted.earned, submitted.possible], kept, answers);
    return submitted;
  };
})();
