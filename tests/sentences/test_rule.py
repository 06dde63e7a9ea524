"""
Each condition as a sentence of the course's language: things by title where they are few, else by kind and number; and how it is known.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources
from clic_scorm.sentences.clause import Clause, known_of
from clic_scorm.sentences.rule import Teller
from clic_scorm.sentences.sections import sections
from clic_scorm.site.strings import languages


SETTINGS = """\
clic: 1
id: water
title: Clean water
version: 1
source: {language}
languages: [{language}]
modules: [m01, m02, town, lake, river, sea, final]
confirmed:
  hours: {{text: Hours present, by: facilitator, min: 28, of: 32.5, unit: hours}}
  plan: {{text: Plan read, by: head of training}}
learner:
  region: {{ask: Where do you work?, of: [ca, af]}}
lms:
  score: {{final: 60, m01: 40}}
completion:
  requires:
    - {condition}
"""
QUIZ = "### Why? {{#{0}}}\n- [x] so\n- [ ] not so\n"
CASE = "---\ndone-when: pages\ntags: {{region: [af, ca]}}\n---\n# {title}\n## Read on {title} {{#{name}-read}}\nText.\n"
FILES = {
    "modules/m01.md": "# Water\n## Wells {#wells tags=hazard:flood}\nText.\n## Pumps {#pumps tags=hazard:flood}\nText.\n## Pipes {#pipes}\nText.\n## Taps {#taps}\nText.\n"
    "## Check the wells {.quiz #check-1 pass=70%}\n" + QUIZ.format("q1") + "## Check the pumps {.quiz #check-2 pass=80%}\n" + QUIZ.format("q2"),
    "modules/m02.md": "# Rain\n## Clouds {#clouds}\nText.\n## Try it {.quiz #try ungraded}\n" + QUIZ.format("q3")
    + "## Diary {.activity #diary type=journal words=\"80..120\"}\nWrite.\n## Agenda {.activity #agenda type=declaration}\nText.\n"
    "## Flood {.activity #flood type=scenario}\n### Start {#s1}\nText.\n- [Go on](#s2)\n### End {#s2 result=good}\nText.\n"
    "## Evaluation {.activity #evaluation type=survey}\n### How was it? {#how type=scale}\n- Bad\n- Good\n",
    "assessments/final.md": "---\npass: 75%\n---\n# Final {#final}\n## Why? {#qf}\n- [x] so\n- [ ] not so\n",
    **{f"cases/{name}.md": CASE.format(name=name, title=name.capitalize()) for name in ("town", "lake", "river", "sea")},
}  # fmt: skip


def reading_of(condition: str, language: str = "en", more: str = "") -> Reading:
    settings = SETTINGS.format(condition=condition, language=language) + more
    files = {"course.yml": settings, **FILES}
    reading, findings = read(Sources("course", MappingProxyType({name: files[name].encode() for name in sorted(files)})))
    assert [item.message for item in findings] == []
    assert reading is not None
    return reading


def teller_of(reading: Reading) -> Teller:
    return Teller(reading.course)


def told(condition: str, language: str = "en") -> Clause:
    return teller_of(reading_of(condition, language)).completion()


def shape(clause: Clause) -> object:
    """
    Return a clause as texts, each with its parts.
    """
    return (clause.text, [shape(part) for part in clause.parts]) if clause.parts else clause.text


CONDITIONS = [
    ("viewed: wells", "See “Wells” to the end", "recorded by the course"),
    ("viewed: [wells, pumps, clouds]", "See “Wells”, “Pumps” and “Clouds” to the end", "recorded by the course"),
    ("viewed: modules", "See all 5 pages of the modules to the end", "recorded by the course"),
    ("viewed: m01", "See all 4 pages of “Water” to the end", "recorded by the course"),
    ("viewed: cases", "See all 4 pages of the case studies to the end", "recorded by the course"),
    ("viewed: [modules, town]", "See all 5 pages of the modules and “Read on Town” to the end", "recorded by the course"),
    # Rounded up, as the rule does: 60 % of 9 are 5.4.
    (
        "viewed: {share: 60%, of: required pages}",
        "See at least 6 of the 9 required pages to the end (60 %)",
        "recorded by the course",
    ),
    ("passed: check-1", "Pass “Check the wells” (70 %)", "recorded by the course"),
    ("passed: {each: module quizzes}", "Pass “Check the wells”, “Check the pumps” and “Try it” (70–80 %)", "recorded by the course"),
    ("passed: {each: required quizzes}", "Pass all 4 required quizzes (70–80 %)", "recorded by the course"),
    ("passed: try", "Answer “Try it” and hand it in", "recorded by the course"),
    ("done: final", "Pass “Final” (75 %)", "recorded by the course"),
    ("done: evaluation", "Answer “Evaluation” and hand it in", "recorded by the course"),
    ("done: diary", "Write in “Diary”: at least 80 words", "recorded by the course"),
    ("done: flood", "Bring “Flood” to a good end", "recorded by the course"),
    ("done: agenda", "State that this is done: “Agenda”", "stated by the participant"),
    ("done: m02", "Work through “Rain”", "recorded by the course and stated by the participant"),
    ("done: cases", "Work through all 4 case studies", "recorded by the course"),
    ("done: {cases: 3}", "Work through at least 3 of the 4 case studies", "recorded by the course"),
    ("done: [diary, flood]", "Work through “Diary” and “Flood”", "recorded by the course"),
    ("passed: {quiz: final, attempts: 2}", "Pass “Final” (75 %), by attempt 2 at the latest", "recorded by the course"),
    (
        "score: {min: 70%}",
        "Reach a total score of at least 70 %: 60 % for “Final” and 40 % for “Check the wells” and “Check the pumps”",
        "recorded by the course",
    ),
    ("viewed: tag hazard=flood", "See “Wells” and “Pumps” to the end", "recorded by the course"),
    ("done: tag region=af", "Work through everything with the tag region=af (4)", "recorded by the course"),
    (
        "done: {cases: 2, where: region is af}",
        "Work through at least 2 of the 4 case studies; only those count with region: af",
        "recorded by the course",
    ),
    (
        "done: {cases: 1, where: region is learner.region}",
        "Work through at least 1 of the 4 case studies; only those count that fit your answer to “Where do you work?”",
        "recorded by the course and stated by the participant",
    ),
    ("declared: agenda", "State that this is done: “Agenda”", "stated by the participant"),
    ("time: 90", "Be active in the course for at least 90 minutes", "recorded by the course"),
    ("time: 1", "Be active in the course for at least 1 minute", "recorded by the course"),
    ("confirmed: hours", "Hours present: at least 28 of 32.5 hours", "confirmed by facilitator"),
    ("confirmed: plan", "Plan read", "confirmed by head of training"),
]


@pytest.mark.parametrize(("condition", "sentence", "known"), CONDITIONS, ids=[each[0] for each in CONDITIONS])
def test_a_condition_is_a_sentence(condition: str, sentence: str, known: str) -> None:
    clause = told(condition)
    assert clause.text == sentence
    assert known_of(clause, "en") == known
    assert clause.span.line == 17


def test_what_the_variant_has_answered_is_said_and_not_asked() -> None:
    reading = reading_of("done: {cases: 1, where: region is learner.region}")
    region = reading.course.learner[0].model_copy(update={"fixed": "af", "labels": ("Central America", "Africa")})
    clause = Teller(reading.course.model_copy(update={"learner": (region,)})).completion()
    assert clause.text == "Work through at least 1 of the 4 case studies; only those count with region: Africa"
    assert known_of(clause, "en") == "recorded by the course"


def test_conditions_are_nested_as_they_are_written() -> None:
    clause = told(
        "at_least: {n: 2, of: [{viewed: wells}, {any: [{passed: final}, {declared: agenda}]}, {all: [{time: 5}, {done: diary}]}]}"
    )
    assert shape(clause) == (
        "At least 2 of these 3:",
        [
            "See “Wells” to the end",
            ("One of these:", ["Pass “Final” (75 %)", "State that this is done: “Agenda”"]),
            ("All of these:", ["Be active in the course for at least 5 minutes", "Write in “Diary”: at least 80 words"]),
        ],
    )
    assert (clause.least, clause.all) == (2, False)
    assert [leaf.bases for leaf in clause.leaves()] == [("measured",), ("measured",), ("declared",), ("measured",), ("measured",)]


def test_a_course_without_a_rule_says_what_holds() -> None:
    reading = reading_of("viewed: wells")
    course = reading.course.model_copy(update={"completion": None})
    made = list(sections(course, Teller(course)))
    assert [(one.kind, one.clause.text) for one in made] == [("completion", "Work through everything that is not optional (17)")]
    assert made[0].notes == ("course.yml states no rule of its own: this is what holds then.",)


CERTIFICATE = """\
certificates:
  completion:
    title: Certificate of completion
    valid: {valid}
    requires: {requires}
"""


@pytest.mark.parametrize(
    ("valid", "requires", "sentences", "notes"),
    [
        (
            "24 months",
            "[viewed: wells, {any: [{passed: final}, {confirmed: plan}]}, confirmed: hours]",
            [
                "See “Wells” to the end",
                ("One of these:", ["Pass “Final” (75 %)", "Plan read"]),
                "Hours present: at least 28 of 32.5 hours",
            ],
            ["It is valid for 24 months.", "The organisers issue the certificate."],
        ),
        ("1 month", "[confirmed: hours]", None, ["It is valid for 1 month.", "The organisers issue the certificate."]),
        ("", "[{viewed: {share: 60%, of: required pages}}]", None, ["It is valid without limit.", "Nobody but the learner's browser"]),
    ],
)
def test_a_certificate_is_told_with_all_it_takes(valid: str, requires: str, sentences: object, notes: list[str]) -> None:
    reading = reading_of("viewed: wells", more=CERTIFICATE.format(valid=valid or "''", requires=requires))
    _, certificate = sections(reading.course, teller_of(reading))
    assert (certificate.kind, certificate.id, certificate.title) == ("certificate", "completion", "Certificate of completion")
    if sentences is not None:
        assert [shape(part) for part in certificate.clause.parts] == sentences
    else:
        assert len(list(certificate.clause.leaves())) == 1
    assert all(part in note for part, note in zip(notes, certificate.notes, strict=True))


# How each language begins what is to be done: nothing stays English.
BEGINNINGS = {
    "es": ["Ver hasta el final las 5 páginas de los módulos", "Hacer al menos 3 de los 4 estudios de caso", "Estar activo"],
    "fr": ["Voir jusqu'au bout les 5 pages des modules", "Faire au moins 3 des 4 études de cas", "Être actif"],
    "pt": ["Ver até ao fim as 5 páginas dos módulos", "Fazer pelo menos 3 dos 4 estudos de caso", "Estar ativo"],
    "ar": ["مشاهدة جميع صفحات الوحدات (5) حتى النهاية", "إنجاز ما لا يقل عن 3 من دراسات الحالة (4)", "النشاط"],
}


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_sentences_are_in_the_language_of_the_course(language: str) -> None:
    plain = [condition for condition, _, _ in CONDITIONS if not condition.startswith("confirmed")]
    clause = told(f"all: [{', '.join(f'{{{condition}}}' for condition in plain)}]", language)
    said = dict(zip(plain, (part.text for part in clause.parts), strict=True))
    for condition, beginning in zip(["viewed: modules", "done: {cases: 3}", "time: 90"], BEGINNINGS[language], strict=True):
        assert said[condition].startswith(beginning)
    assert not {sentence for _, sentence, _ in CONDITIONS} & set(said.values())
