"""
Show items of a framework where a text names them: `[@essential:5]`, `[@essential:1+2, title]`, and `[@essential]` alone for the whole list.
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from clic_scorm.authoring import framework_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.frameworks import Frameworks
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Framework, FrameworkItem
from clic_scorm.model.words import Words, marked


_SEVERAL = marked("{others} and {last}")
_PARTS = ("number", "title", "text")
_FIXED = "\u00a0"  # a number does not leave its name at the end of a line


@dataclass(frozen=True, slots=True)
class Mention:
    """
    Hold what a mention is to show: words, or with *whole* the list of all items of *whole*.
    """

    text: str = ""
    whole: Framework | None = None


def read_mention(
    items: Sequence[Item], written: str, where: Span, frameworks: Frameworks, words: Words
) -> tuple[Mention | None, tuple[Diagnostic, ...]]:
    """
    Return what *items*, of a text in brackets *written* at *where*, show of a framework; None where they cite sources.
    """
    tags = {draft.tag for draft in frameworks.drafts.values()}
    ours = [item for item in items if item.key.partition(":")[0] in tags]
    if not ours:
        return None, ()
    item = ours[0]
    tag, _, values = item.key.partition(":")
    framework = frameworks.shown.get(tag)
    if framework is None:
        several = [draft.id for draft in frameworks.drafts.values() if draft.tag == tag]
        return Mention(written), (finding(codes.WHICH_FRAMEWORK, where, names=", ".join(several), tag=tag, first=several[0]),)
    if len(items) > 1 or item.prefix or item.without_author:
        reason = "other words or sources stand in the same brackets"
        return Mention(written), (_wrong(written, reason, f"leave [@{item.key}] alone in its brackets", where),)
    if not values:
        return Mention(whole=framework), ()
    if item.place or item.suffix not in ("", *_PARTS):
        near = nearest(item.suffix, _PARTS) or "title"
        reason = f"“{item.suffix or item.place}” is none of {', '.join(_PARTS)}"
        return Mention(written), (_wrong(written, reason, f"write [@{item.key}] or [@{item.key}, {near}]", where),)
    numbers, findings = _numbers(tag, values.split("+"), framework, frameworks, where)
    if findings:
        return Mention(written), findings
    shown = [one for one in framework.items if one.number in numbers]
    return Mention(_said(framework, shown, item.suffix, words)), ()


def _numbers(
    tag: str, values: Sequence[str], framework: Framework, frameworks: Frameworks, where: Span
) -> tuple[set[int], tuple[Diagnostic, ...]]:
    known = {one.value: one.numbers for one in framework.counterparts if one.tag == tag}
    home = frameworks.written[tag]
    findings: list[Diagnostic] = []
    for value in values:
        if value not in known:
            findings.append(home.unknown(value, where))
        elif not known[value]:
            said = {"value": f"{tag}:{value}", "title": framework.title, "file": posixpath.basename(home.file)}
            findings.append(finding(codes.NO_COUNTERPART, where, **said))
    return {number for value in values for number in known.get(value, ())}, tuple(findings)


def _said(framework: Framework, items: Sequence[FrameworkItem], part: str, words: Words) -> str:
    if part in ("title", "text"):
        return _joined([getattr(item, part) or item.title for item in items], words)
    numbers = _joined([str(item.number) for item in items], words)
    name = framework.name if len(items) == 1 else framework.names
    return numbers if part == "number" else f"{name}{_FIXED}{numbers}"


def _joined(texts: Sequence[str], words: Words) -> str:
    if len(texts) == 1:
        return texts[0]
    return words(_SEVERAL).replace("{others}", ", ".join(texts[:-1])).replace("{last}", texts[-1])


def misplaced(written: str, where: Span) -> Diagnostic:
    """
    Return the finding for a list of all items inside of a text.
    """
    return _wrong(
        written, "the whole list stands in a paragraph of its own", "put empty lines around it, or name an item: [@essential:5]", where
    )


def _wrong(written: str, reason: str, remedy: str, where: Span) -> Diagnostic:
    return finding(codes.WRONG_MENTION, where, text=written, reason=reason, remedy=remedy)


def listed(framework: Framework) -> tuple[str, str]:
    """
    Return the list of all items as XHTML and as plain text.
    """
    rows = [
        f'<li value="{item.number}"><strong>{html.escape(item.title, quote=False)}</strong>'
        f"{'. ' + html.escape(item.text, quote=False) if item.text else ''}</li>"
        for item in framework.items
    ]
    plain = [f"{item.number} {item.title}{'. ' + item.text if item.text else ''}" for item in framework.items]
    return f'<ol class="framework">{"".join(rows)}</ol>', "".join(f"{line}\n" for line in plain)
