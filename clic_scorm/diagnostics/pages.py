"""
The page of each code: what it means, why it matters, an example that fails and one that passes.

Pages are files of this package, `pages/<ID>.md`, so that they are at hand without a network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources


SECTIONS = ("Why it matters", "Fails", "Passes", "Standard")
_FENCE = re.compile(r"^~~~~~ (?P<label>[^\n]+)\n(?P<text>.*?)^~~~~~$", re.DOTALL | re.MULTILINE)
_REPEATED = re.compile(r"⟦(?P<text>[^⟧×]*?) × (?P<times>\d+)⟧")


@dataclass(frozen=True, slots=True)
class Example:
    """
    Hold one fenced part of an example: its label, such as `modules/m01.md`, and the text below it.
    """

    label: str
    text: str

    def written_out(self) -> str:
        """
        Return the text with what stands for a repetition, such as ⟦word × 300⟧, written as often as it says.
        """
        return _REPEATED.sub(lambda match: match["text"] * int(match["times"]), self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """
    Hold a page: title, what the finding means, and its sections by their heading.
    """

    title: str
    meaning: str
    sections: Mapping[str, str] = field(default_factory=dict)

    def examples(self, section: str) -> tuple[Example, ...]:
        """
        Return the fenced examples of *section*, in order.
        """
        return tuple(Example(match["label"].strip(), match["text"]) for match in _FENCE.finditer(self.sections.get(section, "")))


def page(identifier: str) -> Page | None:
    """
    Return the page of the code *identifier*, or None where it has none.
    """
    source = resources.files("clic_scorm.diagnostics") / "pages" / f"{identifier}.md"
    return parse(source.read_text(encoding="utf-8")) if source.is_file() else None


def written() -> tuple[str, ...]:
    """
    Return the ids that have a page, in order.
    """
    folder = resources.files("clic_scorm.diagnostics") / "pages"
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".md") and entry.name != "README.md"]
    return tuple(sorted(name.removesuffix(".md") for name in names))


def parse(text: str) -> Page:
    """
    Part the text of a page at its headings; a heading inside an example is none.
    """
    title = ""
    meaning: list[str] = []
    sections: dict[str, list[str]] = {}
    current = meaning
    fenced = False
    for line in text.splitlines():
        if line.startswith("~~~~~"):
            fenced = not fenced
        if not fenced and line.startswith("# ") and not title:
            title = line[2:].strip()
        elif not fenced and line.startswith("## "):
            current = sections.setdefault(line[3:].strip(), [])
        else:
            current.append(line)
    bodies = {name: "\n".join(lines).strip("\n") + "\n" for name, lines in sections.items()}
    return Page(title, "\n".join(meaning).strip(), bodies)
