"""
Every code has a page, every page says what it must, and its examples are run.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

import clic_scorm
from clic_scorm.catalogue import codes, tables
from clic_scorm.diagnostics import Code
from clic_scorm.diagnostics.pages import SECTIONS, Page, page, parse, written
from tests.pages import examples


WAITING = Path(__file__).with_name("without_page.txt")
# Findings about what no text can show; the page says so in words.
IN_WORDS = {
    "CERT012": "certificates are issued from a course on disk",
    "CERT013": "certificates are issued by a command, one run after another",
    "CERT014": "statements are no table",
    "CERT015": "certificates are issued from a course on disk",
    "CERT016": "fonts are a computer's",
    "CERT017": "a call names the column",
    "AUT301": "a film of 40 MB",
    "AUT305": "a photo whose copy broke off",
    "AUT101": "a passage that two readers take differently: none is known, the finding is there for the next one",
    "SRC006": "a file that the disk refuses to give",
    "CRS026": "a course of more than a thousand questions",
    "CRS028": "a question with forty options over the years",
    "LOSS001": "a format of somebody else's that carries little",
    "LOSS002": "a format of somebody else's that carries little",
    "LOSS003": "a target beside the course itself",
    "LOSS004": "a target beside the course itself",
    "LOSS005": "a target beside the course itself",
    "WEB019": "bytes of another encoding",
    "WEB039": "bytes of another encoding",
    "CP056": "a package of more than 100 MB",
    "S24201": "a course of more than 250 questions",
    "LOSS006": "a format of somebody else's that carries little",
    "LOSS007": "a target beside the course itself",
    "ZIP021": "a package's own size against an upload limit",
}
# What two lines contradict each other in stands at both.
AT_BOTH = {"CRS136"}
PAGES = written()
LINES = dict(
    line.split(" ", 1)
    for line in Path(__file__).with_name("lines.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] not in ("", "#")
)


def waiting() -> set[str]:
    return {line.split()[0] for line in WAITING.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}


def said(identifier: str) -> Page:
    found = page(identifier)
    assert found is not None
    return found


def test_every_table_of_codes_is_in_the_catalogue() -> None:
    known = codes()
    for name in module_names():
        if name.rpartition(".")[2].endswith("codes"):
            module = importlib.import_module(name)
            missing = [value.id for value in vars(module).values() if isinstance(value, Code) and value.id not in known]
            assert not missing, f"{name}: {missing}"


def test_ids_and_slugs_are_given_once() -> None:
    everything = [code for table in tables() for code in table]
    for field in ("id", "slug"):
        number = Counter(getattr(code, field) for code in everything)
        assert [name for name, times in number.items() if times > 1] == []
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]*[A-Z0-9]\d{3}", code.id) for code in everything)


def module_names() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(clic_scorm.__path__, "clic_scorm.")]


def test_every_code_has_a_page() -> None:
    missing = [identifier for identifier in codes() if identifier not in PAGES]
    new = [identifier for identifier in missing if identifier not in waiting()]
    assert not new, f"write clic_scorm/diagnostics/pages/<ID>.md (its README says how) for: {' '.join(new)}"
    done = sorted(waiting() - set(missing))
    assert not done, f"take these out of tests/pages/without_page.txt: {' '.join(done)}"
    assert not set(PAGES) - set(codes()), f"pages of codes that there are not: {sorted(set(PAGES) - set(codes()))}"


@pytest.mark.parametrize("identifier", PAGES)
def test_page(identifier: str) -> None:
    found = said(identifier)
    code = codes()[identifier]
    _check_form(identifier, found)
    failing, passing = found.examples("Fails"), found.examples("Passes")
    if identifier in IN_WORDS:
        assert not failing
        return
    result = examples.run(code.family, failing)
    told = [f"{item.where}: {item.code.id} {item.message}" for item in result]
    assert {item.code.id for item in result} == {identifier}, told
    if not examples.is_change(failing) and not failing[0].label.startswith("made "):
        assert len(result) == (2 if identifier in AT_BOTH else 1), told
        place = ":".join(str(result[0].where).split(":")[:2])
        assert LINES.get(identifier) == place, f"in tests/pages/lines.txt: {identifier} {place}"
        assert passing
        rest = examples.run(code.family, passing)
        assert [f"{item.where}: {item.code.id} {item.message}" for item in rest] == []


def _check_form(identifier: str, found: Page) -> None:
    assert re.fullmatch(r"[A-Z“].{8,80}[^.]", found.title), f"{identifier}: the title is one line without a full stop"
    assert list(found.sections) == [name for name in SECTIONS if name in found.sections], "sections stand in their order"
    assert {"Why it matters", "Fails", "Passes"} <= set(found.sections), "a section is missing"
    for text in (found.meaning, found.sections["Why it matters"]):
        assert 25 <= len(text.strip()) <= 1200, f"{identifier}: say it in one to four sentences: {text!r}"
        assert text.rstrip().endswith((".", "…”.", ")")), text
    if identifier[:-3] in examples.PACKAGES:
        assert found.sections.get("Standard", "").strip(), "cite the clause"


def test_there_are_two_hundred_broken_sources() -> None:
    assert len(LINES) >= 200
    assert set(LINES) <= set(PAGES)


@pytest.mark.parametrize("identifier", [identifier for identifier in LINES if identifier != "SRC002"])
def test_windows_and_mac_files_give_the_same_findings_at_the_same_places(identifier: str) -> None:
    failing = said(identifier).examples("Fails")
    family = codes()[identifier].family
    plain = examples.run(family, failing)
    for change in (examples.with_crlf_and_mark, examples.decomposed):
        other = examples.run(family, failing, change)
        assert [(item.code.id, str(item.where), item.message) for item in other] == [
            (item.code.id, str(item.where), item.message) for item in plain
        ]


def test_no_two_pages_say_the_same() -> None:
    meanings = [said(identifier).meaning for identifier in PAGES]
    assert len(set(meanings)) == len(meanings)
    titles = [said(identifier).title for identifier in PAGES]
    assert len(set(titles)) == len(titles)


def test_headings_in_examples_are_no_sections() -> None:
    found = parse("# A title here\n\nMeans.\n\n## Fails\n\n~~~~~ modules/m01.md\n# One\n## Two {#two}\n~~~~~\n\n## Passes\n\nNo.\n")
    assert list(found.sections) == ["Fails", "Passes"]
    assert [each.text for each in found.examples("Fails")] == ["# One\n## Two {#two}\n"]
