"""
The four kinds of package: of each one that is right, ways to break it, and what its checks find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clic_scorm.diagnostics import Code, Diagnostic
from clic_scorm.formats.base import Format
from clic_scorm.formats.registry import OURS
from clic_scorm.formats.scorm2004 import codes as codes_2004
from clic_scorm.package import Package
from tests.packages import imscp, scorm12, scorm2004, web
from tests.packages.changes import Change, Tree


@dataclass(frozen=True, eq=False)
class Kind:
    """
    One kind of package. *codes* are what its checks find; those of *per_sco* come once for each of the two SCOs of the package that is
    right, those of *nowhere* are about nothing that is there.
    """

    target: Format
    codes: Sequence[Code]
    valid_tree: Callable[[], Tree]
    ways: Sequence[tuple[str, str, Change]]
    per_sco: frozenset[str] = frozenset()
    nowhere: frozenset[str] = frozenset()

    @property
    def family(self) -> str:
        return self.codes[0].family

    def found(self, tree: Tree) -> tuple[Diagnostic, ...]:
        """Return what the checks find in a package of the members in *tree*, in the order of files and lines."""
        return tuple(sorted((item for check in self.target.CHECKS for item in check(Package(tree))), key=Diagnostic.sort_key))

    def broken(self, title: str) -> Tree:
        """Return the package that is right, broken in the way that *title* names."""
        tree = self.valid_tree()
        next(change for _, name, change in self.ways if name == title)(tree)
        return tree


SCORM12 = Kind(
    OURS["scorm12"],
    OURS["scorm12"].CODES,
    scorm12.valid_tree,
    scorm12.BROKEN,
    frozenset(scorm12.PER_SCO),
    frozenset({"S12001", "S12011"}),
)
SCORM2004 = Kind(
    OURS["scorm2004"],
    codes_2004.CODES,
    scorm2004.valid_tree,
    scorm2004.BROKEN,
    frozenset(scorm2004.PER_SCO),
    frozenset({"S24001", "S24011"}),
)
IMSCP = Kind(OURS["imscp"], OURS["imscp"].CODES, imscp.valid_tree, imscp.BROKEN, nowhere=frozenset({"CP001", "CP056"}))
WEB = Kind(OURS["web"], OURS["web"].CODES, web.valid_tree, web.BROKEN, nowhere=frozenset({"WEB001", "WEB002", "WEB012"}))
KINDS = (SCORM12, SCORM2004, IMSCP, WEB)
