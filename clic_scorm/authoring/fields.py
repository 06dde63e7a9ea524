"""
Take typed values out of YAML, and say at the line what does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clic_scorm.authoring import codes, dialect_codes, synonyms
from clic_scorm.authoring.attributes import nearest, slug, usable
from clic_scorm.authoring.boxes import marker_in
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value
from clic_scorm.diagnostics import Diagnostic, Span, finding


def kind_of(value: Value) -> str:
    """
    Return what *value* is in an author's words: its text, a list or a group.
    """
    if isinstance(value, Scalar):
        return value.text
    return "a list (lines that begin with -)" if isinstance(value, Sequence) else "a group (key: value)"


class Fields:
    """
    Read the keys of one mapping; findings gather in *findings*, which the caller shares between mappings.
    """

    def __init__(self, mapping: Mapping, owner: str, known: Iterable[str], findings: list[Diagnostic]) -> None:
        self.mapping = mapping
        self.owner = owner
        self.findings = findings
        names = tuple(known)
        if split := self._text_split_by_yaml(names):
            findings.append(split)
            return
        pairs: list[tuple[Scalar, Value]] = []
        for key, value in mapping.pairs:
            if key.text not in names:
                said = key.text.lower()
                meant = next((one for one in synonyms.KEYS.get(said, ()) if one in names), "") or nearest(said, names)
                other = synonyms.SENTENCES.get((owner, said), "")
                values = {"key": key.text, "owner": owner, "nearest": other or meant, "known": tuple(sorted(names))}
                findings.append(finding(codes.UNKNOWN_KEY, key.span, **values))
                if meant and not other and meant not in mapping.keys and meant not in {name.text for name, _ in pairs}:
                    # Read on as it is surely meant: what would follow from its absence is not a second mistake.
                    key = replace(key, text=meant)
            pairs.append((key, value))
        self.mapping = Mapping(tuple(pairs), mapping.span)

    def _text_split_by_yaml(self, names: tuple[str, ...]) -> Diagnostic | None:
        """
        Recognise `{id: o1, text: define hazard, exposure}`: the words behind the comma became a key without a value.
        """
        previous: tuple[Scalar, Value] | None = None
        for key, value in self.mapping.pairs:
            if previous and key.text not in names and isinstance(value, Scalar) and value.empty and isinstance(previous[1], Scalar):
                text = f"{previous[1].text}, {key.text}"
                return finding(codes.QUOTE_TEXT, previous[1].span, key=key.text, text=text)
            previous = (key, value)
        return None

    def span(self, key: str) -> Span:
        """
        Return the place of the value of *key*, else of the mapping.
        """
        value = self.mapping.get(key)
        return value.span if value else self.mapping.span

    def wrong(self, key: str, value: Value | str, remedy: str, span: Span | None = None) -> None:
        """
        Report that *key* has a value that can't be used.
        """
        shown = value if isinstance(value, str) else kind_of(value)
        self.findings.append(finding(codes.WRONG_VALUE, span or self.span(key), key=key, value=shown, remedy=remedy))

    def text(self, key: str, default: str = "", *, example: str = "") -> str:
        """
        Return a text as written; with *example* the key must be there.
        """
        value = self.mapping.get(key)
        if value is None or (isinstance(value, Scalar) and value.empty):
            if example:
                self.findings.append(finding(codes.MISSING_KEY, self.mapping.span, owner=self.owner, key=key, example=example))
            return default
        if not isinstance(value, Scalar):
            self.wrong(key, value, "write one text; put it in quotes if it has a colon, a comma or a bracket")
            return default
        return self.shown(key, value)

    def shown(self, key: str, value: Scalar) -> str:
        """
        Return the words of *value*; nothing of it where they have the marker of a box, which only pages know.
        """
        text = " ".join(value.text.split())
        if marker := marker_in(text):
            self.findings.append(finding(dialect_codes.MARKER_ELSEWHERE, value.span, marker=marker, what=f"the key “{key}”"))
            return ""
        return text

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """
        Return one of *choices*; the first is the default.
        """
        text = self.text(key, choices[0])
        if text not in choices:
            self.wrong(key, text, f"write one of: {', '.join(choices)}")
            return choices[0]
        return text

    def identifier(self, key: str, default: str, *, example: str = "") -> str:
        """
        Return an id: small letters, digits and hyphens, a letter first.
        """
        text = self.text(key, default, example=example)
        if text and not usable(text):
            suggestion = slug(text) or default or "course"
            self.findings.append(finding(codes.WRONG_ID, self.span(key), id=text, suggestion=suggestion))
            return suggestion
        return text

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """
        Return the scalars of a list; one scalar counts as a list of one.
        """
        value = self.mapping.get(key)
        if value is None or (isinstance(value, Scalar) and value.empty):
            return ()
        if isinstance(value, Scalar):
            return (value,)
        if isinstance(value, Mapping):
            self.wrong(key, value, "write a list: [one, two]")
            return ()
        return tuple(self._only_scalars(key, value))

    def _only_scalars(self, key: str, value: Sequence) -> Iterable[Scalar]:
        for item in value.items:
            if isinstance(item, Scalar):
                yield item
            else:
                self.wrong(key, item, "write a plain text; put it in quotes if it has a colon", item.span)

    def texts(self, key: str) -> tuple[str, ...]:
        """
        Return the texts of a list.
        """
        return tuple(text for item in self.scalars(key) if (text := self.shown(key, item)))

    def group(self, key: str) -> Mapping | None:
        """
        Return a mapping, or None where there is none.
        """
        value = self.mapping.get(key)
        if value is None or isinstance(value, Mapping):
            return value
        if not (isinstance(value, Scalar) and value.empty):
            self.wrong(key, value, "write keys and values below it, each on an indented line")
        return None

    def named(self, key: str, suggestion: str, remedy: str) -> Iterable[tuple[Scalar, Mapping]]:
        """
        Yield the groups below *key* with the names that the author gave them; *suggestion* is a name where none can be made of what is written.
        """
        group = self.group(key)
        for name, value in group.pairs if group else ():
            if not usable(name.text):
                self.findings.append(finding(codes.WRONG_ID, name.span, id=name.text, suggestion=slug(name.text) or suggestion))
            elif isinstance(value, Mapping):
                yield name, value
            else:
                self.wrong(name.text, value, remedy, name.span)

    def groups(self, key: str, remedy: str = "write a list of groups: - {key: value, key: value}") -> tuple[Mapping, ...]:
        """
        Return a list of mappings; *remedy* tells how one is written.
        """
        value = self.mapping.get(key)
        if value is None:
            return ()
        items = value.items if isinstance(value, Sequence) else (value,)
        found = []
        for item in items:
            if isinstance(item, Mapping):
                found.append(item)
            else:
                self.wrong(key, item, remedy, item.span)
        return tuple(found)
