// Numbers and dates of forms, as people type them, and what they add up to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./stage.mjs";

const clic = load("judge/fold.js", "judge/number.js", "view/units/form/reckon.js");
const { reckon } = clic;
const two = (ways) => ["", "two ways", ways];
const plain = ({ value, ask, ways }) => [value, ask, Array.from(ways)];

for (const [text, kind, value] of [
  ["1250,50", "money", "1250.5"], ["USD 1250.50", "money", "1250.5"], ["1 250 000 UGX", "money", "1250000"], ["€ 12", "money", "12"], ["-5", "money", "-5"],
  ["٢٤", "number", "24"], ["٢٤٫٥", "number", "24.5"], ["60 %", "percent", "60"], ["60", "percent", "60"], ["1.234.567", "number", "1234567"],
]) test(`number: ${text}`, () => assert.deepEqual(plain(reckon.number(text, kind)), [value, "", []]));

for (const [text, kind, ask] of [["much", "number", "unreadable"], ["12 apples", "number", "unit"], ["1,500", "money", "two ways"], ["", "number", "unreadable"]]) {
  test(`no number: ${text}`, () => assert.equal(reckon.number(text, kind).ask, ask));
}

for (const [text, language, value] of [
  ["2027-03-15", "en", "2027-03-15"], ["15.3.2027", "de", "2027-03-15"], ["5.3.2027", "en", "2027-03-05"], ["15/3/2027", "en", "2027-03-15"], ["3/15/2027", "en", "2027-03-15"],
  ["3/3/2027", "en", "2027-03-03"], ["15 March 2027", "en", "2027-03-15"], ["March 15, 2027", "en", "2027-03-15"], ["mars 2027", "fr", "2027-03"], ["15 de marzo de 2027", "es", "2027-03-15"],
  ["março 2027", "pt", "2027-03"], ["١٥ مارس ٢٠٢٧", "ar", "2027-03-15"], ["٢٠٢٧-٠٣-١٥", "ar", "2027-03-15"], ["Mar 2027", "fr", "2027-03"], ["2027", "en", "2027"], ["3/2027", "en", "2027-03"],
  ["2027-3", "en", "2027-03"], ["29.2.2028", "en", "2028-02-29"], ["août 2027", "fr", "2027-08"],
]) test(`date: ${text}`, () => assert.deepEqual(plain(reckon.date(text, language)), [value, "", []]));

test("a day and a month that could be either are asked back", () => assert.deepEqual(plain(reckon.date("3/4/2027", "en")), two(["2027-04-03", "2027-03-04"])));

for (const text of ["soon", "31.2.2027", "29.2.2027", "2027-13-01", "13/13/2027", "27", "1.2", "15 Marchtober 2027", "2027 2028", "March", "1 2 March 2027", "0099-01-01"]) {
  test(`no date: ${text}`, () => assert.equal(reckon.date(text, "en").ask, "unreadable"));
}

// Where floating-point numbers would be off.
for (const [numbers, sum] of [[["0.1", "0.2"], "0.3"], [["1.005", "2"], "3.005"], [["9007199254740993", "1"], "9007199254740994"], [["-1.5", "1.5"], "0"], [["-0.25", "0.1"], "-0.15"], [[], "0"]]) {
  test(`sum: ${numbers.join(" + ")}`, () => assert.equal(reckon.sum(numbers), sum));
}

for (const [numbers, product] of [[["1.1", "1.1"], "1.21"], [["3", "12.5"], "37.5"], [["-2", "0.05"], "-0.1"], [["100", "0"], "0"]]) {
  test(`product: ${numbers.join(" × ")}`, () => assert.equal(reckon.product(numbers), product));
}

for (const [a, b, order] of [["10", "9", 1], ["0.10", "0.1", 0], ["-1", "1", -1], ["-2", "-1", -1], ["100", "100.001", -1]]) {
  test(`compared: ${a} and ${b}`, () => assert.equal(reckon.compare(a, b), order));
}

test("a date is said as far as it goes", () => {
  assert.deepEqual([reckon.said("2027-03-15", "en"), reckon.said("2027-03", "fr"), reckon.said("2027", "en")], ["March 15, 2027", "mars 2027", "2027"]);
});
