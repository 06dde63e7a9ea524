"""
A Word document as the files of a course: headings become modules and pages, lists with a marked option become quizzes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring.attributes import slug
from clic_scorm.diagnostics import ClicError
from clic_scorm.importing.blocks import Writer
from clic_scorm.importing.docx import read_docx
from clic_scorm.importing.inline import escape, plain
from clic_scorm.importing.questions import Found, find_question, find_questions_in
from clic_scorm.package import xml


_HEADING = re.compile(r"h(?P<level>[1-6])")
_NOTE = re.compile(r"(?P<kind>footnote|endnote)-(?P<number>.+)")
_CHECK = {"en": "Check yourself", "es": "Compruebe lo aprendido", "fr": "Vérifiez vos acquis", "pt": "Verifique o que aprendeu"}
_LONGEST_TITLE = 200
_BRACES = str.maketrans("", "", "{}")


@dataclass(frozen=True, slots=True)
class Imported:
    """
    Hold what a document became: modules by name in order, media by path, the title, and what was guessed and should be looked at.
    """

    title: str
    modules: dict[str, str]
    media: dict[str, bytes]
    guesses: tuple[str, ...]
    pages: int
    questions: int


@dataclass(slots=True)
class _Module:
    name: str
    title: str = ""
    parts: list[str] = field(default_factory=list)
    page: str = ""
    tested: bool = False
    pending: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)


def import_docx(data: bytes, language: str = "en", first: int = 1) -> Imported:
    """
    Return the course that the Word document *data* describes; modules are named from m<first> on. Raise ClicError where it is none.
    """
    word = read_docx(data)
    comments, notes, body = _part(word.root)
    reader = _Reader(Writer(comments, word.unusable), notes, language, first)
    reader.read(body)
    if not reader.modules:
        raise ClicError("there is no text in the document", "open it in Word: what stands in a frame, a header or a picture is not read", 2)
    # What stands before a module's first page is a page, too.
    pages = reader.pages + sum(not module.parts[1].startswith("## ") for module in reader.modules)
    used = "\n".join(reader.texts().values())
    media = {name: content for name, content in word.pictures.items() if name in used}
    return Imported(reader.title, reader.texts(), media, tuple(dict.fromkeys(reader.writer.guesses)), pages, reader.questions)


def _part(root: xml.Element) -> tuple[dict[str, str], dict[str, xml.Element], list[xml.Element]]:
    """
    Part comments and notes, which stand at the document's end, from its text.
    """
    comments: dict[str, str] = {}
    notes: dict[str, xml.Element] = {}
    body: list[xml.Element] = []
    for block in xml.children(root):
        if xml.local_name(block) == "dl":
            terms = [term.get("id", "") for term in xml.children(block, "dt")]
            said = [_without_arrow(plain(text)) for text in xml.children(block, "dd")]
            comments.update({term.removeprefix("comment-"): text for term, text in zip(terms, said, strict=False)})
            continue
        items = xml.children(block, "li") if xml.local_name(block) == "ol" else ()
        matches = [_NOTE.fullmatch(item.get("id") or "") for item in items]
        if items and all(matches):
            for match, item in zip(matches, items, strict=True):
                if match:
                    notes[("e" if match["kind"] == "endnote" else "") + match["number"]] = item
            continue
        body.append(block)
    return comments, notes, body


def _heading_text(text: str) -> str:
    """
    Return *text* as that of a heading, at whose end braces would be read as attributes.
    """
    return escape(text[:_LONGEST_TITLE].translate(_BRACES)).strip() or "…"


def _without_arrow(text: str) -> str:
    return text.removesuffix("↑").strip()


class _Reader:
    """
    Walk through the blocks of a document and write modules.
    """

    def __init__(self, writer: Writer, notes: dict[str, xml.Element], language: str, first: int) -> None:
        self.writer = writer
        self.notes = notes
        self.check = _CHECK.get(language.split("-")[0], _CHECK["en"])
        self.first = first
        self.title = ""
        self.modules: list[_Module] = []
        self.pages = 0
        self.questions = 0
        self.shallowest = 1

    def texts(self) -> dict[str, str]:
        """
        Return the modules' files, by the name of the module.
        """
        return {module.name: "\n\n".join([*module.parts, *module.notes.values()]).rstrip() + "\n" for module in self.modules}

    def read(self, body: Sequence[xml.Element]) -> None:
        """
        Read all blocks; the shallowest level of heading that the document uses opens modules.
        """
        levels = [int(match["level"]) for block in body if (match := _HEADING.fullmatch(xml.local_name(block))) and plain(block)]
        self.shallowest = min(levels, default=1)
        position = 0
        while position < len(body):
            position += self._step(body[position:])
        self._close_quiz()
        for module in self.modules:
            if len(module.parts) == 1:
                module.parts.append("TODO: write the text of this module.")
                self.writer.guesses.append(f"“{module.title}” has nothing below its heading: write its text, or take the module out")
        if not self.title:
            self.title = self.modules[0].title if self.modules else "Imported course"

    def _step(self, blocks: Sequence[xml.Element]) -> int:
        block = blocks[0]
        heading = _HEADING.fullmatch(xml.local_name(block))
        if heading and plain(block):
            self._heading(block, int(heading["level"]) - self.shallowest + 1)
            return 1
        if block.get("class") in ("title", "subtitle") and not self.title and not self.modules:
            self.title = plain(block)
            return 1
        question = find_question(blocks)
        if question:
            self._question(question)
            return question.taken
        several = find_questions_in(block)
        for each in several:
            self._question(each)
        if not several and (text := self.writer.block(block)):
            self._close_quiz()
            module = self._module()
            self._reopen(module)
            module.parts.append(text)
            self._note_texts(module, block)
        return 1

    def _heading(self, block: xml.Element, level: int) -> None:
        self._close_quiz()
        title = _heading_text(plain(block))
        if level == 1:
            self.modules.append(_Module(f"m{self.first + len(self.modules):02}", plain(block), [f"# {title}"]))
            return
        module = self._module()
        if level == 2:
            self._page(module, plain(block)[:_LONGEST_TITLE])
        else:
            self._reopen(module)
            module.parts.append(f"{'#' * min(level, 6)} {title}")

    def _page(self, module: _Module, title: str) -> None:
        module.parts.append(f"## {_heading_text(title)} {{#{self._id(module, title)}}}")
        module.page, module.tested = title, False
        self.pages += 1

    def _reopen(self, module: _Module) -> None:
        """
        Open a page for text behind a quiz: in a quiz it would belong to the last question.
        """
        if module.tested:
            title = module.page or module.title
            self._page(module, f"{title} (2)" if not title.endswith(")") else f"{title} …")
            self.writer.guesses.append(f"text that followed questions became the page “{module.page}”: give it a title of its own")

    def _module(self) -> _Module:
        if not self.modules:
            title = self.title or "Imported course"
            self.modules.append(_Module(f"m{self.first:02}", title, [f"# {_heading_text(title)}"]))
            self.writer.guesses.append("the document begins without a heading: its first text became a module of its own")
        return self.modules[-1]

    def _id(self, module: _Module, title: str) -> str:
        base = f"{module.name}-{slug(title)}".rstrip("-")[:60].rstrip("-")
        identifier, number = base, 2
        while identifier in module.taken:
            identifier, number = f"{base}-{number}", number + 1
        module.taken.add(identifier)
        return identifier

    def _question(self, found: Found) -> None:
        module = self._module()
        base = slug(found.title) or "question"
        name, number = base, 2
        names = {line.split("{#")[-1].rstrip("}") for text in module.pending for line in text.split("\n")[:1]}
        while name in names:
            name, number = f"{base}-{number}", number + 1
        options = "\n".join(f"- [{'x' if right else ' '}] {text}" for text, right in found.options)
        boxes = self.writer.take_comments(found.comments)
        module.pending.append("\n\n".join([f"### {_heading_text(found.title)} {{#{name}}}", options, *boxes]))
        self.questions += 1
        self.writer.guesses.append(f"“{found.title[:80]}” became a question; {found.sign} told the right option")

    def _close_quiz(self) -> None:
        """
        Write the questions that stood together as one quiz behind the page in which they stood.
        """
        if not self.modules or not self.modules[-1].pending:
            return
        module = self.modules[-1]
        if module.parts[-1].startswith("## ") and module.page:
            # The heading above is that of the questions: a page of its own would be empty.
            text, _, identifier = module.parts[-1].rpartition(" {#")
            module.parts[-1] = f"{text} {{.quiz #{identifier}"
            self.pages -= 1
        else:
            module.parts.append(f"## {self.check} {{.quiz #{self._id(module, 'check')}}}")
        module.parts.extend(module.pending)
        module.pending = []
        module.tested = True

    def _note_texts(self, module: _Module, block: xml.Element) -> None:
        for number in _mentioned(block):
            if number in self.notes and number not in module.notes:
                said = " ".join(self.writer.line(each) for each in xml.children(self.notes[number], "p")) or self.writer.line(
                    self.notes[number]
                )
                module.notes[number] = f"[^{number}]: {_without_arrow(said).removesuffix('↑').strip()}"


def _mentioned(block: xml.Element) -> Iterator[str]:
    for node in xml.elements(block):
        match = _NOTE.fullmatch((node.get("href") or "").removeprefix("#")) if xml.local_name(node) == "a" else None
        if match:
            yield ("e" if match["kind"] == "endnote" else "") + match["number"]
