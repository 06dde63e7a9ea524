"""
Keep what was made of a module that has not changed since: for a preview, which reads the same course again after every save.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring.draft import DraftModule
from clic_scorm.authoring.glossary import Glossary
from clic_scorm.authoring.library import Library
from clic_scorm.diagnostics import Diagnostic
from clic_scorm.model import Module


Files = tuple[tuple[str, bytes], ...]
Read = tuple[DraftModule, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Composed:
    """
    Hold a composed module, its findings, and what composing it left behind: sources that it cites in order, terms that it links.
    """

    module: Module
    findings: tuple[Diagnostic, ...]
    cited: tuple[str, ...]
    used: frozenset[str]


@dataclass(slots=True)
class Memo:
    """
    Remember drafts by what their files hold, and modules by that and by all else that composing depends on; of each only the newest.
    """

    _drafts: dict[str, tuple[Files, Read]] = field(default_factory=dict)
    _modules: dict[str, tuple[Hashable, Composed]] = field(default_factory=dict)

    def draft(self, name: str, files: Sequence[tuple[str, bytes]], make: Callable[[], Read]) -> Read:
        """
        Return the draft of the module *name*, made anew only where one of its *files* changed.
        """
        known, wanted = self._drafts.get(name), tuple(files)
        if known is None or known[0] != wanted:
            known = (wanted, make())
            self._drafts[name] = known
        return known[1]

    def files(self, file: str) -> Files:
        """
        Return what the files of the draft that begins in *file* held, or nothing where it is not known.
        """
        return next((files for files, _ in self._drafts.values() if files and files[0][0] == file), ())

    def module(
        self, identifier: str, key: Hashable, library: Library, glossary: Glossary, make: Callable[[], tuple[Module, Sequence[Diagnostic]]]
    ) -> tuple[Module, tuple[Diagnostic, ...]]:
        """
        Return the module *identifier* and its findings, composed anew only where *key* changed; *library* and *glossary* learn the same of it.
        """
        known = self._modules.get(identifier)
        if known is None or known[0] != key:
            known = (key, _recorded(library, glossary, make))
            self._modules[identifier] = known
        composed = known[1]
        for source in composed.cited:
            library.cited.setdefault(source)
            library.anchor(source)
        glossary.used |= composed.used
        return composed.module, composed.findings


def _recorded(library: Library, glossary: Glossary, make: Callable[[], tuple[Module, Sequence[Diagnostic]]]) -> Composed:
    cited, used = dict(library.cited), set(glossary.used)
    library.cited.clear()
    glossary.used.clear()
    module, findings = make()
    composed = Composed(module, tuple(findings), tuple(library.cited), frozenset(glossary.used))
    library.cited = {**cited, **library.cited}
    glossary.used |= used
    return composed
