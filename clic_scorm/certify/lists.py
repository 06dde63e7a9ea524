"""
Who has which certificate, and who lacks what: for the organisers, as a table and as a page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from clic_scorm.certify.award import Line
from clic_scorm.certify.paper import RIGHT_TO_LEFT, words_of
from clic_scorm.certify.tables import guarded
from clic_scorm.model.words import marked
from clic_scorm.package.render import render
from clic_scorm.site import strings


def states(language: str) -> Mapping[str, str]:
    """
    Return what each state of a line is called.
    """
    t = words_of(language)
    return {
        "issued": t(marked("Issued now")),
        "kept": t(marked("Issued earlier")),
        "renamed": t(marked("Issued earlier under another name; not printed again")),
        "withdrawn": t(marked("Withdrawn")),
        "doubtful": t(marked("Not issued: who this is can't be told")),
        "missing": t(marked("Not issued: conditions are missing")),
        "undecided": t(marked("Not issued: the records leave conditions open")),
    }


def as_csv(lines: Sequence[Line], language: str) -> bytes:
    """
    Return *lines* for a spreadsheet, in which nothing is calculated.
    """
    words = states(language)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["name", "email or id", "certificate", "state", "number", "what is missing or open"])
    for line in lines:
        cells = (line.name, line.address, line.award, words[line.state], line.number, "; ".join(line.reasons))
        writer.writerow([guarded(cell) for cell in cells])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def as_html(lines: Sequence[Line], course: str, language: str, day: str) -> str:
    """
    Return *lines* as a page: those with something to do first.
    """
    t = words_of(language)
    words = states(language)
    order = ("doubtful", "renamed", "undecided", "missing", "withdrawn", "issued", "kept")
    groups = [(words[state], [line for line in lines if line.state == state]) for state in order]
    texts = {
        "title": t(marked("Who has which certificate, and who lacks what")),
        "private": t(marked("This page holds names. Keep it to the organisers.")),
        "name": t(marked("Name")),
        "certificate": t(marked("Certificate")),
        "number": t(marked("Number")),
        "reasons": t(marked("What is missing or open")),
    }
    direction = "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
    found = [(title, some) for title, some in groups if some]
    return render(
        "certify/templates",
        "list.html",
        course=course,
        language=language,
        direction=direction,
        day=strings.day(language, day),
        texts=texts,
        groups=found,
    )
