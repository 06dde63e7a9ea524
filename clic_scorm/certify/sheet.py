"""
The facilitator's sheet: written empty, one row a participant and one column for each thing to confirm; and what its cells say.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction as Exact

from clic_scorm.certify.columns import plain
from clic_scorm.certify.people import Person
from clic_scorm.certify.tables import guarded
from clic_scorm.model import Confirmation, LearnerAttribute
from clic_scorm.model.words import Words, marked


_YES = frozenset(
    [
        "yes",
        "y",
        "x",
        "1",
        "true",
        "ok",
        "✓",
        "✔",
        "☑",
        "si",
        "s",
        "oui",
        "o",
        "sim",
        "نعم",
        "confirmed",
        "confirmado",
        "confirme",
        "مؤكد",
        "completed",
        "completado",
        "termine",
        "concluido",
        "مكتمل",
    ]
)
_NO = frozenset(["no", "n", "0", "false", "✗", "✘", "☐", "non", "nao", "لا"])
# A number with a point or a comma, perhaps out of the most there is, perhaps with its unit.
_NUMBER = re.compile(r"(?P<number>\d{1,6}(?:[.,]\d{1,6})?)\s*(?:/\s*(?P<of>\d{1,6}(?:[.,]\d{1,6})?))?\s*(?P<unit>[^\d/%]*)")
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")
# Spreadsheets of these languages separate cells by commas when they open a text; elsewhere the comma is in numbers.
_COMMA = ("en", "ar", "zh", "ja", "ko", "he", "th")


@dataclass(frozen=True, slots=True)
class Answer:
    """
    Hold what somebody confirmed: whether it is enough, as it was written, by whom and when.
    """

    met: bool
    written: str
    by: str = ""
    date: str = ""


class UnclearError(ValueError):
    """
    Say why a cell is no answer, and what to write there.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def read_answer(confirmation: Confirmation, text: str, by: str = "", date: str = "") -> Answer | None:
    """
    Return what *text* says of *confirmation*; None for an empty cell, which says nothing. Raise UnclearError.

    Numbers are compared as they are written, as fractions: 27.9 hours of 28 are not enough, 28 are.
    """
    written = text.translate(_EASTERN).strip()
    if not written or written == "-":
        return None
    if not confirmation.of:
        word = plain(written)
        if word in _YES or word in _NO:
            return Answer(word in _YES, text.strip(), by, date)
        raise UnclearError("it asks for yes or no", "yes or no, or leave it empty while it is open")
    most, least = Exact(confirmation.of), Exact(confirmation.least)
    remedy = f"a number from 0 to {confirmation.of}, or leave it empty while it is open"
    match = _NUMBER.fullmatch(written)
    if not match:
        raise UnclearError("it asks for a number", remedy)
    unit = plain(match["unit"])
    if unit and unit not in _units(confirmation):
        raise UnclearError(f"“{match['unit'].strip()}” is another unit", remedy)
    if match["of"] and _exact(match["of"]) != most:
        raise UnclearError(f"it is out of {match['of']}, and the course says out of {confirmation.of}", remedy)
    value = _exact(match["number"])
    if value > most:
        raise UnclearError(f"it is more than {confirmation.of}, which is all there is", remedy)
    return Answer(value >= least, text.strip(), by, date)


def read_value(attribute: LearnerAttribute, text: str) -> str | None:
    """
    Return which value of *attribute* the cell *text* says, by its id or its words; None for an empty cell. Raise UnclearError.
    """
    bare = plain(text)
    if not bare or bare == "-":
        return None
    known = {plain(word): value for words in (attribute.labels, attribute.of) for word, value in zip(words, attribute.of, strict=False)}
    if bare not in known:
        raise UnclearError("it is none of what learners can answer", f"one of these: {', '.join(attribute.of)}; or leave it empty")
    return known[bare]


def _exact(number: str) -> Exact:
    return Exact(number.replace(",", "."))


def _units(confirmation: Confirmation) -> frozenset[str]:
    unit = plain(confirmation.unit)
    return frozenset({unit, unit[:1], f"{unit[:1]}s"} if unit else set())


def heading(confirmation: Confirmation, words: Words) -> str:
    """
    Return what stands above the column of *confirmation*: its id, by which it is read back, and what is to be written.
    """
    yes_no = words(marked("yes or no"))
    unit = f" {confirmation.unit}" if confirmation.unit else ""
    scale = words(marked("of {most}, at least {least}")).format(most=f"{confirmation.of}{unit}", least=confirmation.least)
    return f"{confirmation.id}: {confirmation.text} ({scale if confirmation.of else yes_no})"


def asking(attribute: LearnerAttribute) -> str:
    """
    Return what stands above the column of *attribute*: its id, by which it is read back, the question, and what can be answered.
    """
    labels = attribute.labels or attribute.of
    shown = (value if value == label else f"{value} = {label}" for value, label in zip(attribute.of, labels, strict=True))
    return f"{attribute.id}: {attribute.ask} ({'; '.join(shown)})"


def write_sheet(
    people: Iterable[Person],
    confirmations: Sequence[Confirmation],
    words: Words,
    language: str,
    learner: Sequence[LearnerAttribute] = (),
) -> bytes:
    """
    Return the empty sheet as CSV that a spreadsheet of *language* opens with a double click; *learner* is what nobody's records need to know.
    """
    separator = "," if language.split("-")[0] in _COMMA else ";"
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    first = ["name", "email", "id"]
    last = ["confirmed by", "confirmed on", "note"]
    asked = [*(heading(each, words) for each in confirmations), *(asking(each) for each in learner)]
    writer.writerow([*first, *asked, *last])
    for person in sorted(people, key=lambda one: (plain(one.name), one.addresses)):
        known = [person.name, *(", ".join(sorted(found)[:1]) for found in (person.emails, person.ids))]
        writer.writerow([*(guarded(cell) for cell in known), *[""] * (len(asked) + len(last))])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()
