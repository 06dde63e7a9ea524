"""
A package before it is a file: names and bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Package(Mapping[str, bytes]):
    """
    Map member names to their bytes, in sorted order.

    A name is a relative path with forward slashes. *entries* keeps, for a package that was read from a file, the raw names in the
    order of the zip's directory, explicit folders and doubles among them; for one that we made it is empty.
    """

    members: Mapping[str, bytes]
    entries: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", MappingProxyType(dict(sorted(self.members.items()))))

    def __getitem__(self, name: str) -> bytes:
        return self.members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    @property
    def size(self) -> int:
        """
        Return the number of bytes of all members, unpacked.
        """
        return sum(len(data) for data in self.members.values())
