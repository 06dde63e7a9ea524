"""
The page that tells an employer whether a certificate is valid: one file without a name in it, that works from a disk and without a network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

from clic_scorm.certify.paper import RIGHT_TO_LEFT, words_of
from clic_scorm.certify.register import Register
from clic_scorm.model.words import marked
from clic_scorm.package.render import render
from clic_scorm.site import strings


_FOLDER = "certify/templates"
# Each language as its readers call it.
_NAMES = {"en": "English", "es": "Español", "fr": "Français", "pt": "Português", "ar": "العربية"}


def verification_page(register: Register, course: str, language: str, today: str) -> str:
    """
    Return the page over *register* for the organisers of *course*, in its *language*, and at its reader's choice in every one of the interface;
    *today* is the day of which it tells.
    """
    shown = strings.catalogue_of(language) or strings.ENGLISH
    gone = register.withdrawn()
    entries = {
        number: {
            "salt": entry.salt,
            "seal": entry.seal,
            "issued": entry.date,
            "title": entry.title or entry.certificate,
            **({"until": entry.until} if entry.until else {}),
            **({"withdrawn": gone[number]} if number in gone else {}),
        }
        for number, entry in register.issued().items()
    }
    texts = {each: _texts(each) for each in strings.languages()}
    values = {"texts": texts, "rtl": [each for each in texts if each in RIGHT_TO_LEFT], "entries": entries, "today": today}
    # A closing tag in a title would end the script that holds the data.
    data = json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")
    return render(
        _FOLDER,
        "verify.html",
        language=shown,
        written=language,
        direction="rtl" if shown in RIGHT_TO_LEFT else "ltr",
        course=course,
        texts=texts[shown],
        languages={each: _NAMES.get(each, each) for each in texts},
        example=next(iter(entries), "ABC-2026-0001"),
        day=strings.day(shown, today),
        data=data,
        script=resources.files("clic_scorm.certify").joinpath("templates").joinpath("verify.js").read_text(encoding="utf-8"),
    )


def _texts(language: str) -> Mapping[str, str]:
    t = words_of(language)
    return {
        "title": t(marked("Check a certificate")),
        "language": t(marked("Language")),
        "number": t(marked("Number")),
        "name": t(marked("Name, as on the certificate")),
        "code": t(marked("Code")),
        "check": t(marked("Check")),
        "private": t(marked("What you type stays on this device: nothing is sent, and no names are kept on this page.")),
        "kept": t(marked("Register as of:")),
        "noscript": t(marked("This page needs JavaScript to check a certificate.")),
        "valid": t(marked("Valid: this certificate was issued to this person.")),
        "expired": t(marked("Expired: this certificate was issued to this person, and is no longer valid.")),
        "withdrawn": t(marked("Withdrawn: this certificate is not valid.")),
        "unknown": t(marked("Unknown: number, name and code do not belong together.")),
        "again": t(marked("Check that each is written as it stands on the certificate. If it is, ask the organisers.")),
        "fill": t(marked("Fill in number, name and code.")),
        "issued": t(marked("Issued on")),
        "until": t(marked("Valid until")),
        "on": t(marked("Withdrawn on")),
    }
