"""
Read frameworks, files in frameworks/, and find out which of them a course is written in, and which it shows.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, field, replace

from clic_scorm.authoring import codes as general
from clic_scorm.authoring import data_files
from clic_scorm.authoring import framework_codes as codes
from clic_scorm.authoring.attributes import nearest, slug
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.sources import Sources
from clic_scorm.authoring.tags import DraftTag
from clic_scorm.authoring.yaml import Mapping as Keys
from clic_scorm.authoring.yaml import Sequence
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Counterpart, Crosswalk, Framework, FrameworkItem


FOLDER = "frameworks/"
KEYS = ("title", "tag", "name", "names", "year", "source", "items", "mappings")
ITEM_KEYS = ("number", "title", "text")
MAPPING_KEYS = ("to", "by", "note", "items")
CHOICE_KEYS = ("tags", "shown")
BY = ("ours", "publisher")
FACET = "framework"
_MOST = 999


@dataclass(frozen=True, slots=True)
class Choice:
    """
    Hold what course.yml says: the framework that tags are written in, the one that is shown, those that variants may show, and where.
    """

    tags: str = ""
    shown: str = ""
    others: tuple[str, ...] = ()
    span: Span = field(default=Span("course.yml"))


@dataclass(frozen=True, slots=True)
class DraftMapping:
    """
    Hold the items of one framework with their counterparts in *to*.
    """

    to: str
    ours: bool
    note: str
    items: tuple[tuple[int, tuple[int, ...]], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DraftFramework:
    """
    Hold a framework as it is written.
    """

    id: str
    title: str
    tag: str
    name: str
    names: str
    year: str
    source: str
    items: tuple[FrameworkItem, ...]
    mappings: tuple[DraftMapping, ...]
    file: str

    @property
    def numbers(self) -> dict[str, int]:
        """
        Return the number of each value that a tag may have: numbers and ids.
        """
        return {**{str(item.number): item.number for item in self.items}, **{item.id: item.number for item in self.items}}

    def unknown(self, value: str, where: Span) -> Diagnostic:
        """
        Return the finding for *value*, which names none of the items.
        """
        listed = [str(item.number) for item in self.items]
        known = f"{listed[0]} to {listed[-1]}" if len(listed) > 3 else ", ".join(listed)
        near = nearest(value, [item.id for item in self.items]) or (listed[-1] if value.isdigit() else listed[0])
        return finding(codes.UNKNOWN_ITEM, where, value=value, title=self.title, known=known, nearest=near)


def read_choice(fields: Fields, variants: Sequence_[str]) -> Choice:
    """
    Read the key `framework` of course.yml; *variants* are the values of the facet of that name, of which the first is what is shown.
    """
    value = fields.mapping.get(FACET)
    if isinstance(value, Keys):
        inner = Fields(value, FACET, CHOICE_KEYS, fields.findings)
        tags = inner.text("tags", example="tags: ten-essentials-2010")
        shown = inner.text("shown", tags)
        span = inner.span("shown")
    else:
        tags = shown = fields.text(FACET)
        span = fields.span(FACET)
    if variants and shown and shown != variants[0] and isinstance(value, Keys) and value.get("shown"):
        fields.wrong("shown", shown, f"write shown: {variants[0]}, the first value of the facet, or take it out", span)
    if variants:
        return Choice(tags or variants[0], variants[0], tuple(variants), span if tags else fields.span("facets"))
    return Choice(tags, shown, (), span)


def read_frameworks(sources: Sources) -> tuple[dict[str, DraftFramework], tuple[Diagnostic, ...]]:
    """
    Read every file in frameworks/, by its name.
    """
    found: dict[str, DraftFramework] = {}
    findings: list[Diagnostic] = []
    open_mappings: list[tuple[DraftFramework, Fields]] = []
    for name, path, keys in data_files.read(sources, FOLDER, codes.NO_ITEMS, findings):
        fields = Fields(keys, "the framework", KEYS, findings)
        found[name] = draft = _read(name, path, fields)
        open_mappings.append((draft, fields))
    for draft, fields in open_mappings:
        mappings = tuple(_mappings(draft, fields, found))
        found[draft.id] = replace(draft, mappings=mappings)
    return found, tuple(findings)


def _read(name: str, path: str, fields: Fields) -> DraftFramework:
    title = fields.text("title", name, example="title: The Ten Essentials")
    tag = fields.identifier("tag", slug(name) or "item", example="tag: essential")
    one = fields.text("name", tag.capitalize())
    items = tuple(_items(fields))
    if not items:
        fields.findings.append(finding(codes.NO_ITEMS, fields.span("items")))
    said = (fields.text("year"), fields.text("source").removeprefix("@"))
    return DraftFramework(name, title, tag, one, fields.text("names", one), *said, items, (), path)


def _items(fields: Fields) -> Iterator[FrameworkItem]:
    taken: dict[int, str] = {}
    for key, value in fields.named("items", "first", "write below it, indented, number: … and title: …"):
        inner = Fields(value, f"the item “{key.text}”", ITEM_KEYS, fields.findings)
        title = inner.text("title", key.text, example="title: Know your risk")
        written = inner.text("number", example="number: 3")
        if not (written.isascii() and written.isdigit() and 1 <= int(written[:4]) <= _MOST):
            if written:
                inner.wrong("number", written, f"write a whole number from 1 to {_MOST}")
            continue
        number = int(written)
        if number in taken:
            where = inner.span("number")
            fields.findings.append(finding(codes.NUMBER_TWICE, where, number=number, first=taken[number], second=title))
            continue
        taken[number] = title
        yield FrameworkItem(number=number, id=key.text, title=title, text=inner.text("text"))


def _mappings(draft: DraftFramework, fields: Fields, known: Mapping[str, DraftFramework]) -> Iterator[DraftMapping]:
    for group in fields.groups("mappings"):
        inner = Fields(group, "a mapping", MAPPING_KEYS, fields.findings)
        to = inner.text("to", example="to: ten-essentials-2015")
        other = known.get(to)
        if other is None:
            if to:
                fields.findings.append(unknown(to, known, inner.span("to")))
            continue
        ours = inner.choice("by", BY) == "ours"
        pairs = tuple(_pairs(draft, other, inner))
        yield DraftMapping(to, ours, inner.text("note"), pairs, inner.span("items"))
        there = {number for number, _ in pairs}
        for item in draft.items:
            if pairs and item.number not in there:
                values = {"number": item.number, "title": item.title, "to": to}
                fields.findings.append(finding(codes.MAPPING_GAP, inner.span("items"), **values))


def _pairs(draft: DraftFramework, other: DraftFramework, fields: Fields) -> Iterator[tuple[int, tuple[int, ...]]]:
    group = fields.group("items")
    if group is None:
        example = "items: {1: [1, 6], 2: 3}"
        fields.findings.append(finding(general.MISSING_KEY, fields.mapping.span, owner=fields.owner, key="items", example=example))
        return
    inner = Fields(group, "a mapping", group.keys, fields.findings)
    for key, value in group.pairs:
        if key.text not in draft.numbers:
            fields.findings.append(draft.unknown(key.text, key.span))
            continue
        there = () if isinstance(value, Sequence) and not value.items else inner.scalars(key.text)
        numbers: list[int] = []
        for item in there:
            if item.text in other.numbers:
                numbers.append(other.numbers[item.text])
            else:
                fields.findings.append(other.unknown(item.text, item.span))
        if numbers or not there:
            yield draft.numbers[key.text], tuple(dict.fromkeys(numbers))


def unknown(name: str, known: Iterable[str], where: Span) -> Diagnostic:
    """
    Return the finding for *name*, which no file in frameworks/ has.
    """
    there = list(known)
    near = nearest(name, there) or next(iter(there), "ten-essentials")
    return finding(codes.UNKNOWN_FRAMEWORK, where, name=name, nearest=near)


@dataclass(slots=True)
class Frameworks:
    """
    Know the frameworks of a course: *written* is for each tag the one that its values are items of, *visible* the one that learners
    read; *shown* are those of them in which tags mean something.
    """

    drafts: Mapping[str, DraftFramework] = field(default_factory=dict)
    written: dict[str, DraftFramework] = field(default_factory=dict)
    visible: dict[str, DraftFramework] = field(default_factory=dict)
    shown: dict[str, Framework] = field(default_factory=dict)
    made: tuple[Framework, ...] = ()

    def unknown_items(self, tags: Iterable[DraftTag], choice: Choice) -> Iterator[Diagnostic]:
        """
        Yield a finding for each of *tags* that names no item, or an item that a framework of another variant has no counterpart of.
        """
        others = [self.drafts[name] for name in dict.fromkeys((choice.shown, *choice.others)) if name in self.drafts]
        for tag in tags:
            home = self.written.get(tag.name)
            if home is None:
                continue
            if tag.value not in home.numbers:
                yield home.unknown(tag.value, tag.span)
                continue
            for other in others:
                pairs = _counterparts(home, other) if other.tag == home.tag else None
                if pairs is not None and not pairs[0].get(home.numbers[tag.value]):
                    values = {"value": f"{tag.name}:{tag.value}", "title": other.title, "file": posixpath.basename(home.file)}
                    yield finding(codes.NO_COUNTERPART, tag.span, **values)


def choose(
    drafts: Mapping[str, DraftFramework], choice: Choice, chosen: str, tags: Iterable[DraftTag]
) -> tuple[Frameworks, tuple[Diagnostic, ...]]:
    """
    Return the frameworks as a variant shows them, in which *chosen* takes the place of what course.yml says; and findings.
    """
    findings: list[Diagnostic] = []
    if not drafts and choice.others:
        # The facet of that name is about something else.
        return Frameworks(), ()
    named = [name for name in dict.fromkeys((choice.tags, choice.shown, *choice.others)) if name]
    findings.extend(unknown(name, drafts, choice.span) for name in named if name not in drafts)
    home = drafts.get(choice.tags or chosen or choice.shown)
    shown = drafts.get(chosen or choice.shown or choice.tags)
    by_tag: dict[str, list[DraftFramework]] = {}
    for draft in drafts.values():
        by_tag.setdefault(draft.tag, []).append(draft)
    found = Frameworks(drafts)
    for tag, several in by_tag.items():
        if home and home.tag == tag:
            found.written[tag] = home
        elif len(several) == 1:
            found.written[tag] = several[0]
    used: dict[str, DraftTag] = {}
    for named_tag in tags:
        used.setdefault(named_tag.name, named_tag)
    for tag, several in by_tag.items():
        if tag not in found.written and tag in used and not any(item.code is codes.UNKNOWN_FRAMEWORK for item in findings):
            names = ", ".join(draft.id for draft in several)
            findings.append(finding(codes.WHICH_FRAMEWORK, used[tag].span, names=names, tag=tag, first=several[0].id))
    if home:
        findings.extend(_unmapped(home, [drafts[name] for name in named if name in drafts and name != home.id], choice))
    visible = found.visible = {tag: shown if shown and shown.tag == tag else first for tag, first in found.written.items()}
    leading = {tag: first for tag, first in found.written.items() if tag in used or first is home}
    drawn = (_made(found.written, leading, draft, shown=visible.get(draft.tag) is draft) for draft in drafts.values())
    first = home.tag if home else ""
    found.made = tuple(sorted(filter(None, drawn), key=lambda one: (not one.shown, one.tag != first)))
    found.shown = {one.tag: one for one in found.made if one.shown}
    return found, tuple(findings)


def _unmapped(home: DraftFramework, others: Iterable[DraftFramework], choice: Choice) -> Iterator[Diagnostic]:
    for other in others:
        if other.tag == home.tag and _counterparts(home, other) is None:
            yield finding(codes.NO_MAPPING, choice.span, tags=home.title, shown=other.title)


def _counterparts(home: DraftFramework, other: DraftFramework) -> tuple[dict[int, tuple[int, ...]], DraftMapping] | None:
    """
    Return for each item of *home* its counterparts in *other*, by the mapping that either of the two files has; None where there is none.
    """
    for mapping in home.mappings:
        if mapping.to == other.id:
            return dict(mapping.items), mapping
    for mapping in other.mappings:
        if mapping.to == home.id:
            back = {item.number: tuple(sorted(there for there, here in mapping.items if item.number in here)) for item in home.items}
            return back, mapping
    return None


def _made(
    written: Mapping[str, DraftFramework], leading: Mapping[str, DraftFramework], draft: DraftFramework, *, shown: bool
) -> Framework | None:
    """
    Return *draft* with what tags mean in it: those of *written* its own, those of *leading*, which are used, by a mapping; None where they mean nothing.
    """
    meant: list[Counterpart] = []
    crosswalks: list[Crosswalk] = []
    for tag, home in written.items():
        if home is draft:
            meant.extend(Counterpart(tag=tag, value=value, numbers=(number,)) for value, number in home.numbers.items())
        elif tag in leading and (found := _counterparts(home, draft)):
            there, mapping = found
            meant.extend(Counterpart(tag=tag, value=value, numbers=there.get(number, ())) for value, number in home.numbers.items())
            crosswalks.append(Crosswalk(framework=home.title, ours=mapping.ours, note=mapping.note))
    if not meant:
        return None
    said = {name: getattr(draft, name) for name in ("id", "title", "tag", "name", "names", "year", "source", "items")}
    return Framework(counterparts=tuple(meant), crosswalks=tuple(crosswalks), shown=shown, **said)
