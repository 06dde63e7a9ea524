"""
The element tree that the scanner's tokens mean, to hold against what Python-Markdown made of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from clic_scorm.authoring.nodes import Node
from clic_scorm.authoring.passage import Passage, heading_level
from clic_scorm.authoring.tokens import OBJECTS, Token


def tree(passage: Passage, tokens: Sequence[Token], shift: int) -> tuple[list[Node | str], list[int]]:
    """
    Return the tree of *tokens*, and for each of its outermost children the row, from 0, where it begins.
    """
    root = Node("root")
    builder = _Builder(passage, shift)
    rows: list[int] = []
    row = 0
    for token in tokens:
        row = token.map[0] if token.map else row
        before = len(root.children)
        builder.add(token, root)
        rows.extend([row] * (len(root.children) - before))
    return root.children, rows


class _Builder:
    def __init__(self, passage: Passage, shift: int) -> None:
        self.passage = passage
        self.shift = shift
        self.stack: list[Node] = []

    def add(self, token: Token, root: Node) -> None:
        """
        Add what *token* means to the open element, or to *root*.
        """
        here = self.stack[-1] if self.stack else root
        if token.type == "inline":
            self.inline(token, here)
        elif token.hidden:
            return
        elif token.nesting == -1:
            self.stack.pop()
        elif token.nesting == 1:
            self.open(self.element(token), here)
        else:
            here.children.append(self.element(token))
        if token.type == "blockquote_open" and token.meta.get("alert"):
            self.stack[-1].attributes["key"] = self.passage.key(token)

    def open(self, node: Node, here: Node) -> None:
        here.children.append(node)
        self.stack.append(node)

    def element(self, token: Token) -> Node:
        if token.type == "heading_open":
            return Node(f"h{heading_level(token, self.shift)}")
        if token.type == "html_block":
            return Node("raw", {"key": self.passage.key(token)})
        if token.type in ("fence", "code_block"):
            return Node("pre", {}, [Node("code", {}, [self.passage.key(token)])])
        start = int(token.attrs.get("start", 1))
        if token.type == "ordered_list_open" and start != 1:
            return Node("ol", {"start": str(start)})
        aligned = str(token.attrs.get("style", "")).partition(":")[2]
        return Node(token.tag, {"align": aligned} if aligned else {})

    def inline(self, token: Token, here: Node) -> None:
        stack = [here]
        for child in token.children or ():
            self.mark(child, stack)

    def mark(self, child: Token, stack: list[Node]) -> None:
        here = stack[-1]
        match child.type:
            case "text":
                here.children.append(child.content)
            case "softbreak":
                here.children.append(" ")
            case "hardbreak":
                here.children.append(Node("br"))
            case "code_inline":
                here.children.append(Node("code", {}, [self.passage.key(child)]))
            case kind if kind in OBJECTS:
                here.children.append(Node("img", {"src": self.passage.key(child)}))
            case "footnote_ref":
                number = self.passage.numbers.get(str(child.meta["label"]))
                if number:
                    here.children.append(Node("sup", {"note": str(number)}))
            case "html_inline" if not child.tag:
                return
            case "link_open":
                self.push(Node("a", {"href": self.passage.key(child)}), stack)
            case _ if child.nesting == 1:
                tag = "del" if child.type == "s_open" else child.tag
                title = child.attrs.get("title") if child.type == "html_inline" else None
                self.push(Node(tag, {"title": str(title)} if title else {}), stack)
            case _ if child.nesting == -1:
                stack.pop()
            case _:
                here.children.append(Node(child.tag))

    def push(self, node: Node, stack: list[Node]) -> None:
        stack[-1].children.append(node)
        stack.append(node)
