"""
Awkward Word documents: each becomes a course that builds, or is refused; what was guessed is listed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from clic_scorm.cli.import_course import command
from clic_scorm.diagnostics import ClicError
from clic_scorm.pipeline import Wish, check_path
from tests.importing.word import Document
from tests.pages.examples import png


Make = Callable[[Document], None]


def merged_cells(word: Document) -> None:
    word.heading("Water", 1)
    table = word.table([["Sign", "What to do", "Who"], ["Crack", "Close it", "Mayor"], ["Smell", "Test", "Lab"], ["Mud", "", ""]])
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 2))


def nested_lists(word: Document) -> None:
    word.heading("Water", 1)
    word.text("Before you start.")
    for depth, text in enumerate(["Look at the well", "at the ring", "for cracks"]):
        word.item(text, depth, numbered=False)
    word.item("Take a sample", 0, numbered=False)
    word.item("with a clean bottle", 2, numbered=False)


def text_box(word: Document) -> None:
    word.heading("Water", 1)
    word.text("Beside the box.")
    paragraph = word.text("Before ")
    inner = "<w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p>"
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox>"
            f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def tracked_changes(word: Document) -> None:
    word.heading("Water", 1)
    paragraph = word.text("A well is ")
    run = "<w:r><w:t>covered</w:t></w:r>"
    gone = "<w:r><w:delText>open</w:delText></w:r>"
    for tag, content in (("ins", run), ("del", gone)):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} w:id='7' w:author='Ana'>{content}</w:{tag}>"))


def pictures_without_words(word: Document) -> None:
    word.heading("Water", 1)
    word.text("Look at this.")
    word.picture(png(300, 200))
    word.picture(png(310, 210), "A well")


def comments(word: Document) -> None:
    word.heading("Water", 1)
    paragraph = word.text("Boil it.")
    word.comment(paragraph, "How long? [!NOTE] <b>ask</b> *Ana*")


def skipping_headings(word: Document) -> None:
    word.heading("Water", 1)
    word.heading("Deep at once", 4)
    word.text("Some words.")
    word.heading("", 2)
    word.heading("Page", 2)
    word.heading("Deep again", 6)
    word.text("More words.")


def only_a_title(word: Document) -> None:
    word.heading("Water", 1)
    word.heading("Wells", 1)
    word.text("Some words.")


def starred_answers(word: Document) -> None:
    word.heading("Water", 1)
    word.text("1. What makes water safe?")
    for option in ("a) Cold", "b) Boiling *", "c) Salt"):
        word.text(option)
    word.text("2. What makes it unsafe?")
    word.text("a) ", ("Dirt", "bold"))
    word.text("b) Stones")


def same_options(word: Document) -> None:
    word.heading("Water", 1)
    word.text("1. Which one?")
    word.text("a) ", ("Yes", "bold"))
    word.text("b) Yes")


def all_at_once(word: Document) -> None:
    word.title("A course of {#odd} things")
    for make in (merged_cells, nested_lists, text_box, tracked_changes, comments, skipping_headings, starred_answers):
        make(word)


def odd_marks(word: Document) -> None:
    word.heading("# Water {.quiz pass=60%}", 1)
    word.heading("Costs: 5 $ and 6 $", 2)
    word.text("[!FACILITATOR] is what she typed; {.x} and ::: and 3 * 4 * 5 and snake_case_word.")
    word.text("> not a quote")
    word.text("[@key] and [[41]] and [^1] and https://example.org/a_b_c")
    word.text("Answer: true")


def empty_table(word: Document) -> None:
    word.heading("Water", 1)
    word.table([["", ""], ["", ""]])
    word.text("Words.")


WORDS: dict[str, tuple[Make, str, str]] = {
    "merged cells": (merged_cells, "Crack", "has merged cells"),
    "nested lists": (nested_lists, "with a clean bottle", ""),
    "a text box": (text_box, "Words in a box.", ""),
    "tracked changes": (tracked_changes, "A well is covered", ""),
    "pictures without words": (pictures_without_words, "A well", "has no description: write one in the place of TODO"),
    "comments": (comments, "How long?", "became a TODO"),
    "headings that skip": (skipping_headings, "Deep at once", ""),
    "a heading without text": (only_a_title, "Wells", "has nothing below its heading"),
    "starred answers": (starred_answers, "- [x] Boiling", "a star told the right option"),
    "options that are the same": (same_options, "Yes", ""),
    "all at once": (all_at_once, "Take a sample", "became a question"),
    "marks that are text": (odd_marks, "snake", ""),
    "an empty table": (empty_table, "Words.", ""),
}


def imported(tmp_path: Path, make: Make) -> tuple[Any, Path]:
    word = Document()
    make(word)
    document, folder = tmp_path / "notes.docx", tmp_path / "course"
    document.write_bytes(word.data())
    return CliRunner().invoke(command, [str(document), str(folder)]), folder


@pytest.mark.parametrize("name", WORDS)
def test_an_awkward_document_becomes_a_course_that_builds(name: str, tmp_path: Path) -> None:
    make, words, guessed = WORDS[name]
    result, folder = imported(tmp_path, make)
    assert result.exit_code == 0, result.output
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("modules/*.md")))
    assert words in texts
    assert guessed in result.output, result.output
    (checked,) = check_path(folder, Wish())
    assert not checked.failed(), [(each.where, each.message) for each in checked.findings] + [texts]


@pytest.mark.parametrize(
    "make", [lambda word: None, lambda word: word.text(""), lambda word: word.text("   ")], ids=["nothing", "a line", "blanks"]
)
def test_an_empty_document_is_refused(make: Make, tmp_path: Path) -> None:
    result, folder = imported(tmp_path, make)
    assert isinstance(result.exception, ClicError)
    assert "no text" in str(result.exception)
    assert not folder.exists()


def _one_page(word: Document) -> None:
    word.heading("Water", 1)
    word.text("Words.")


def test_numbers_agree_with_their_nouns(tmp_path: Path) -> None:
    result, _ = imported(tmp_path, _one_page)
    assert "1 module, 1 page, 0 questions, 0 pictures" in result.output
