"""
What can be wrong with the answers of a question, beyond choices and true or false.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

SECOND_ANSWER = Code("AUT160", "second-answer", E, "“{title}” is answered twice", "{remedy}")
EMPTY_ALTERNATIVE = Code(
    "AUT161",
    "empty-alternative",
    E,
    "there is nothing between two bars of “{value}” in “{title}”",
    "take one bar out, or write another accepted answer there",
)
SAME_ALTERNATIVE = Code(
    "AUT162",
    "repeated-alternative",
    W,
    "“{text}” is accepted already in “{title}”, as “{first}”",
    "take it out: case and accents do not count, unless the heading says exact",
)
LONG_ANSWER = Code(
    "AUT163",
    "answer-too-long",
    E,
    "an accepted answer of “{title}” has {count} characters; learners can type {most}",
    "ask for a word or a few, or make it an essay: type=essay with the answer under > [!ANSWER]",
)
ONE_ANSWER = Code(
    "AUT164",
    "alternatives-without-bar",
    W,
    "“{value}” in “{title}” is one answer: “{mark}” has to be typed too",
    "if you mean several accepted answers, write Answer: {suggestion}",
)
DECIMAL_COMMA = Code(
    "AUT165",
    "decimal-comma",
    E,
    "“{value}” in “{title}” has a comma; sources of every language have a decimal point and nothing between thousands",
    "write {suggestion}; learners may type either",
)
NUMBERS_IN_BARS = Code(
    "AUT166",
    "numbers-as-alternatives",
    E,
    "“{value}” in “{title}” can be several numbers or several texts",
    "write a range such as 41..42, or say type=text",
)
DASHED_RANGE = Code(
    "AUT167",
    "dash-between-numbers",
    E,
    "“{value}” in “{title}” can be a range or a text",
    "write {suggestion} for a range, or say type=text",
)
OPEN_RANGE = Code("AUT168", "open-range", E, "“{value}” in “{title}” has no end", "write both ends of the range: 5..100")
ABOUT = Code(
    "AUT169",
    "vague-number",
    E,
    "“{value}” in “{title}” does not say how near is near enough",
    "write {number} ± a number, or {number} ± 5% of it; or say type=text",
)
NO_NUMBER = Code(
    "AUT170",
    "unreadable-number",
    E,
    "“{value}” in “{title}” can't be read as a number",
    "write a number, 1.5 ± 0.05, 1.5 ± 2% of it, or a range 1.4..1.6; a unit, if there is one, stands right behind a number",
)
PERCENT_OF_WHAT = Code(
    "AUT171",
    "percent-of-what",
    E,
    "“± {near}%” in “{title}” can be a share of the number or points of per cent",
    "write {share}, or {absolute} where the number itself is in per cent",
)
UNITS_DIFFER = Code(
    "AUT172", "units-differ", E, "the numbers of “{title}” have the units {units}", "write all in one unit, and the unit once, at the end"
)
RANGE_REVERSED = Code("AUT173", "range-reversed", E, "the range of “{title}” goes from {low} down to {high}", "write {high}..{low}")
TOO_MANY_DIGITS = Code(
    "AUT174",
    "too-many-digits",
    E,
    "“{value}” in “{title}” needs more than {whole} digits before or {decimals} behind the point",
    "use a larger or smaller unit, or round",
)
BOX_IN_LIST = Code(
    "AUT175",
    "box-in-plain-list",
    E,
    "an item of “{title}” has a box, and type={type} knows no ticks",
    "take the boxes out, or take type={type} out",
)
NO_SEPARATOR = Code(
    "AUT176", "pair-without-colons", E, "“{text}” in “{title}” has no “::”", "write it as the others: - left :: right, or - :: extra"
)
EMPTY_RIGHT = Code(
    "AUT177", "pair-without-right-side", E, "“{text}” in “{title}” belongs to nothing", "write what it belongs to behind the “::”"
)
SECOND_SEPARATOR = Code("AUT178", "pair-with-three-parts", E, "“{text}” in “{title}” has more than one “::”", "write one pair a line")
SAME_LEFT = Code(
    "AUT179",
    "repeated-left-side",
    E,
    "“{text}” in “{title}” stands on the left twice",
    "keep one: each left side has one right side, which may be shared",
)
FEW_PAIRS = Code("AUT180", "too-few-pairs", E, "“{title}” has fewer than two pairs", "write at least two")
MANY_PAIRS = Code("AUT181", "too-many-pairs", E, "“{title}” has {count} {what}; an answer holds {most}", "split the question in two")
ONE_RIGHT = Code(
    "AUT182",
    "one-right-side",
    E,
    "everything in “{title}” belongs to “{text}”, so there is nothing to choose",
    "add another right side, or a distractor: - :: extra",
)
EXTRA_BELONGS = Code(
    "AUT183",
    "distractor-belongs",
    E,
    "the distractor “{text}” of “{title}” is there already",
    "reword it, or take the line out",
)
ARROWS = Code(
    "AUT184",
    "pairs-with-arrows",
    E,
    "the list of “{title}” looks like pairs, with “{mark}” between them",
    "write “::” between left and right: - left :: right",
)
BLANK_OPEN = Code(
    "AUT185",
    "blank-not-closed",
    E,
    "“{text}” in “{title}” begins or ends a blank that is not whole",
    "write blanks as [[answer]], within one line",
)
BLANK_EMPTY = Code("AUT186", "empty-blank", E, "a blank of “{title}” has no answer", "write the answer between the brackets: [[answer]]")
BLANK_LOST = Code(
    "AUT187",
    "blank-in-the-wrong-place",
    E,
    "a blank of “{title}” stands where none can be",
    "put blanks into paragraphs, lists and tables: not into code, links or images, and without bold or italics between the brackets",
)
BAR_IN_CELL = Code(
    "AUT208",
    "bar-of-blank-parts-cells",
    W,
    "a bar stands between [[ and ]] in a table, where bars part cells; it is read as a part of the blank",
    "write a bar inside a cell as \\|: [[forty-one\\|41]]",
)
BLANK_IN_TITLE = Code(
    "AUT188",
    "blank-in-title",
    E,
    "the heading “{title}” has a blank",
    "give the question a title, and write the sentence with the blank below it",
)
NUMBER_IN_BLANK = Code(
    "AUT189",
    "number-as-text-in-blank",
    A,
    "“[[{text}]]” in “{title}” is a text, so “{text}.0” is wrong",
    "write [[={text}]] for a number",
)
MANY_BLANKS = Code("AUT190", "too-many-blanks", E, "“{title}” has {count} {what}; an answer holds {most}", "split the question in two")
UNSCORED = Code(
    "AUT191",
    "points-without-right-answer",
    E,
    "“{title}” has points, and a question of type={type} has no right answer",
    "take points= out",
)
NOT_AN_ESSAY = Code(
    "AUT192",
    "essay-part-elsewhere",
    E,
    "“{part}” in “{title}” belongs to an essay",
    "say type=essay, or take it out; feedback for all stands in > [!FEEDBACK]",
)
WHOLE_OR_NOTHING = Code(
    "AUT193",
    "attribute-without-parts",
    W,
    "“{name}” has no effect on “{title}”, as {why}",
    "take it out",
)
NO_IMAGE = Code(
    "AUT194",
    "hotspot-without-image",
    E,
    "“{title}” has regions and no image",
    "write the image above the list: ![what it shows](media/plan.png)",
)
NO_REGION = Code(
    "AUT195",
    "region-without-place",
    E,
    "“{text}” in “{title}” does not say where it is",
    "write left, top, width and height in per cent at its end: - [x] North (rect 10% 20% 30% 15%)",
)
OUTSIDE_IMAGE = Code(
    "AUT196",
    "region-outside-image",
    E,
    "the region “{text}” of “{title}” is not inside the image",
    "left and width, and top and height, together are at most 100 %, and no size is 0",
)
REGIONS_OVERLAP = Code(
    "AUT197",
    "regions-overlap",
    W,
    "the regions “{text}” and “{other}” of “{title}” overlap, and only one of them is right",
    "move or shrink one of the two",
)
NOTHING_TO_PASS = Code(
    "AUT198",
    "pass-mark-without-points",
    E,
    "the quiz “{title}” has a pass mark, and none of its questions has points",
    "take pass= out, or add a question with a right answer",
)
WRITTEN_OTHERWISE = Code("AUT199", "type-without-its-form", E, "“{title}” says type={type} and is not written so", "{remedy}")

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
