"""
Show findings to people and to programs.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable

from clic_scorm.diagnostics.diagnostic import Diagnostic, Member, Severity, legible, shown
from clic_scorm.diagnostics.span import Span


LineOf = Callable[[Span], str | None]
_LONGEST_EXCERPT = 110
_BOX = re.compile(r"- \[([ x])\]")


def ordered(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """
    Return *findings* by place, each once.
    """
    unique = {(item.sort_key(), item.code.id): item for item in findings}
    return [unique[key] for key in sorted(unique)]


def text(item: Diagnostic, line_of: LineOf, prefix: str = "", width: int = 0) -> str:
    """
    Return one finding as lines for a terminal: place, code and sentence; the author's line; the remedy.

    With a *width* lines break at words, and what continues is indented; without one each stays on its line, for programs.
    """
    code = item.code
    place = _place(item, prefix)
    word = f"{item.severity} {code.id}"
    lines = _broken(f"{place}{word} {code.slug}: {item.message}", "", "    ", width, word)
    number = ""
    excerpt = line_of(item.where) if isinstance(item.where, Span) else None
    if excerpt is not None and isinstance(item.where, Span) and excerpt.strip():
        number = str(item.where.line)
        shown_line = _shortened(excerpt.rstrip(), width - len(number) - 5 if width else _LONGEST_EXCERPT)
        lines.append(f"  {number} | {shown_line}")
    if item.hint:
        margin = f"  {' ' * len(number)} | " if number else "  "
        lines.extend(_broken(f"hint: {item.hint}", margin, f"{margin}      ", width))
    return "\n".join(lines)


def _broken(sentence: str, first: str, others: str, width: int, kept: str = "") -> list[str]:
    if not width:
        return [first + sentence]
    # A box to tick is one thing, and is copied as one; *kept* is shown in one colour.
    tied = kept.replace(" ", "\u00a0")
    whole = _BOX.sub("-\u00a0[\\1]", sentence.replace(kept, tied, 1))
    lines = textwrap.wrap(whole, width, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False)
    return [line.replace("-\u00a0[", "- [").replace(tied, kept) for line in lines]


def _place(item: Diagnostic, prefix: str) -> str:
    match item.where:
        case Span():
            return f"{prefix}{shown(item.where)}: "
        case Member():
            path = f" ({shown(item.where.path)})" if item.where.path else ""
            return f"{prefix}{shown(item.where)}{path}: "
        case None:
            return f"{prefix.rstrip('/!')}: " if prefix else ""


def _shortened(line: str, longest: int) -> str:
    text = legible(line.replace("\t", "    "))
    return text if len(text) <= max(longest, 20) else text[: max(longest, 20) - 1] + "…"


def as_json(findings: Iterable[Diagnostic], prefix: str = "") -> str:
    """
    Return *findings* as a JSON list for editors and scripts.
    """
    return json.dumps([_values(item, prefix) for item in findings], ensure_ascii=False, indent=2)


def _values(item: Diagnostic, prefix: str) -> dict[str, object]:
    values: dict[str, object] = {
        "id": item.code.id,
        "slug": item.code.slug,
        "severity": str(item.severity),
        "message": item.message,
        "hint": item.hint,
    }
    match item.where:
        case Span(file, line, column):
            values |= {"file": f"{prefix}{file}", "line": line, "column": column}
        case Member(name, line, path):
            values |= {"file": prefix.rstrip("/!"), "member": name, "line": line, "path": path}
        case None:
            values |= {"file": prefix.rstrip("/!")}
    return values


def annotation(item: Diagnostic, prefix: str = "") -> str:
    """
    Return one finding as a workflow command that marks the line on a forge.
    """
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}[item.severity]
    body = f"{item.message} (hint: {item.hint})" if item.hint else item.message
    place = ""
    if isinstance(item.where, Span):
        file = shown(f"{prefix}{item.where.file}").replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        place = f" file={file},line={item.where.line},col={item.where.column}"
    escaped = body.replace("%", "%25").replace("\n", "%0A")
    return f"::{level}{place},title={item.code.id} {item.code.slug}::{escaped}" if place else f"::{level} title={item.code.id}::{escaped}"
