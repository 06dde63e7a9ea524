"""
Write the generated pages of docs: python tools/write_reference.py.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

import clic_scorm
from clic_scorm.authoring import keys as tables
from clic_scorm.authoring import module, questions, quizzes
from clic_scorm.authoring.boxes import FACILITATOR, QUESTION, SHOWN
from clic_scorm.authoring.forms.keys import FORM_DONE
from clic_scorm.authoring.forms.read import SAYS as FORM_SAYS
from clic_scorm.authoring.keys import FILES
from clic_scorm.authoring.units import activity, session
from clic_scorm.authoring.vocabulary import Key
from clic_scorm.cli import VERBS, program
from clic_scorm.diagnostics import Code
from clic_scorm.formats.kinds import ACTIVITIES, ATOMS, NEEDS, QUESTIONS
from clic_scorm.formats.registry import OURS


FOLDER = Path(__file__).parents[1] / "docs" / "reference"
_NOTE = "<!-- Generated: python tools/write_reference.py -->"
# What is written in the keys of each file that hold keys of their own.
_GROUPS = {
    "course.yml": (
        ("contributors", tables.CONTRIBUTOR), ("partners", tables.PARTNER), ("theme", tables.THEME), ("images", tables.IMAGES),
        ("framework", tables.FRAMEWORK_CHOICE), ("lms", tables.LMS), ("completion", tables.COMPLETION), ("confirmed", tables.CONFIRMATION), ("learner", tables.LEARNER),
        ("certificates", tables.CERTIFICATE), ("signatories", tables.SIGNATORY), ("findings, by the id of a finding", tables.FINDING),
    ),
    "module": (("objectives, written as a list", tables.OBJECTIVE),),
    "assessment": (("draw", tables.DRAW),),
    "instrument": (
        ("levels, by their number", tables.LEVEL), ("groups, by their id", tables.INDICATORS), ("questions, by their id", tables.INDICATOR),
        ("compare", tables.PROFILE),
    ),
    "form": (("done-when", FORM_DONE),),
    "framework": (("items, by their id", tables.ITEM), ("mappings", tables.MAPPING)),
}  # fmt: skip
_BOXES = {
    "NOTE": "something to know", "TIP": "something that helps", "IMPORTANT": "something that must not be missed",
    "WARNING": "something that can go wrong", "CAUTION": "something that does harm", "KEY": "the one sentence to remember",
    "EXAMPLE": "an example", "FACILITATOR": "for the facilitator; never in a participant's package", "TRAINER": "the same as `FACILITATOR`",
    "INSTRUCTOR": "the same as `FACILITATOR`", "HINT": "in a question: help before the answer", "CORRECT": "in a question: read after a right answer",
    "INCORRECT": "in a question: read after a wrong answer", "FEEDBACK": "in a question: read after any answer",
    "ANSWER": "in an essay: a model answer, read after submitting", "RUBRIC": "in an essay: what counts, as a list",
}  # fmt: skip
_ATTRIBUTES = {
    "minutes": "how long it takes", "optional": "it need not be done", "type": "the kind, where the answer leaves a doubt; the kind of an activity",
    "points": "points that it is worth, 1 to 1000", "objective": "the objective that it tests", "difficulty": "how hard it is: `easy`, `medium`, `hard`; draws should mix them alike",
    "partial": "part of the points for part of the answer", "exact": "capitals and accents count", "keep-order": "options are never mixed",
    "words": "how many words: `80..120`", "use": "what it uses: an instrument, a form, a confirmation", "room": "what the room must have",
    "groups": "how many groups, or how large", "number": "number of a handout: `H9.1`", "one-per-page": "each `###` on a page of its own",
    "pass": "share of the points that passes: `70%`", "attempts": "how many attempts", "when-used-up": "`locked`, `practice`, `after=24h`",
    "time": "time limit in minutes", "essential": "the time limit can't be extended", "pick": "how many questions an attempt has",
    "shuffle": "`questions`, `options`, `both`", "feedback": "`each`, `end`, `never`", "take": "result that is shown: `best`, `last`",
    "ungraded": "no pass mark, no score", "rows": "the fewest and the most rows: `2..12`", "was": "the id that it had before", "only": "the one variant it belongs to: `audience=facilitator`",
    "not": "a variant it does not belong to", "tags": "tags: `essential:1+2`, several `essential:1,region:ca`; `objective:m03-o1` says what a page teaches",
}  # fmt: skip


# What an LMS can hear, by the name that a format gives its words under.
_TOLD = {
    "completed": "completed", "the certificate that “passed” means is earned": "certified", "it can still be earned": "still_open",
    "no attempt is left": "failed", "the number": "score",
}  # fmt: skip


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(keys: tuple[Key, ...]) -> Iterator[str]:
    yield "| Key | Meaning | Example |"
    yield "|---|---|---|"
    for key in keys:
        yield f"| `{key.name}`{' (needed)' if key.required else ''} | {_cell(key.meaning)} | `{_cell(key.example)}` |"


def keys() -> str:
    """Return the page of all keys in YAML."""
    lines = ["# Keys in YAML", "", _NOTE, "", "An unknown key is a finding that names the nearest known one."]
    for file in FILES:
        lines += ["", f"## {file.title}: {file.name}", "", *_table(file.keys)]
        for where, group in _GROUPS.get(file.name, ()):
            name, comma, more = where.partition(", ")
            lines += ["", f"### In `{name}`{comma}{more}", "", *_table(group)]
    return "\n".join(lines) + "\n"


def _row(where: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield f"| {where} | `{name}` | {_ATTRIBUTES[name]} |"


def attributes() -> str:
    """Return the page of attributes at the end of headings."""
    owners = [
        ("every heading", ("was", "only", "not", "tags")), ("page", module.PAGE), ("quiz, assessment", quizzes.SAYS), ("question", questions.KNOWN),
        ("activity", tuple(dict.fromkeys(name for names in activity.SAYS.values() for name in names))), ("session", session.SESSION),
        ("handout", session.HANDOUT), ("part of a form", ("rows", *FORM_SAYS)), ("column of a form, given row", FORM_SAYS),
    ]  # fmt: skip
    lines = [
        "# Attributes of headings", "", _NOTE, "",
        "They stand in braces at the end of a heading: `## Check yourself {.quiz #m03-check pass=70% shuffle}`. First the class (`.quiz`, `.activity`,",
        "`.session`, `.handout`, `.question`, `.facts`), then the id, then the others. This is the whole list.", "",
        "| On | Attribute | Meaning |", "|---|---|---|",
    ]  # fmt: skip
    for where, names in owners:
        lines += _row(where, names)
    return "\n".join(lines) + "\n"


def boxes() -> str:
    """Return the page of boxes."""
    lines = [
        "# Boxes", "", _NOTE, "",
        "A box is a quote that begins with a marker. `:::` containers are read, too.", "",
        "```markdown", "> [!KEY]", "> A flood in an empty valley is a hazard, and no disaster.", "```", "",
        "| Marker | For |", "|---|---|",
    ]  # fmt: skip
    lines += [f"| `[!{name}]` | {_BOXES[name]} |" for name in (*SHOWN, *FACILITATOR, *QUESTION)]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Return the page of commands, from their own help."""
    lines = ["# Commands", "", _NOTE, "", "```", _help(program, "clic-scorm"), "```"]
    for name in VERBS:
        command = program.get_command(click.Context(program), name) or click.Command(name)
        lines += ["", f"## {name}", "", "```", _help(command, f"clic-scorm {name}"), "```"]
    return "\n".join(lines) + "\n"


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, max_content_width=100, terminal_width=100, help_option_names=["-h", "--help"]) as context:
        return command.get_help(context)


def codes() -> tuple[Code, ...]:
    """Return every code that any module of ours defines, by id."""
    found: dict[str, Code] = {}
    for info in pkgutil.walk_packages(clic_scorm.__path__, "clic_scorm."):
        if info.name.endswith("codes"):
            for value in vars(importlib.import_module(info.name)).values():
                if isinstance(value, Code):
                    found[value.id] = value
    return tuple(found[name] for name in sorted(found))


def findings() -> str:
    """Return the page of findings."""
    lines = ["# Findings", "", _NOTE, "", "`clic-scorm explain ID` tells more: what it means, why it matters, an example of both."]
    family = ""
    for code in codes():
        if code.family != family:
            family = code.family
            lines += ["", f"## {family}", "", "| Id | Severity | Name | Message |", "|---|---|---|---|"]
        lines.append(f"| {code.id} | {code.severity} | {code.slug} | {_cell(code.message)} |")
    return "\n".join(lines) + "\n"


def capabilities() -> str:
    """Return the page of what each of our formats carries, from its own EXPRESSES."""
    targets = list(OURS.values())
    lines = [
        "# What each format carries", "", _NOTE, "",
        "What a course uses and a target does not carry is a finding at the author's line (`LOSS…`). `clic-scorm formats` also lists formats that",
        "other distributions bring.", "",
        f"| | {' | '.join(f'[{target.TITLE}]({target.NAME}.md)' for target in targets)} |", f"|---|{'---|' * len(targets)}",
        f"| `--target` | {' | '.join(f'`{target.NAME}`' for target in targets)} |",
    ]  # fmt: skip
    for what, known, carried in (
        ("question", QUESTIONS, "questions"), ("activity", ACTIVITIES, "activities"), ("condition", ATOMS, "atoms"),
    ):  # fmt: skip
        lines += [_carried(f"{what} `{kind}`", [kind in getattr(target.EXPRESSES, carried) for target in targets]) for kind in known]
    lines += [_carried(f"in a rule: {shown}", [need in target.EXPRESSES.needs for target in targets]) for need, shown in NEEDS.items()]
    lines.append(_carried("several certificates", [target.EXPRESSES.certificates for target in targets]))
    lines += [_carried(what, [getattr(target.EXPRESSES, what) for target in targets]) for what in ("score", "time", "bookmark")]
    settings = ["<br>".join(f"`{name}={'|'.join(values)}`" for name, values in target.OPTIONS.items()) for target in targets]
    lines.append(f"| settings | {' | '.join(_cell(cell) or '–' for cell in settings)} |")
    lines += [
        "", "## In which words an LMS hears of it", "",
        "When each is told depends on the course: `clic-scorm rules` says it for yours, in sentences.", "",
        f"| | {' | '.join(target.TITLE for target in targets)} |", f"|---|{'---|' * len(targets)}",
    ]  # fmt: skip
    for what, name in _TOLD.items():
        words = [getattr(target.EXPRESSES.tells, name) for target in targets]
        lines.append(f"| {what} | {' | '.join(f'`{word}`' if word else '–' for word in words)} |")
    return "\n".join(lines) + "\n"


def _carried(what: str, has: list[bool]) -> str:
    return f"| {what} | {' | '.join('yes' if one else 'no' for one in has)} |"


PAGES = {
    "keys.md": keys, "attributes.md": attributes, "boxes.md": boxes, "commands.md": commands, "findings.md": findings,
    "../formats/README.md": capabilities,
}  # fmt: skip


def stale() -> list[str]:
    """Return the pages on disk that are not what the code says."""
    return [page for page, made in PAGES.items() if (FOLDER / page).read_text(encoding="utf-8") != made()]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.stdout.write("\n".join(stale()))
    else:
        for page, made in PAGES.items():
            (FOLDER / page).write_text(made(), encoding="utf-8")
