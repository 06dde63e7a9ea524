"""
What a page asks for: the addresses in its elements, read as text and never run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit


# Elements and the attribute by which the page does not work, or shows less, without what it names.
_SCRIPTS = {"script": "src", "link": "href"}
_MEDIA = {"img": "src", "source": "src", "video": "src", "audio": "src", "track": "src", "iframe": "src", "embed": "src", "object": "data"}
_LINKS = {"a": "href", "area": "href"}
_LOADED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(frozen=True, slots=True)
class Link:
    """
    Hold one address, *line* of the page it stands on, and what it is for: “script” (styles too), “module”, “media” or “link”.
    """

    kind: str
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """
    Hold where an address leads from a page: “inside” under *name*, “outside” the package, to the “web”, or to “nothing” that is a file.
    """

    kind: str
    name: str = ""
    fragment: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors.update(values[name] for name in ("id", "name") if name in values)
        line = self.getpos()[0]
        if tag == "script" and values.get("type", "").strip().lower() == "module":
            self.found.append(Link("module", values.get("src", ""), line))
            return
        if tag == "link" and _LOADED.isdisjoint(values.get("rel", "").lower().split()):
            return
        for kind, table in (("script", _SCRIPTS), ("media", _MEDIA), ("link", _LINKS)):
            if tag in table and table[tag] in values:
                self.found.append(Link(kind, values[table[tag]].strip(), line))
        if "poster" in values:
            self.found.append(Link("media", values["poster"].strip(), line))
        # Only the addresses: what stands behind each is how large or how dense it is.
        for part in values.get("srcset", "").split(","):
            if part.strip():
                self.found.append(Link("media", part.split()[0], line))


def links(html: str) -> tuple[tuple[Link, ...], frozenset[str]]:
    """
    Return what the page *html* asks for, in its order, and the places in it that an address can lead to.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found), frozenset(reader.anchors)


def resolved(page: str, address: str) -> Target:
    """
    Return where *address* leads that stands in the member *page*.
    """
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return Target("nothing")
    if parts.scheme in ("http", "https", "ftp") or (parts.netloc and not parts.scheme):
        return Target("web")
    if parts.scheme == "file" or len(parts.scheme) == 1:
        return Target("outside")
    if parts.scheme or not parts.path:
        return Target("nothing") if parts.scheme or not parts.fragment else Target("inside", page, unquote(parts.fragment))
    if parts.path.startswith("/"):
        return Target("outside")
    folder = page.rpartition("/")[0]
    name = normpath(f"{folder}/{unquote(parts.path)}" if folder else unquote(parts.path))
    return Target("outside") if name.startswith("..") else Target("inside", name, unquote(parts.fragment))


def folded(names: Iterator[str]) -> dict[str, str]:
    """
    Return *names* by their small letters, for whoever asks whether a name differs in case only.
    """
    return {name.casefold(): name for name in names}
