"""
Markdown as people write it gives the tree that cmark-gfm gives, or a finding at the line.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import cmarkgfm  # type: ignore[import-untyped]  # it has no types
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]  # it has no types

from clic_scorm.authoring import boxes
from clic_scorm.authoring.blocks import Block, scan
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.prose import render
from clic_scorm.authoring.questions import read_question
from clic_scorm.diagnostics import Diagnostic, Severity, Span
from clic_scorm.model import Asset
from tests.authoring import tree


FOLDER = Path(__file__).parent / "natural"
HEADING = re.compile(r"## (?P<title>.*?) *\{(?P<said>[^{}]*)\}$")
Case = tuple[str, str, dict[str, str], str, str, int]
TWINS: dict[tuple[str, int], str] = {}  # by file and line, the same in GitHub's own words, where it is written otherwise
EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]


class Everything:
    """
    Resolves every link to itself and every image to a file of the same name.
    """

    def link(self, target: str, where: Span) -> tuple[str, tuple[Diagnostic, ...]]:
        return target, ()

    def image(self, target: str, where: Span) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
        return Asset(source=target, name=target), ()

    def film(self, target: str, where: Span) -> tuple[None, tuple[Diagnostic, ...]]:
        return None, ()

    def cite(self, items: tuple[Item, ...], where: Span) -> tuple[tuple[tuple[str, str], ...], tuple[Diagnostic, ...]]:
        return tuple((f"{item.key} {item.place}".strip(), "") for item in items), ()

    def mention(self, items: tuple[Item, ...], written: str, where: Span) -> tuple[None, tuple[Diagnostic, ...]]:  # as asked
        return None, ()


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        if path.name == "README.md":
            continue
        title, kind, start = "", "", 0
        fence = ""
        said: dict[str, str] = {}
        body: list[str] | None = None
        for number, line in enumerate(path.read_bytes().decode("utf-8", "surrogatepass").split("\n"), 1):
            if body is not None and line == fence and kind == "twin":
                TWINS[path.stem, start] = "".join(f"{each}\n" for each in body)
                body = None
            elif body is not None and line == fence:
                yield path.stem, title, said, kind, "".join(f"{each}\n" for each in body), start
                body = None
            elif body is not None:
                body.append(line)
            elif heading := HEADING.match(line):
                title = heading["title"]
                said = dict(part.split("=", 1) for part in heading["said"].split() if "=" in part)
            elif line.startswith("~~~~~ twin"):
                fence, body = "~~~~~", []
                kind = "twin"
            elif line.startswith("~~~~~"):
                fence, kind = line.split()
                body, start = [], number


def reference(text: str) -> str:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=EXTENSIONS))


def rendered(text: str, kind: str) -> tuple[str, list[Diagnostic]]:
    """
    Return our XHTML of a page, or of a question with its hints and feedback as boxes where they stand, and all findings.
    """
    document, findings = scan(text, "case.md")
    if kind != "question":
        html, more = render(document, document.blocks, Everything(), facilitator=True)
        return html.fragment, [*findings, *more]
    written: list[str] = []
    all_findings: list[Diagnostic] = list(findings)
    run: list[Block] = []
    for block in [*document.blocks, None]:
        if block is not None and not (block.kind == "alert" and block.marker in boxes.QUESTION):
            run.append(block)
            continue
        html, more = render(document, run, Everything(), facilitator=True)
        written.append(html.fragment)
        all_findings.extend(more)
        run = []
        if block is not None:
            html, more = render(document, block.children, Everything(), facilitator=True)
            written.append(f'<div class="alert alert-{block.marker.lower()}">{html.fragment}</div>')
            all_findings.extend(more)
    return "".join(written), all_findings


def shown(findings: list[Diagnostic]) -> str:
    return "; ".join(f"{item.where}: {item.severity} {item.code.id} {item.message}" for item in findings)


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{stem}:{start} {title}" for stem, title, _, _, _, start in CASES])
def test_natural(case: Case) -> None:
    stem, _, said, kind, text, start = case
    fragment, findings = rendered(text, kind)
    serious = [item for item in findings if item.severity in (Severity.ERROR, Severity.WARNING)]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    if said["expect"] == "finding" and kind == "question":
        heading = Block("heading", Span("case.md"), level=3, text="Question")
        serious += read_question(heading, scan(text, "case.md")[0].blocks, "question")[1]
    assert all(isinstance(item.where, Span) and 1 <= item.where.line <= lines for item in findings)
    mine, their = tree.ours(fragment), tree.theirs(reference(TWINS.get((stem, start), text)))
    same = mine == their
    if "<dl>" in fragment and said.get("kind") == "ours":
        same = tree.words(mine) == tree.words(their)
    if said["expect"] == "tree":
        assert not serious, shown(serious)
        assert same, (mine, their)
    elif said["expect"] == "finding":
        assert serious, "no finding"
    else:
        assert same or serious


def test_there_are_enough_cases(capsys: pytest.CaptureFixture[str]) -> None:
    started = time.perf_counter()
    assert len(CASES) >= 300
    assert sum(1 for case in CASES if case[2]["expect"] == "tree") >= 300
    agreed = 0
    for stem, _, _, kind, text, start in CASES:
        fragment, _ = rendered(text, kind)
        agreed += tree.ours(fragment) == tree.theirs(reference(TWINS.get((stem, start), text)))
    with capsys.disabled():
        print(f"\nnatural Markdown: {len(CASES)} cases, {agreed} the same tree as cmark-gfm, {time.perf_counter() - started:.1f} s")
