"""
Whatever text comes in: the tree of cmark-gfm or a finding, no exception, bounded time and depth, nothing for facilitators to participants.
"""

from __future__ import annotations

import os
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clic_scorm.authoring.blocks import scan
from clic_scorm.authoring.prose import inline, render
from clic_scorm.diagnostics import Diagnostic, Severity, Span
from tests.authoring import tree
from tests.authoring.test_natural import Everything, reference


FULL = os.environ.get("CI") == "true"
COUNT = 2000 if FULL else 200
MOST_WITH_FINDING = 0.15
SETTINGS = settings(
    max_examples=COUNT, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

WORDS = "water gate flood wall people night plan city pump rain warn lamp école años niño наводнение 洪水 طوارئ".split()
MARKUP = "*_`~[]()<>#>-+.|\\!&:{}=\"'1x^@/"


def prose(chance: random.Random, length: int = 6) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, length)))


def run(chance: random.Random, depth: int = 0) -> str:
    """
    Return a run of inline Markdown as people write it.
    """
    parts = []
    for _ in range(chance.randint(1, 4)):
        kind = chance.randrange(12) if depth < 2 else 0
        inner = run(chance, depth + 1) if 0 < kind < 5 else prose(chance)
        parts.append(
            {
                1: f"**{inner}**" if "*" not in inner else inner,
                2: f"*{inner}*" if "*" not in inner else inner,
                3: f"[{inner}](https://example.org/{chance.randrange(9)})" if "[" not in inner and "http" not in inner else inner,
                4: f"~~{inner}~~" if "~" not in inner else inner,
                5: f"`{prose(chance, 2)}`",
                6: f"![{prose(chance, 2)}](media/map.png)",
                7: "2 < 3 & 5 > 4",
                8: "snake_case_word",
                9: "https://example.org/a_b",
                10: "H<sub>2</sub>O",
            }.get(kind, inner)
        )
    return " ".join(parts)


def blocks(chance: random.Random, depth: int = 0) -> list[str]:
    """
    Return blocks, each a few lines, as people write them; separate them by blank lines.
    """
    made = []
    before = ""
    for _ in range(chance.randint(1, 5 if depth == 0 else 2)):
        kind = chance.choice(["paragraph", "paragraph", "bullets", "numbers", "quote", "table", "fence", "heading", "rule", "box"])
        if depth > 1 and kind in ("bullets", "numbers", "quote", "box"):
            kind = "paragraph"
        if kind == before or (before in ("bullets", "numbers") and kind in ("bullets", "numbers")):
            made.append(prose(chance))
        made.append(block(chance, kind, depth))
        before = kind
    return made


def block(chance: random.Random, kind: str, depth: int) -> str:
    match kind:
        case "bullets" | "numbers":
            loose = "\n\n" if chance.random() < 0.3 else "\n"
            items = []
            for number in range(chance.randint(1, 4)):
                mark = "- " if kind == "bullets" else f"{number + 1}. "
                below = blocks(chance, depth + 1) if chance.random() < 0.3 else []
                items.append(hang(mark, "\n\n".join([run(chance), *below])))
            return loose.join(items)
        case "quote":
            return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks(chance, depth + 1)).split("\n"))
        case "box":
            inner = "\n\n".join(blocks(chance, depth + 1))
            return "\n".join(f"> {line}".rstrip() for line in f"[!{chance.choice(['NOTE', 'TIP', 'KEY'])}]\n{inner}".split("\n"))
        case "table":
            columns = chance.randint(1, 4)
            rows = [[prose(chance, 2) for _ in range(columns)] for _ in range(chance.randint(1, 4))]
            dashes = [chance.choice(["---", ":--", ":-:", "--:"]) for _ in range(columns)]
            return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], dashes, *rows[1:]])
        case "fence":
            return f"```{chance.choice(['', 'python', 'yaml'])}\n{prose(chance)}\n\n    <b> *{prose(chance)}*\n```"
        case "heading":
            return f"{'#' * chance.randint(2, 5)} {prose(chance)}"
        case "rule":
            return "---"
        case _:
            return "\n".join(run(chance) for _ in range(chance.randint(1, 3)))


def hang(mark: str, text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(" " * len(mark) + line if line else "" for line in rest)])


def both(text: str) -> tuple[bool, list[Diagnostic]]:
    """
    Return whether our tree is that of cmark-gfm, and our findings.
    """
    document, findings = scan(text, "x.md")
    html, more = render(document, document.blocks, Everything(), facilitator=True)
    same = "<dl>" in html.fragment or tree.ours(html.fragment) == tree.theirs(reference(text))  # cmark-gfm knows no definition lists
    return same, [item for item in (*findings, *more) if item.severity is not Severity.ADVICE]


def test_composed_documents(capsys: pytest.CaptureFixture[str]) -> None:
    started, count, flagged = time.perf_counter(), COUNT, 0
    for seed in range(count):
        text = "\n\n".join(blocks(random.Random(seed)))
        same, findings = both(text)
        flagged += bool(findings)
        assert same or findings, text
    assert flagged / count < MOST_WITH_FINDING
    with capsys.disabled():
        print(f"\ncomposed documents: {count}, {flagged} with a finding, {time.perf_counter() - started:.1f} s")


@SETTINGS
@given(st.text(alphabet=st.one_of(st.sampled_from(MARKUP), st.sampled_from("ab \n\n    ")), max_size=80))
def test_marks_at_random(text: str) -> None:
    same, findings = both(text)
    assert same or findings


@SETTINGS
@given(st.lists(st.sampled_from(["- ", "1. ", "> ", "    ", "  ", "\t", "\n", "\n\n", "a", "**", "*", "`", "```\n", "| a | b |\n", "|---|---|\n", "# ", "---\n", "[a](b)", "[^1]", "[^1]: ", "[!NOTE]\n", "<b>", "</b>", "<div>", "~~", "\\", "&amp;", "[ ] ", "[x] ", ": ", "  \n", "<!-- ", " -->"]), max_size=25).map("".join))  # fmt: skip
def test_pieces_at_random(text: str) -> None:
    same, findings = both(text)
    assert same or findings


@SETTINGS
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    document, findings = scan(text, "x.md")
    html, more = render(document, document.blocks, Everything())
    tree.parse(html.fragment or "<p></p>")
    inline(document, text, Span("x.md"), Everything())
    lines = len(document.lines)
    for item in (*findings, *more):
        assert isinstance(item.where, Span)
        assert 1 <= item.where.line <= lines
