"""
Ways to change a package, given as its members by name, that the lists of broken packages are made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable


MANIFEST = "imsmanifest.xml"

Tree = dict[str, bytes]
Change = Callable[[Tree], None]


def swap(*pairs: str, member: str = MANIFEST) -> Change:
    def change(tree: Tree) -> None:
        text = tree[member].decode()
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text, old
            text = text.replace(old, new)
        tree[member] = text.encode()

    return change


def swap_first(old: str, new: str, member: str = MANIFEST) -> Change:
    """Put *new* in the place of the first *old* alone."""

    def change(tree: Tree) -> None:
        text = tree[member].decode()
        assert old in text, old
        tree[member] = text.replace(old, new, 1).encode()

    return change


def cut(pattern: str) -> Change:
    def change(tree: Tree) -> None:
        text, number = re.subn(pattern, "", tree[MANIFEST].decode(), flags=re.DOTALL)
        assert number, pattern
        tree[MANIFEST] = text.encode()

    return change


def put(name: str, data: bytes = b"x") -> Change:
    return lambda tree: tree.update({name: data})


def drop(name: str) -> Change:
    def change(tree: Tree) -> None:
        del tree[name]

    return change


def move(old: str, new: str) -> Change:
    return lambda tree: tree.update({new: tree.pop(old)})


def both(*changes: Change) -> Change:
    def change(tree: Tree) -> None:
        for one in changes:
            one(tree)

    return change


def into_folder(tree: Tree) -> None:
    held = dict(tree)
    tree.clear()
    tree.update({f"water/{name}": data for name, data in held.items()})
