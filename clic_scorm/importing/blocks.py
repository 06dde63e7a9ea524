"""
Blocks of a Word document, written as Markdown: paragraphs, lists, tables, quotes, footnotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from clic_scorm.importing.inline import at_start, escape, markdown, plain
from clic_scorm.package import xml


_LISTS = ("ol", "ul")


class Writer:
    """
    Write blocks one by one; *guesses* gather what could not be taken over as it was, *open_comments* what reviewers said of the last block.
    """

    def __init__(self, comments: dict[str, str], unusable: Sequence[str] = ()) -> None:
        self.comments = comments
        self.unusable = set(unusable)
        self.guesses: list[str] = []
        self.open_comments: list[str] = []

    def block(self, node: xml.Element) -> str:
        """
        Return *node* as Markdown, with what reviewers said of it in a box for facilitators.
        """
        text = self._plain_block(node)
        return "\n\n".join([text, *self.take_comments()]).strip()

    def take_comments(self, numbers: Sequence[str] = ()) -> list[str]:
        """
        Return boxes for the comments of the last block and for *numbers*; each becomes a TODO that no participant reads.
        """
        boxes = []
        for number in [*self.open_comments, *numbers]:
            if text := self.comments.get(number):
                boxes.append(f"> [!FACILITATOR]\n> TODO: {escape(text)}")
                self.guesses.append(f"the comment “{text}” became a TODO for facilitators")
        self.open_comments = []
        return boxes

    def _plain_block(self, node: xml.Element) -> str:
        match xml.local_name(node):
            case "ol" | "ul" as name:
                return self.items(node, ordered=name == "ol")
            case "table":
                return self.table(node)
            case "blockquote":
                inner = "\n\n".join(self._plain_block(each) for each in xml.children(node)) or at_start(self.line(node))
                return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
            case _:
                return at_start(self.line(node))

    def line(self, node: xml.Element) -> str:
        """
        Return the text of *node* on one line; pictures that no browser shows become a TODO.
        """
        for image in (each for each in xml.elements(node) if xml.local_name(each) == "img"):
            if image.get("src") in self.unusable:
                self.guesses.append(
                    f"the picture “{image.get('src')}” has a format that no browser shows: export it as PNG and put it there"
                )
            elif not image.get("alt"):
                self.guesses.append(f"the picture “{image.get('src')}” has no description: write one in the place of TODO")
        return markdown(node, self.open_comments)

    def items(self, node: xml.Element, *, ordered: bool) -> str:
        """
        Return a list; what stands deeper is indented below its item.
        """
        lines = []
        for number, item in enumerate(xml.children(node, "li"), 1):
            mark = f"{number}. " if ordered else "- "
            inner = [each for each in xml.children(item) if xml.local_name(each) in (*_LISTS, "table", "p")]
            own = at_start(self._own(item))
            body = [part for part in [own, *(self._plain_block(each) for each in inner)] if part]
            first, *rest = "\n".join(body).split("\n") if body else [""]
            lines.append(f"{mark}{first}".rstrip())
            lines.extend(f"{' ' * len(mark)}{line}".rstrip() for line in rest)
        return "\n".join(lines)

    def _own(self, item: xml.Element) -> str:
        """
        Return the text of an item without the blocks in it.
        """
        bare = xml.element("span")
        bare.text = item.text
        for each in xml.children(item):
            if xml.local_name(each) in (*_LISTS, "table", "p"):
                if each.tail and each.tail.strip():
                    xml.child(bare, "span", each.tail)
                continue
            bare.append(xml.copied(each))
        return self.line(bare)

    def table(self, node: xml.Element) -> str:
        """
        Return a table; its first row is the header. Merged cells are repeated, cells of several lines get `<br>`.
        """
        rows = [row for row in xml.elements(node) if xml.local_name(row) == "tr" and _table_of(row) is node]
        grid = [self._cells(row) for row in rows]
        width = max((len(cells) for cells in grid), default=0)
        if not width:
            return ""
        title = plain(rows[0])[:60]
        if len(grid) == 1:
            self.guesses.append(f"the table “{title}” has one row: it became a paragraph")
            return at_start(" – ".join(cell for cell in grid[0] if cell))
        if not any(xml.local_name(cell) == "th" for cell in xml.children(rows[0])):
            self.guesses.append(f"the first row of the table “{title}” was taken for its header")
        if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in xml.children(row)):
            self.guesses.append(f"the table “{title}” has merged cells: compare it with the document")
        padded = [[*cells, *[""] * (width - len(cells))] for cells in grid]
        lines = ["| " + " | ".join(cells) + " |" for cells in padded]
        lines.insert(1, "|" + "---|" * width)
        return "\n".join(lines)

    def _cells(self, row: xml.Element) -> list[str]:
        cells = []
        for cell in xml.children(row):
            parts = [self._in_cell(each) for each in xml.children(cell)] or [self.line(cell)]
            text = "<br>".join(part for part in parts if part).replace("|", "\\|")
            cells.extend([text] * int(cell.get("colspan") or 1))
        return cells

    def _in_cell(self, node: xml.Element) -> str:
        if xml.local_name(node) in _LISTS:
            return "<br>".join(f"• {self.line(item)}" for item in xml.children(node, "li"))
        if xml.local_name(node) == "table":
            self.guesses.append(f"a table in a table became text: “{plain(node)[:60]}”")
            return escape(plain(node))
        return self.line(node)


def _table_of(row: xml.Element) -> xml.Element | None:
    above = row.getparent()
    while above is not None and xml.local_name(above) != "table":
        above = above.getparent()
    return above
