"""
Word documents: what becomes of them, that no word is lost, and that the course builds.
"""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib
from collections import Counter
from pathlib import Path

import mammoth
import pytest
from click.testing import CliRunner

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.cli.import_course import command
from clic_scorm.diagnostics import ClicError, Severity
from clic_scorm.importing import Imported, import_docx
from clic_scorm.model import Course, MultipleResponse, Page, Quiz, SingleChoice
from tests.importing.word import Document


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x10\x20\x30" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def course(made: Imported) -> Course:
    settings = f"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [{', '.join(made.modules)}]\n"
    files = {"course.yml": settings.encode(), **{f"modules/{name}.md": text.encode() for name, text in made.modules.items()}, **made.media}
    reading, findings = read(Sources("demo", files))
    errors = [f"{item.where} {item.code.id} {item.message}" for item in findings if item.severity is Severity.ERROR]
    assert errors == []
    assert reading
    return reading.course


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def whole() -> Document:
    document = Document()
    document.title("Safer schools")
    document.heading("Know your risk", 1)
    document.text(
        "A *star*, a [bracket], a_b_c, 5 < 6 & `tick`; costs $5 and $10; ", ("strong", "bold"), " and ", ("slanted", "italic"), "."
    )
    document.heading("Three words", 2)
    document.text("1. is no list here, and # no heading")
    document.text("- nor is this")
    document.item("First", 0, numbered=False)
    document.item("Deeper", 1, numbered=False)
    document.item("Second", 0, numbered=False)
    document.table([["Word", "Meaning | more"], ["Hazard", "what can\nhappen"]])
    document.picture(png(), "A school on a slope")
    remark = document.text("Sentence with a remark.")
    document.comment(remark, "Is this still so?")
    document.heading("A smaller heading", 3)
    document.text("Below it.")
    document.heading("Plan", 1)
    document.heading("Steps", 2)
    document.text("The end.")
    return document


def test_headings_become_modules_and_pages() -> None:
    made = import_docx(whole().data())
    assert made.title == "Safer schools"
    read_back = course(made)
    assert [(module.id, module.title) for module in read_back.modules] == [("m01", "Know your risk"), ("m02", "Plan")]
    assert [unit.title for unit in read_back.units] == ["Know your risk", "Three words", "Steps"]
    assert [unit.id for unit in read_back.units] == ["m01", "m01-three-words", "m02-steps"]


def test_no_word_is_lost_and_none_is_added() -> None:
    data = whole().data()
    raw = words(mammoth.extract_raw_text(io.BytesIO(data)).value)
    read_back = course(import_docx(data))
    pages = [unit for unit in read_back.units if isinstance(unit, Page)]
    # The judge's raw text has titles, and neither descriptions of pictures nor remarks.
    titles = ["Safer schools", *(module.title for module in read_back.modules), *(page.title for page in pages[1:])]
    got = words(" ".join([*titles, *(page.body.plain for page in pages)]))
    # It also runs words together where a line breaks: letters are compared, as often as they stand.
    assert Counter("".join(got)) == Counter("".join([*raw, *words("A school on a slope")]))


def test_marks_and_structure() -> None:
    made = import_docx(whole().data())
    first, second, _ = course(made).units
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (
        "A *star*, a [bracket], a_b_c, 5 &lt; 6 &amp; `tick`; costs $5 and $10; <strong>strong</strong> and <em>slanted</em>."
        in first.body.fragment
    )
    html = second.body.fragment
    assert "<p>1. is no list here, and # no heading</p>" in html
    assert "<p>- nor is this</p>" in html
    assert re.search(r"<ul>\s*<li>\s*First\s*<ul>\s*<li>Deeper</li>\s*</ul>\s*</li>\s*<li>\s*Second\s*</li>\s*</ul>", html)
    assert "Meaning | more" in html
    assert re.search(r"what can<br ?/>happen", html)
    assert 'alt="A school on a slope"' in html
    assert list(made.media) == ["media/picture-1.png"]
    assert made.media["media/picture-1.png"] == png()


def test_a_comment_becomes_a_todo_that_no_participant_reads() -> None:
    made = import_docx(whole().data())
    assert "> [!FACILITATOR]\n> TODO: Is this still so?" in made.modules["m01"]
    assert "Is this still so" not in course(made).model_dump_json()
    assert any("Is this still so?" in guess for guess in made.guesses)


def nested(document: Document) -> None:
    for title, options in (("Which is exposure?", ["River", "+Houses", "Map"]), ("Which lower risk?", ["+Drains", "+Warnings", "Rumours"])):
        document.item(title, 0)
        for option in options:
            document.item(option.removeprefix("+"), 1, bold=option.startswith("+"))


def typed(document: Document) -> None:
    document.text("1. Which is exposure?")
    document.text("a) River")
    document.text("*b) Houses")
    document.text("c) Map")
    document.text("2) Which lower risk?")
    document.text("(A) Drains")
    document.text("(B) Warnings")
    document.text("(C) Rumours")
    document.text("Correct answers: A and B")


def below(document: Document) -> None:
    document.text("Which is exposure?")
    document.item("River", 0, numbered=False)
    document.item("Houses ✓", 0, numbered=False)
    document.item("Map", 0, numbered=False)
    document.text("Which lower risk?")
    document.item("Drains", 0, bold=True)
    document.item("Warnings", 0, bold=True)
    document.item("Rumours", 0)


@pytest.mark.parametrize("shape", [nested, typed, below])
def test_lists_with_the_right_option_marked_become_questions(shape: object) -> None:
    document = Document()
    document.heading("Module", 1)
    document.text("Before.")
    assert callable(shape)
    shape(document)
    document.text("After.")
    made = import_docx(document.data())
    assert made.questions == 2
    quiz = course(made).quizzes[0]
    assert isinstance(quiz, Quiz)
    one, many = quiz.questions
    assert isinstance(one, SingleChoice)
    assert isinstance(many, MultipleResponse)
    assert (one.title, many.title) == ("Which is exposure?", "Which lower risk?")
    assert [(option.body.plain.strip(), option.correct) for option in one.options] == [("River", False), ("Houses", True), ("Map", False)]
    assert [option.correct for option in many.options] == [True, True, False]
    assert sum("became a question" in guess for guess in made.guesses) == 2


@pytest.mark.parametrize("marks", [[False, False, False], [True, True, True]])
def test_a_list_without_a_marked_option_stays_a_list(marks: list[bool]) -> None:
    document = Document()
    document.heading("Module", 1)
    document.text("What do we need?")
    for text, bold in zip(["Maps", "Money", "Time"], marks, strict=True):
        document.item(text, bold=bold, numbered=False)
    made = import_docx(document.data())
    assert made.questions == 0
    page = course(made).units[0]
    assert isinstance(page, Page)
    assert page.body.fragment.count("<li>") == 3


def test_a_document_without_headings_becomes_one_module() -> None:
    document = Document()
    document.text("Only text.")
    made = import_docx(document.data())
    assert [unit.title for unit in course(made).units] == ["Imported course"]
    assert any("without a heading" in guess for guess in made.guesses)


def test_headings_that_begin_deeper_count_from_there() -> None:
    document = Document()
    document.heading("A", 2)
    document.heading("B", 3)
    document.text("Text.")
    assert [unit.title for unit in course(import_docx(document.data())).units] == ["B"]


def test_twice_the_same_heading_gets_two_ids() -> None:
    document = Document()
    document.heading("M", 1)
    for _ in range(2):
        document.heading("Same", 2)
        document.text("Text.")
    assert [unit.id for unit in course(import_docx(document.data())).units] == ["m01-same", "m01-same-2"]


def _zip(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Word document"),
        (b"%PDF-1.7", "no Word document"),
        (_zip(content="<office/>"), "no Word document"),
        (_zip(word__document="<w:document"), "can't be read"),
        (_zip(word__document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares entities"),
    ],
)
def test_what_is_no_word_document_is_refused_with_a_remedy(data: bytes, says: str) -> None:
    with pytest.raises(ClicError) as caught:
        import_docx(data)
    assert says in caught.value.message
    assert caught.value.remedy


def test_the_command_writes_a_course_and_lists_what_was_guessed(tmp_path: Path) -> None:
    document = tmp_path / "Notes.docx"
    document.write_bytes(whole().data())
    target = tmp_path / "course"
    done = CliRunner().invoke(command, [str(document), str(target)])
    assert done.exit_code == 0, done.output
    assert "Guessed; please look at it:" in done.output
    assert (target / "media" / "m01-picture-1.png").read_bytes() == png()
    assert "](media/m01-picture-1.png)" in (target / "modules" / "m01.md").read_text(encoding="utf-8")
    again = CliRunner().invoke(command, [str(document), str(target)])
    assert again.exit_code == 0, again.output
    assert (target / "modules" / "m03.md").is_file()
    assert "Add to modules:" in again.output
    assert (target / "media" / "m03-picture-1.png").is_file()


def test_without_the_library_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(ClicError, match="extra library"):
        import_docx(whole().data())
