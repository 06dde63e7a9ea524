"""
Leave out what only follows from another mistake: an author who mends that one never meets it.

An error in a heading may hide an id that a link elsewhere names; a question that can't be read changes what the points of its quiz add up to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from clic_scorm.authoring import codes, dialect_codes, markdown_codes
from clic_scorm.authoring import question_codes as authored_codes
from clic_scorm.authoring.settings import FILE
from clic_scorm.diagnostics import Code, Diagnostic, Severity, Span, finding
from clic_scorm.lint import course_codes, delivery_codes, prose_codes, question_codes
from clic_scorm.rules import codes as rule_codes


Lines = Callable[[str], Sequence[str]]

JUDGED = {*course_codes.CODES, *delivery_codes.CODES, *prose_codes.CODES, *question_codes.CODES}
# Whoever names something that is not there, and the value that holds its name.
NAMING = {
    codes.DANGLING: "id",
    codes.UNKNOWN_OBJECTIVE: "id",
    dialect_codes.UNKNOWN_REFERENCE: "key",
    dialect_codes.UNKNOWN_TERM: "term",
    rule_codes.UNKNOWN_SELECTOR: "selector",
    rule_codes.EMPTY_SELECTOR: "selector",
    rule_codes.NOT_A_QUIZ: "selector",
    rule_codes.UNKNOWN_TAG: "value",
    rule_codes.UNKNOWN_ATTRIBUTE: "name",
    rule_codes.NEVER_FOR_SOME: "value",
}
_OF_RULES = rule_codes.CODES
# The settings of a file as a whole are not read, or a key of them.
_SETTINGS = (
    codes.YAML_SYNTAX,
    codes.YAML_LIMIT,
    codes.OPEN_FRONT_MATTER,
    codes.UNKNOWN_KEY,
    codes.QUOTE_TEXT,
    codes.WRONG_VALUE,
)
_ON_THE_LINE = {codes.NO_ID, codes.TEXT_AFTER}
_IN_THE_FILE = ((markdown_codes.NO_SUCH_FOOTNOTE, markdown_codes.UNUSED_FOOTNOTE),)
_IN_THE_UNIT = ((markdown_codes.NOT_A_LINK, prose_codes.OPEN_BRACKET),)
# A question that can't be answered is told as a whole; of what its lines were taken for nothing more.
_IN_THE_QUESTION = {markdown_codes.SWALLOWED_LIST, markdown_codes.ODD_ITEM}
_UNANSWERED = {codes.NO_ANSWER_LIST, authored_codes.WRITTEN_OTHERWISE}
_UNIT = re.compile(r"^ {0,3}#{1,2}[^#]")


def without_consequences(items: Sequence[Diagnostic], lines: Lines) -> list[Diagnostic]:
    """
    Return *items* without those that follow from another one; *lines* gives the lines of a file.
    """
    items = list(with_lost_ids(items))
    causes = _Causes(items, lines)
    return [item for item in items if not (isinstance(item.where, Span) and causes.explain(item, item.where))]


def with_lost_ids(items: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """
    Yield *items*; a heading without an id that others name by words of its title is told once, as what it is: one that lost it.

    Where several headings could be meant each finding stays.
    """
    wrong = {item.sort_key()[:2] for item in items if item.severity is Severity.ERROR and item.code not in NAMING}
    headings = [item for item in items if item.code is codes.NO_ID and item.sort_key()[:2] not in wrong]
    lost: dict[str, Diagnostic] = {}
    for name in {str(item.values[NAMING[item.code]]) for item in items if item.code in NAMING} if headings else ():
        meant = [item for item in headings if set(name.split("-")) <= set(str(item.values["id"]).split("-"))]
        if len(meant) == 1 and meant[0] not in lost.values():
            lost[name] = meant[0]
    for item in items:
        named = next((name for name, heading in lost.items() if heading is item), None)
        if named:
            yield finding(codes.LOST_ID, item.where, title=item.values["title"], id=named)
        elif item.code not in NAMING or str(item.values[NAMING[item.code]]) not in lost:
            yield item


class _Causes:
    """
    Know the errors of a course by file, line and unit.
    """

    def __init__(self, items: Sequence[Diagnostic], lines: Lines) -> None:
        self.lines = lines
        self.errors: dict[str, list[tuple[Code, Span]]] = defaultdict(list)
        self.places: dict[Code, set[tuple[str, int]]] = defaultdict(set)
        self.starts: dict[str, list[int]] = {}
        for item in items:
            if isinstance(item.where, Span):
                self.places[item.code].add((item.where.file, item.where.line))
                if item.severity is Severity.ERROR and item.code not in NAMING:
                    self.errors[item.where.file].append((item.code, item.where))

    def explain(self, item: Diagnostic, where: Span) -> bool:
        """
        Return whether an error explains *item*, which stands at *where*.
        """
        if item.code in NAMING:
            return self._hidden(item.code, str(item.values[NAMING[item.code]]), where)
        if item.code in _ON_THE_LINE:
            return any(span.line == where.line and code is not item.code for code, span in self.errors.get(where.file, ()))
        if item.code is codes.UNUSED_FILE:
            return any(code in (*_SETTINGS, codes.MISSING_FILE) for code, _ in self.errors.get(FILE, ()))
        if any(item.code is second and where.file in self._files(first) for first, second in _IN_THE_FILE):
            return True
        if any(item.code is second and self._unit(where) in map(self._unit_of, self.places[first]) for first, second in _IN_THE_UNIT):
            return True
        if item.code in _IN_THE_QUESTION:
            return any(code in _UNANSWERED and self._heading(where) == span.line for code, span in self.errors.get(where.file, ()))
        return item.code in JUDGED and item.severity is not Severity.ERROR and self._unjust(where)

    def _files(self, code: Code) -> set[str]:
        return {file for file, _ in self.places[code]}

    def _unjust(self, where: Span) -> bool:
        """
        Return whether an error hides part of what is judged at *where*: one in the same unit; for a title one in the module, for the course any.
        """
        if not where.file.endswith(".md"):
            return bool(self.errors)
        unit = self._unit(where)
        near = self.errors.get(where.file, ())
        return any(unit[1] <= 1 or self._unit(span) == unit for _, span in near)

    def _unit_of(self, place: tuple[str, int]) -> tuple[str, int]:
        return self._unit(Span(*place))

    def _unit(self, where: Span) -> tuple[str, int]:
        """
        Return the file and the number of the unit in it, 0 before the title and 1 in the first, that *where* lies in.
        """
        if where.file not in self.starts:
            self.starts[where.file] = [row for row, line in enumerate(self.lines(where.file), 1) if _UNIT.match(line)]
        return where.file, sum(start <= where.line for start in self.starts[where.file])

    def _heading(self, where: Span) -> int:
        """
        Return the line of the last heading above *where*.
        """
        lines = self.lines(where.file)[: where.line - 1]
        return max((row for row, line in enumerate(lines, 1) if line.startswith("#")), default=0)

    def _hidden(self, code: Code, name: str, where: Span) -> bool:
        """
        Return whether an error stands where *name* seems to be given to something; on the line *where* it is only used.
        """
        if code in _OF_RULES and any(each in (*_SETTINGS, codes.MISSING_FILE) for each, _ in self.errors.get(FILE, ())):
            return True
        if code is rule_codes.EMPTY_SELECTOR and self.errors:
            return True
        whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
        key = re.compile(rf"(?:^|id:|[{{,])\s*{re.escape(name)}\s*(?::|,|\}}|$)", re.IGNORECASE)
        return any(whole.search(text) for text in self._wrong_lines(where)) or any(
            key.search(line)
            for file, found in self.errors.items()
            if any(each in _SETTINGS for each, _ in found)
            for line in self.lines(file)
        )

    def _wrong_lines(self, but: Span) -> Iterator[str]:
        for file, found in self.errors.items():
            lines = self.lines(file)
            yield from (
                lines[span.line - 1] for _, span in found if 0 < span.line <= len(lines) and (file, span.line) != (but.file, but.line)
            )
