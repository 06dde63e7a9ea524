"""
Text with its marks, written as Markdown that is read as the same text.
"""

from __future__ import annotations

import re

from clic_scorm.package import xml


_SPECIAL = re.compile(r"([\\`*\[\]<>$~]|(?<!\w)_|_(?!\w)|\{(?=[#.\w]))")
_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|:::|>|\||=+\s*$|-+\s*$)", re.MULTILINE)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~"}
_MARKER = re.compile(r"\[\s*!\s*(\w+)\s*\]")
UNDESCRIBED = "TODO: say what this picture shows"
_SPACE = re.compile(r"[ \t\r\n]+")
_REFERENCE = re.compile(r"#(?P<kind>footnote|endnote|comment)-(?P<number>.+)")


def escape(text: str) -> str:
    """
    Return *text* with a backslash before each character that Markdown would take for a mark.
    """
    # Not even behind a backslash may a reader take it for the marker of a box.
    return _SPECIAL.sub(r"\\\1", _MARKER.sub(r"(\1)", _SPACE.sub(" ", text)))


def at_start(text: str) -> str:
    """
    Return Markdown whose lines do not begin with what would make them a heading, a list, a quote or a table.
    """
    return _START.sub(_guard, text)


def _guard(match: re.Match[str]) -> str:
    space, mark = match[1], match[2]
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def plain(node: xml.Element) -> str:
    """
    Return the words of *node*, white space folded, without marks of notes and comments.
    """
    parts = [node.text or ""]
    for each in xml.children(node):
        if _note(each) is None:
            parts.append("\n" if xml.local_name(each) == "br" else plain(each))
        parts.append(each.tail or "")
    return _SPACE.sub(" ", "".join(parts)).strip()


def markdown(node: xml.Element, comments: list[str] | None = None) -> str:
    """
    Return what *node* holds as one line of Markdown (breaks as `<br>`); numbers of comments are added to *comments*.
    """
    return _Line(comments if comments is not None else []).of(node).strip()


class _Line:
    """
    Write one run of text.
    """

    def __init__(self, comments: list[str]) -> None:
        self.comments = comments

    def of(self, node: xml.Element) -> str:
        parts = [escape(node.text or "")]
        for each in xml.children(node):
            parts.append(self.child(each))
            parts.append(escape(each.tail or ""))
        return "".join(parts)

    def child(self, node: xml.Element) -> str:
        note = _note(node)
        if note:
            if note[0] == "comment":
                self.comments.append(note[1])
                return ""
            return f"[^{note[1]}]"
        match xml.local_name(node):
            case "br":
                return "<br>"
            case "img":
                return f"![{escape(node.get('alt') or UNDESCRIBED)}]({node.get('src')})"
            case "a":
                return self.link(node)
            case "sub" | "sup" as name:
                inner = self.of(node)
                return f"<{name}>{inner}</{name}>" if inner.strip() else inner
            case name if name in _MARKS:
                return self.marked(node, _MARKS[name])
            case _:
                return self.of(node)

    def marked(self, node: xml.Element, mark: str) -> str:
        """
        Put *mark* around the words and leave white space outside, as Markdown wants it.
        """
        inner = self.of(node)
        words = inner.strip()
        if not words:
            return inner
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{before}{mark}{words}{mark}{after}"

    def link(self, node: xml.Element) -> str:
        inner, target = self.of(node), (node.get("href") or "").strip()
        if not target or target.startswith("#") or not inner.strip():
            # Places in a Word document are no places in a course.
            return inner
        safe = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
        return f"[{inner.strip()}]({safe})"


def _note(node: xml.Element) -> tuple[str, str] | None:
    """
    Return kind and number where *node* is the mark of a footnote, an endnote or a comment.
    """
    if xml.local_name(node) != "sup":
        return None
    for link in xml.children(node, "a"):
        match = _REFERENCE.fullmatch(link.get("href") or "")
        if match:
            prefix = "e" if match["kind"] == "endnote" else ""
            return match["kind"], prefix + match["number"]
    return None
