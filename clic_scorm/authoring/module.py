"""
Read a module's files into units and questions, all variants together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import attributes, codes, frontmatter
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document, scan
from clic_scorm.authoring.draft import DraftModule, DraftQuestion, DraftUnit
from clic_scorm.authoring.frontmatter import FrontMatter
from clic_scorm.authoring.questions import read_question
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Objective


PAGE = ("minutes", "optional")
QUIZ = ("pass", "attempts", "minutes", "optional", "ungraded")
LATER = ("when-used-up", "time", "pick", "shuffle", "feedback", "take", "partial", "exact", "keep-order")
_CLASSES = ("quiz",)
_CLASSES_LATER = ("activity", "session", "handout", "facts")


@dataclass(slots=True)
class _Module:
    """
    Gather what the files of one module say.
    """

    name: str
    id: str = ""
    title: str = ""
    span: Span = field(default=Span(""))
    attributes: Attributes = field(default=Attributes(Span("")))
    objectives: tuple[Objective, ...] = ()
    units: list[DraftUnit] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def read_module(name: str, files: Sequence[tuple[str, str]]) -> tuple[DraftModule, tuple[Diagnostic, ...]]:
    """
    Read one module from its *files* (path and text), in order; the first has the title and the front matter.
    """
    module = _Module(name, span=Span(files[0][0]))
    for number, (file, text) in enumerate(files):
        front, rest, first_line, problems = frontmatter.split(text, file)
        module.findings.extend(problems)
        document, problems = scan(rest, file, first_line)
        module.findings.extend(problems)
        if number == 0:
            _open(module, front, file)
        for section in _sections(document.blocks):
            _read_section(module, document, section)
    if not module.title:
        module.findings.append(finding(codes.NO_TITLE, Span(files[0][0])))
        module.title = name
    if not module.units:
        module.findings.append(finding(codes.EMPTY_MODULE, module.span, name=module.title))
    draft = DraftModule(module.id, module.title, module.span, module.attributes, module.objectives, tuple(module.units))
    return draft, tuple(module.findings)


def _open(module: _Module, front: FrontMatter, file: str) -> None:
    module.id = front.id or attributes.slug(module.name) or "module"
    module.objectives = front.objectives
    values = {key: value for key, value in (("only", front.only), ("not", front.without)) if value}
    module.attributes = Attributes(Span(file), values=values)


def _sections(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """
    Part blocks at headings of the first and second level; a section begins with its heading, but for the first.
    """
    start = 0
    for number, block in enumerate(blocks):
        if block.kind == "heading" and block.level <= 2 and number > start:
            yield blocks[start:number]
            start = number
    if blocks:
        yield blocks[start:]


def _read_section(module: _Module, document: Document, section: Sequence[Block]) -> None:
    heading = section[0]
    if heading.kind != "heading" or heading.level > 2:
        if not module.title:
            module.findings.append(finding(codes.NO_TITLE, heading.span))
            module.title = module.name
        _add_page(module, document, Attributes(heading.span), module.title, heading.span, section)
    elif heading.level == 1:
        _read_title(module, document, heading, section[1:])
    else:
        _read_unit(module, document, heading, section[1:])


def _read_title(module: _Module, document: Document, heading: Block, blocks: Sequence[Block]) -> None:
    title, said, problems = attributes.split(heading.text, heading.span)
    module.findings.extend(problems)
    module.findings.extend(attributes.check_known(said, "module", PAGE))
    for name in said.classes:
        module.findings.append(finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest="quiz", known="classes stand on ## headings"))
    _limit(module, said)
    if module.title:
        module.findings.append(finding(codes.SECOND_TITLE, heading.span))
        _read_unit(module, document, heading, blocks)
        return
    if not title:
        module.findings.append(finding(codes.EMPTY_HEADING, heading.span))
    module.title, module.span = title or module.name, heading.span
    if blocks:
        _add_page(module, document, said, module.title, heading.span, blocks)


def _limit(module: _Module, said: Attributes) -> None:
    """
    Take `only=` and `not=` of the title for the whole module, as those of the front matter are.
    """
    limits = {key: value for key in ("only", "not") if (value := said.get(key)) is not None}
    for key in limits:
        if module.attributes.has(key):
            module.findings.append(finding(codes.REPEATED_ATTRIBUTE, said.span, name=key))
    module.attributes = Attributes(said.span, values={**limits, **(module.attributes.values or {})})


def _read_unit(module: _Module, document: Document, heading: Block, blocks: Sequence[Block]) -> None:
    title, said, problems = attributes.split(heading.text, heading.span)
    module.findings.extend(problems)
    if not title:
        module.findings.append(finding(codes.EMPTY_HEADING, heading.span))
        title = module.title
    kinds = [name for name in said.classes if name in _CLASSES]
    for name in said.classes:
        if name in _CLASSES_LATER:
            module.findings.append(finding(codes.NOT_YET, heading.span, name=name))
        elif name not in _CLASSES:
            nearest = attributes.nearest(name, (*_CLASSES, *_CLASSES_LATER))
            module.findings.append(finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest=nearest, known=".quiz"))
    if kinds:
        _check(module, said, "quiz", QUIZ)
        _add_quiz(module, document, said, title, heading.span, blocks)
    elif not said.classes:
        _check(module, said, "page", PAGE)
        _add_page(module, document, said, title, heading.span, blocks)


def _check(module: _Module, said: Attributes, owner: str, known: tuple[str, ...]) -> None:
    for name in said.values or {}:
        if name in LATER and owner == "quiz":
            module.findings.append(finding(codes.NOT_CARRIED_OUT, said.span, name=name))
    module.findings.extend(attributes.check_known(said, owner, (*known, *(LATER if owner == "quiz" else ()))))


def _id(module: _Module, said: Attributes, title: str, span: Span, *, intro: bool = False) -> str:
    if said.id:
        return said.id
    if intro:
        return module.id
    identifier = f"{module.id}-{attributes.slug(title)}".rstrip("-")
    taken = {unit.id for unit in module.units}
    number = 2
    unique = identifier
    while unique in taken:
        unique = f"{identifier}-{number}"
        number += 1
    if not said.flawed:
        module.findings.append(finding(codes.NO_ID, span, title=title, id=unique))
    return unique


def _add_page(module: _Module, document: Document, said: Attributes, title: str, span: Span, blocks: Sequence[Block]) -> None:
    intro = not module.units and title == module.title
    for block in blocks:
        if block.kind == "heading" and ".question" in block.text:
            _, inner, _ = attributes.split(block.text, block.span)
            if "question" in inner.classes:
                module.findings.append(finding(codes.SELF_CHECK, block.span))
    module.units.append(DraftUnit("page", _id(module, said, title, span, intro=intro), title, span, said, document, tuple(blocks)))


def _add_quiz(module: _Module, document: Document, said: Attributes, title: str, span: Span, blocks: Sequence[Block]) -> None:
    starts = [number for number, block in enumerate(blocks) if block.kind == "heading"]
    introduction = blocks[: starts[0]] if starts else blocks
    questions: list[DraftQuestion] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=False), 1):
        heading = blocks[start]
        taken = {question.id for question in questions}
        fallback = _question_id(heading, number, taken)
        question, problems = read_question(heading, blocks[start + 1 : end], fallback)
        module.findings.extend(problems)
        if question is None:
            continue
        if not question.attributes.id and not question.attributes.flawed:
            module.findings.append(finding(codes.NO_ID, heading.span, title=question.title, id=question.id))
        same = next((other for other in questions if other.id == question.id), None)
        if same:
            module.findings.append(finding(codes.DUPLICATE_ID, heading.span, id=question.id, other=same.span))
            continue
        questions.append(question)
    if not starts:
        module.findings.append(finding(codes.EMPTY_QUIZ, span, title=title))
    identifier = _id(module, said, title, span)
    module.units.append(DraftUnit("quiz", identifier, title, span, said, document, tuple(introduction), tuple(questions)))


def _question_id(heading: Block, number: int, taken: set[str]) -> str:
    title, _, _ = attributes.split(heading.text, heading.span)
    identifier = attributes.slug(title) or f"question-{number}"
    return identifier if identifier not in taken else f"{identifier}-{number}"
