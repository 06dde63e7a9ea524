"""
The YAML files and front matter that an author writes, key by key.
"""

from __future__ import annotations

from typing import Any

from clic_scorm.authoring.forms.keys import FORM
from clic_scorm.authoring.frameworks import BY
from clic_scorm.authoring.references import DATES, KINDS, NAMES, TEXTS
from clic_scorm.authoring.vocabulary import COLOUR, COUNT, ID, LANGUAGE, SHARE, TEXT, WRITTEN, File, Key, Schema, group, one_or_list


_WORDS: Schema = one_or_list(TEXT)
_SELECTOR: Schema = one_or_list(ID)


def _node(name: str, schema: Schema) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": {name: schema}, "required": [name]}


# A rule is a list of conditions, each a group with one key; `all`, `any` and `at_least` hold further ones.
_RULE: Schema = {"$ref": "#/definitions/condition"}
_RULES: Schema = {"anyOf": [_RULE, {"type": "array", "items": _RULE}]}
_EACH: Schema = {"anyOf": [_SELECTOR, TEXT, {"type": "object"}]}
CONDITION: Schema = {
    "anyOf": [
        _node("all", _RULES),
        _node("any", _RULES),
        _node(
            "at_least", {"type": "object", "properties": {"n": COUNT, "of": _RULES}, "required": ["n", "of"], "additionalProperties": False}
        ),
        _node("viewed", _EACH),
        _node("done", _EACH),
        _node("score", {"anyOf": [SHARE, group((Key("min", "The least share of what can be reached.", SHARE, "70%", required=True),))]}),
        _node("declared", _SELECTOR),
        _node("time", COUNT),
        _node("confirmed", _SELECTOR),
        _node("passed", _EACH),
        _node("confirmed", TEXT),
    ]
}

CONTRIBUTOR = (
    Key("name", "Who had a part in the course.", TEXT, "UNISDR ONEA/GETI", required=True),
    Key("role", "Which part: author, publisher, editor, translator …", TEXT, "publisher"),
)
PARTNER = (
    Key("name", "Name of an organisation that the course is made with.", TEXT, "UN-Habitat", required=True),
    Key("role", "What it does for the course.", TEXT, "partner"),
    Key("link", "Its address, beginning with https://.", {"type": "string", "pattern": "^https?://"}, "https://example.org/"),
    Key("logo", "Its logo, a file in media/.", TEXT, "media/partner.svg"),
)
THEME = (
    Key("colour", "Main colour, on a light background.", COLOUR, '"#005a9c"'),
    Key("colour-dark", "Main colour, on a dark background; made from `colour` where it is left out.", COLOUR, '"#7cc0f0"'),
    Key("accent", "Second colour, on a light background.", COLOUR, '"#8a5a00"'),
    Key("accent-dark", "Second colour, on a dark background.", COLOUR, '"#f0c060"'),
    Key("logo", "Logo of the course, a file in media/.", TEXT, "media/logo.svg"),
    Key("logo-dark", "The same for a dark background.", TEXT, "media/logo-dark.svg"),
    Key("logo-text", "What the logo says, for whoever does not see it.", TEXT, "UNISDR"),
)
FRAMEWORK_CHOICE = (
    Key("tags", "The framework that tags are items of.", TEXT, "ten-essentials-2010", required=True),
    Key("shown", "The framework whose numbers and names are shown; else the same.", TEXT, "ten-essentials-2015"),
)
LMS = (
    Key("upload", "The largest file that your LMS takes; a larger package is a finding.", {"type": "string"}, "8 MB"),
    Key("passed", "The certificate that “passed” means; of several one must be named.", ID, "completion"),
    Key(
        "while-waiting",
        "What the LMS is told once all is done in the course itself and a person has still to confirm something.",
        {"enum": ["completed", "passed"]},
        "completed",
    ),
    Key(
        "completed",
        "When “completed” is told: early, though the certificate can still be earned. Some LMSs let nobody go on then.",
        {"enum": ["early"]},
        "early",
    ),
    Key(
        "score",
        "What the score is made of: a selection, and its weight; the weights add up to 100. Else all required quizzes, by their points.",
        {"type": "object", "additionalProperties": WRITTEN},
        "{final: 60, module quizzes: 40}",
    ),
)
LEARNER = (
    Key("ask", "The question.", TEXT, "Where do you work?", required=True),
    Key(
        "of",
        "The answers, as ids; or each id with the words that are shown for it.",
        {"anyOf": [{"type": "array", "items": ID}, {"type": "object", "additionalProperties": TEXT}]},
        "[ca, af, other]",
        required=True,
    ),
    Key("fixed-by", "The facet of a variant whose value is everybody's answer; then nobody is asked.", TEXT, "variant.region"),
)
FINDING = (
    Key(
        "severity",
        "How grave it is in this course; ignore hides it.",
        {"enum": ["error", "warning", "advice", "ignore"]},
        "advice",
        required=True,
    ),
    Key("because", "Why, for whoever reads the course later.", TEXT, "agreed with the city", required=True),
)
IMAGES = (
    Key("max-width", "The greatest width of a picture, in pixels.", {"type": "integer", "minimum": 100, "maximum": 8000}, "1200"),
    Key("quality", "How good JPEG and WebP stay, from 10 to 100.", {"type": "integer", "minimum": 10, "maximum": 100}, "80"),
)
COMPLETION = (Key("requires", "The conditions that must all hold.", _RULES, "[{done: required units}]", required=True),)

CONFIRMATION = (
    Key("text", "What is to be confirmed.", TEXT, "Micro-session in the room", required=True),
    Key("by", "Who confirms it.", TEXT, "facilitator"),
    Key("min", "The least number that is enough.", {"type": "number"}, "9"),
    Key("of", "The number that there is at most.", {"type": "number"}, "15"),
    Key("unit", "What the numbers count.", TEXT, "hours"),
)

SIGNATORY = (
    Key("name", "Who signs.", TEXT, "Kim Ji-woo", required=True),
    Key("role", "In which role.", TEXT, "Head of training"),
    Key("picture", "Picture of the signature; it is in no package.", TEXT, "media/kim.png"),
)
CERTIFICATE = (
    Key("title", "What stands above it.", TEXT, "Certificate of completion", required=True),
    Key("valid", "How long it is valid, in months or years; else it has no end.", TEXT, "24 months"),
    Key(
        "requires",
        "The conditions that must all hold; `confirmed:` names what a person confirms.",
        _RULES,
        "[{done: required units}]",
        required=True,
    ),
    Key("text", "The sentence between name and course, in place of the usual one.", TEXT, "has taken part in the course"),
    Key("hours", "Hours that stand on it.", WRITTEN, "32.5"),
    Key("signatories", "Who signs it.", {"type": "array", "items": group(SIGNATORY)}, "[{name: Kim Ji-woo, role: Head of training}]"),
    Key(
        "issue",
        "in-package: the course itself prints it, as a learner's browser decides. Only where nothing is to be confirmed.",
        {"enum": ["organisers", "in-package"]},
        "in-package",
    ),
)

COURSE = File(
    "course.yml",
    "What a course is",
    (
        Key("clic", "Version of this way of writing courses.", {"enum": [1, "1"]}, "1", required=True),
        Key("id", "Id of the course: small letters, digits and hyphens. It stays for ever.", ID, "mcr-tot", required=True),
        Key("title", "Title that learners see.", TEXT, "Making Cities Resilient", required=True),
        Key("version", "Version that learners see at the foot of every page.", WRITTEN, "1.2.0", required=True),
        Key("status", "How far the course is.", {"enum": ["draft", "pilot", "final"]}, "pilot"),
        Key("source", "Language that the course is written in.", LANGUAGE, "en"),
        Key("languages", "Languages that it is built in, the source among them.", one_or_list(LANGUAGE), "[en, es]"),
        Key("description", "What the course is about, for catalogues.", TEXT, "For people who train city governments."),
        Key("keywords", "Words to find it by.", _WORDS, "[resilience, flood]"),
        Key("contributors", "Who had a part in it.", {"type": "array", "items": group(CONTRIBUTOR)}, "[{name: UNISDR, role: publisher}]"),
        Key("rights", "Who may copy it, and on which terms.", TEXT, "CC BY 4.0"),
        Key("contact", "Whom learners ask.", TEXT, "training@example.org"),
        Key("typical-learning-time", "How long it takes; else the sum of the pages' minutes.", TEXT, "3 hours, 45 minutes"),
        Key(
            "facets",
            "Facets of variants and their values, the ordinary one first.",
            {"type": "object", "additionalProperties": _WORDS},
            "{region: [global, ca]}",
        ),
        Key("modules", "The modules in order: files or folders in modules/, by name.", _WORDS, "[m01, m02]", required=True),
        Key(
            "completion",
            "What “completed” means; else every unit that is not optional is to be done.",
            group(COMPLETION),
            "{requires: [{passed: final}]}",
        ),
        Key(
            "confirmed",
            "What only a person can confirm, by a name that rules and activities use.",
            {"type": "object", "additionalProperties": group(CONFIRMATION)},
            "{teach-back: {text: Micro-session in the room, by: facilitator}}",
        ),
        Key(
            "learner",
            "What a rule needs to know of a person: asked once, can be changed.",
            {"type": "object", "additionalProperties": group(LEARNER)},
            "{region: {ask: Where do you work?, of: [ca, af, other]}}",
        ),
        Key(
            "certificates",
            "What the organisers certify, by a name that stays; `clic-scorm certify` issues them.",
            {"type": "object", "additionalProperties": group(CERTIFICATE)},
            "{completion: {title: Certificate of completion, requires: [{done: required units}]}}",
        ),
        Key(
            "findings",
            "Findings, by id, name or family, that are more or less grave in this course.",
            {"type": "object", "additionalProperties": group(FINDING)},
            "{ACC050: {severity: advice, because: the film has no speech}}",
        ),
        Key(
            "framework",
            "The framework, a file in frameworks/, that tags are items of and that is shown; or `tags` and `shown` where they differ.",
            {"anyOf": [TEXT, group(FRAMEWORK_CHOICE)]},
            "ten-essentials-2010",
        ),
        Key("images", "Makes pictures smaller in packages; needs the extra [images].", group(IMAGES), "{max-width: 1200, quality: 80}"),
        Key("targets", "Formats to build.", _WORDS, "[scorm12]"),
        Key("lms", "What your LMS can take, and what it is told.", group(LMS), "{upload: 8 MB, passed: completion}"),
        Key("theme", "Colours and logo.", group(THEME), '{colour: "#005a9c"}'),
        Key("partners", "Organisations that the course is made with.", {"type": "array", "items": group(PARTNER)}, "[{name: UN-Habitat}]"),
    ),
)

_TAGS: Schema = {"type": "object", "additionalProperties": one_or_list(WRITTEN)}
OBJECTIVE = (
    Key("id", "Id of the objective.", ID, "m03-o1", required=True),
    Key(
        "text",
        "What a participant can do afterwards, and in brackets of which kind that is.",
        TEXT,
        "Sequence the phases [apply]",
        required=True,
    ),
    Key("tags", "Tags of the objective.", _TAGS, "{essential: [3]}"),
)
_OBJECTIVES: Schema = {
    "anyOf": [
        {"type": "object", "additionalProperties": {"anyOf": [TEXT, group(OBJECTIVE[1:])]}},
        {"type": "array", "items": group(OBJECTIVE)},
    ]
}
FRONT = (
    Key("id", "Id of the module.", ID, "m03"),
    Key("objectives", "What a participant can do afterwards, by id.", _OBJECTIVES, "{m03-o1: Sequence the five phases [apply]}"),
    Key("tags", "Tags that rules and reports can ask for.", _TAGS, "{essential: [1, 2]}"),
    Key("only", "The one variant that it belongs to.", TEXT, "region=ca"),
    Key("not", "A variant that it does not belong to.", TEXT, "length=2d"),
)
MODULE = File("module", "Front matter of a module", FRONT)

CASE = File(
    "case",
    "Front matter of a case study",
    (
        *FRONT,
        Key("optional", "It need not be done.", {"type": "boolean"}, "true"),
        Key(
            "done-when",
            "What makes it done: pages, questions, words, or several of them.",
            one_or_list({"enum": ["pages", "questions", "words"]}),
            "[pages, questions]",
        ),
    ),
)

DRAW = (
    Key("from", "Strata of banks to draw from, as bank/stratum.", one_or_list(TEXT), "[final/s01, final/s02]", required=True),
    Key("pick", "How many questions.", COUNT, "6", required=True),
)
QUIZ = (
    Key("pass", "Share of the points that passes.", SHARE, "70%"),
    Key("attempts", "How many attempts there are.", COUNT, "3"),
    Key("when-used-up", "What is left when they are used up: locked, practice, or after=24h.", TEXT, "practice"),
    Key("time", "Minutes that an attempt may take; the learner may ask for more.", WRITTEN, "45"),
    Key("essential", "The time limit is essential, so that nobody gets more.", {"type": "boolean"}, "true"),
    Key("pick", "How many of the questions in the file an attempt has.", COUNT, "8"),
    Key("shuffle", "What is mixed: questions, options or both.", {"enum": ["questions", "options", "both", True]}, "both"),
    Key("feedback", "When feedback is shown: each, end or never.", {"enum": ["each", "end", "never"]}, "end"),
    Key("take", "Which result is shown: best or last.", {"enum": ["best", "last"]}, "best"),
    Key("minutes", "Minutes that it takes.", COUNT, "30"),
    Key("optional", "It need not be done.", {"type": "boolean"}, "true"),
    Key("ungraded", "It has no pass mark and counts in no score.", {"type": "boolean"}, "true"),
    Key("draw", "Questions drawn from banks.", {"type": "array", "items": group(DRAW)}, "[{from: [final/s01], pick: 6}]"),
    Key("was", "The id that it had before.", ID, "exam"),
)
ASSESSMENT = File("assessment", "Front matter of an assessment", (*FRONT, *QUIZ))

REFERENCE = (
    Key("type", "What kind of source it is.", {"enum": list(KINDS)}, "report"),
    *(Key(name, f"Names of the {name}s.", {"anyOf": [TEXT, {"type": "array"}]}, "[{family: Johnson, given: Cassidy}]") for name in NAMES),
    *(Key(name, "A date: year, year-month or year-month-day.", WRITTEN, "2012-03") for name in DATES),
    *(Key(name, f"The field {name} of CSL.", WRITTEN, "…") for name in TEXTS),
    Key("id", "Key by which it is cited, where sources are written as a list.", TEXT, "handbook-2012"),
)
REFERENCES = File("references.yml", "Sources, by the key that they are cited by", REFERENCE, each=True)

TERM = (
    Key("term", "The term, where it is not the key itself.", TEXT, "Exposure"),
    Key("definition", "What it means.", TEXT, "Who and what is in the way of a hazard.", required=True),
    Key("forms", "Other forms: plurals, spellings.", _WORDS, "[exposed]"),
    Key("translations", "The same in other languages.", {"type": "object"}, "{es: {term: Exposición, definition: …}}"),
)
GLOSSARY = File("glossary.yml", "Terms and what they mean", TERM, each=True)

LEVEL = (
    Key("label", "What it is called on buttons.", TEXT, "substantial", required=True),
    Key("meaning", "What it means.", TEXT, "Much has been achieved, with known shortfalls."),
)
INDICATOR = (
    Key("text", "The question.", TEXT, "Are drills held regularly?", required=True),
    Key("tick", "Parts of it that are ticked one by one.", _WORDS, "[schools, hospitals]"),
)
INDICATORS = (
    Key("title", "Title of the group.", TEXT, "Organisation and coordination", required=True),
    Key("short", "Its label on the chart; else its name.", TEXT, "E1"),
    Key(
        "questions",
        "Questions by their ids; a question alone, or with what is to be ticked.",
        {"type": "object", "additionalProperties": {"anyOf": [TEXT, group(INDICATOR)]}},
        "{q01: Does the city have a mandate?}",
        required=True,
    ),
)
PROFILE = (
    Key("name", "Whose scores they are.", TEXT, "Puerto Esperanza, an invented city", required=True),
    Key("scores", "One digit a question in their order, - for none; spaces are free.", WRITTEN, '"3342 2211"', required=True),
)
INSTRUMENT = File(
    "instrument",
    "A file in instruments/: a self-assessment tool",
    (
        Key("title", "Title of the tool.", TEXT, "Local Government Self-Assessment Tool", required=True),
        Key(
            "levels",
            "The levels by their numbers, upwards from 0 to 9 at most.",
            {"type": "object", "additionalProperties": {"anyOf": [TEXT, group(LEVEL)]}},
            "{1: {label: minor}, 2: {label: beginning}}",
            required=True,
        ),
        Key("note-at", "A score of this level or a lower one asks for a note.", {"type": "integer", "minimum": 0}, "3"),
        Key("note", "Label of the note.", TEXT, "What is missing, and why?"),
        Key("weak-below", "Groups with a mean below this are named as weak.", {"type": "number"}, "2.5"),
        Key(
            "groups",
            "Groups of questions by their ids; of each group a mean is told.",
            {"type": "object", "additionalProperties": group(INDICATORS)},
            "{e01: {title: Organisation, questions: {q01: Is there a mandate?}}}",
            required=True,
        ),
        Key("compare", "Scores of others to compare with.", {"type": "array", "items": group(PROFILE)}, '[{name: A city, scores: "33"}]'),
    ),
)

ITEM = (
    Key("number", "Its number, which tags and texts name it by.", COUNT, "3", required=True),
    Key("title", "Its name.", TEXT, "Know your risk", required=True),
    Key("text", "What it asks for, in a line.", TEXT, "Assess the risks, and use what is known."),
)
MAPPING = (
    Key("to", "The framework, by the name of its file, that the counterparts are items of.", TEXT, "ten-essentials-2015", required=True),
    Key("by", "Whose it is: ours, or the publisher's of one of the two.", {"enum": list(BY)}, "ours"),
    Key("note", "What to know of it.", TEXT, "There is no official table."),
    Key(
        "items",
        "For each number its counterparts; an empty list where there is none.",
        {"type": "object", "additionalProperties": one_or_list(WRITTEN)},
        "{1: [1, 6], 2: 3}",
        required=True,
    ),
)
FRAMEWORK = File(
    "framework",
    "A file in frameworks/: numbered items that tags name",
    (
        Key("title", "Title of the framework.", TEXT, "The Ten Essentials", required=True),
        Key("tag", "What its tags are called; versions of one framework have the same.", ID, "essential", required=True),
        Key("name", "What stands before a number in texts; else the tag.", TEXT, "Essential"),
        Key("names", "The same before several numbers.", TEXT, "Essentials"),
        Key("year", "From which year it is.", WRITTEN, "2010"),
        Key("source", "Where it is published: a key of references.yml, or words.", TEXT, "handbook-2012"),
        Key(
            "items",
            "The items by their ids.",
            {"type": "object", "additionalProperties": group(ITEM)},
            "{risk: {number: 3, title: Know your risk}}",
            required=True,
        ),
        Key("mappings", "What items are in other frameworks.", {"type": "array", "items": group(MAPPING)}, "[{to: hfa, items: {1: 1}}]"),
    ),
)

FILES = (COURSE, MODULE, CASE, ASSESSMENT, REFERENCES, GLOSSARY, INSTRUMENT, FORM, FRAMEWORK)
