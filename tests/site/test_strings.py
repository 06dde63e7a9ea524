"""
Every text of the interface is there in every language, and a course in a language gets all of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from clic_scorm.diagnostics import Severity, Span
from clic_scorm.pipeline import Compiled, Wish, compile_course
from clic_scorm.site import payload, shell, strings
from clic_scorm.site.shell import load_order
from tests.browser.forms import write_course


PACKAGE = Path(strings.__file__).parents[1]
CATALOGUES = sorted((PACKAGE / "runtime" / "strings").glob("*.po"))
KEYWORDS = {"clic.t": None, "translated": None, "marked": None}
CALL = re.compile(r"\bclic\.t\(\s*")
LITERAL = re.compile(r'"(?P<text>(?:[^"\\\n]|\\.)*)"\s*[,)]')
PLACE = re.compile(r"\{\w*\}")
ARABIC = re.compile(r"[\u0600-\u06ff]")
FOUR = ("es", "fr", "pt", "ar")


def extracted() -> dict[str, set[str]]:
    """Return the texts that the catalogues are made from, as Babel reads them, with the files that have each."""
    with (PACKAGE / "runtime" / "strings" / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)  # type: ignore[no-untyped-call]  # Babel types its reader and not its command
    found: dict[str, set[str]] = {}
    for file, _line, text, _comments, _context in extract_from_dir(PACKAGE, methods, options, KEYWORDS):
        assert isinstance(text, str), f"{file}: {text!r} has a plural; write a text that fits every number"
        found.setdefault(text, set()).add(f"clic_scorm/{Path(file).as_posix()}")
    return found


TEXTS = extracted()


def read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def test_there_are_four_languages_beside_english() -> None:
    assert {path.stem for path in CATALOGUES} == set(FOUR)
    assert strings.languages()[0] == "en"
    assert len(TEXTS) > 60


@pytest.mark.parametrize("script", sorted((PACKAGE / "runtime").rglob("*.js")), ids=lambda path: path.name)
def test_each_call_names_its_text_in_one_literal(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    source = re.sub(r"^\s*(\*|//).*$", "", source, flags=re.MULTILINE)
    calls = [LITERAL.match(source, call.end()) for call in CALL.finditer(source)]
    assert None not in calls, "a text that is put together, or chosen inside the call, is in no catalogue"
    texts = {json.loads(f'"{call["text"]}"') for call in calls if call}
    name = f"clic_scorm/{script.relative_to(PACKAGE).as_posix()}"
    # Babel reads scripts with its own scanner: the two must agree on what there is.
    assert texts == {text for text, files in TEXTS.items() if name in files}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_complete_and_holds_nothing_else(path: Path) -> None:
    catalogue = read(path)
    messages = [message for message in catalogue if message.id]
    assert {str(message.id) for message in messages} == set(TEXTS)
    assert [message.id for message in messages if not message.string or not str(message.string).strip()] == []
    assert [message.id for message in messages if message.fuzzy or message.pluralizable or message.context] == []
    assert list(catalogue.obsolete) == []
    assert str(catalogue.locale) == path.stem


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_knows_where_its_texts_stand(path: Path) -> None:
    places = {str(message.id): {name for name, _ in message.locations} for message in read(path) if message.id}
    assert places == TEXTS, "run tools/strings.sh: it brings new texts and places into the catalogues"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_places_and_the_ends(path: Path) -> None:
    for message in read(path):
        english, said = str(message.id), str(message.string)
        if not english:
            continue
        assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(said)), english
        assert said == said.strip(), english
        ends = {".": ".", "?": "?؟", "…": "…", ":": ":"}
        assert said[-1] in ends.get(english[-1], said[-1]), english
        assert english[-1] in ".?…:" or said[-1] not in ".?؟…:", english


_OWN = re.compile(r"[A-Za-z](?![^{]*\})")


def test_arabic_is_written_in_arabic() -> None:
    said = {str(message.id): str(message.string) for message in read(PACKAGE / "runtime" / "strings" / "ar.po") if message.id}
    # Of “{title}” nothing but the marks around it is ours.
    assert [text for text, arabic in said.items() if _OWN.search(text) and not ARABIC.search(arabic)] == []


@pytest.mark.parametrize(
    ("language", "catalogue"),
    [("es", "es"), ("pt-BR", "pt"), ("pt-PT", "pt"), ("ar-SA", "ar"), ("fr-Latn-CA", "fr"), ("en-GB", "en"), ("de", ""), ("est", "")],
)
def test_a_region_falls_back_to_its_language(language: str, catalogue: str) -> None:
    assert strings.catalogue_of(language) == catalogue
    next_page = {"es": "Siguiente", "pt": "Seguinte", "ar": "التالي", "fr": "Suivant"}.get(catalogue, "Next")
    assert strings.words(language)("Next") == next_page
    assert strings.for_scripts(language, ["view/shell.js"]).get("Next", "Next") == next_page
    assert bool(strings.check(language, Span("course.yml"))) is (catalogue == "")


@pytest.mark.parametrize("language", FOUR)
def test_each_script_has_its_texts_when_it_runs(tmp_path: Path, language: str) -> None:
    # What only some courses have is in this one: an instrument and forms.
    site = compile_course(write_course(tmp_path / "course", language), Wish()).site
    assert site is not None
    members = {name: data.decode() for name, data in shell(site, "scorm12").items() if name.endswith(".js")}
    said = {str(message.id): str(message.string) for message in read(PACKAGE / "runtime" / "strings" / f"{language}.po")}
    start = json.JSONDecoder().raw_decode(members["course.js"].removeprefix("clic.course("))[0]["strings"]
    scripts, parts = load_order()
    brought: set[str] = set(start)
    for name, names in [("", scripts), *parts]:
        if name and f"runtime/{name}.js" not in members:
            # A part of another adapter.
            continue
        used = {text for text, files in TEXTS.items() if {f"clic_scorm/runtime/{one}" for one in names} & files}
        own = re.search(r"^clic\.strings\((.*)\);$", members[f"runtime/{name}.js"], re.MULTILINE) if name else None
        there = start | (json.loads(own[1]) if own else {})
        brought |= set(there)
        # A text that is the same in English needs no translation.
        assert {text: there.get(text, text) for text in used} == {text: said[text] for text in used}
        assert set(there) - set(start) <= used
    assert brought == {text for text, files in TEXTS.items() if any(one.endswith(".js") for one in files) and said[text] != text}


def test_english_brings_no_texts(tmp_path: Path) -> None:
    site = compiled(tmp_path / "course", "en").site
    assert site is not None
    members = shell(site, "scorm12")
    assert b'"strings":{}' in members["course.js"]
    assert not [name for name, data in members.items() if re.search(rb"^clic\.strings\(", data, re.MULTILINE)]


COURSE = """clic: 1
id: words
title: Palabras
version: 0.1.0
status: pilot
source: {language}
modules: [m01]
"""
KINDS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "KEY", "EXAMPLE", "FACILITATOR")
MODULE = """# Uno

## Dos {#dos}

| Año | {heads} |
|---|---|
| 1 | 2 |

""" + "\n".join(f"> [!{kind}]\n> Tres.\n" for kind in KINDS)


def compiled(folder: Path, language: str, audience: str = "facilitator") -> Compiled:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text(COURSE.format(language=language), encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(MODULE, encoding="utf-8")
    return compile_course(folder, Wish(variant={"audience": audience}))


NAMES: Mapping[str, tuple[str, ...]] = {
    "en": ("Note", "Tip", "Important", "Warning", "Caution", "Key message", "Example", "For the facilitator", "Table: Año, {heads}"),
    "es": (
        "Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Mensaje clave", "Ejemplo", "Para quien facilita", "Tabla: Año, {heads}",
    ),
    "ar": ("ملاحظة", "نصيحة", "هام", "تحذير", "احتراس", "رسالة رئيسية", "مثال", "لميسِّر الجلسة", "جدول: Año, {heads}"),
}  # fmt: skip


@pytest.mark.parametrize("language", NAMES)
def test_boxes_and_tables_speak_the_language_of_the_course(tmp_path: Path, language: str) -> None:
    site = compiled(tmp_path / "course", language).site
    assert site is not None
    page = site.members["units/dos.js"].decode()
    html = json.loads(page.removeprefix('clic.unit("dos",').removesuffix(");\n"))["html"]
    names = re.findall(r'<p class="alert-title">(.*?)</p>', html)
    labels = re.findall(r'aria-label="(.*?)"', html)
    assert (*names, *labels) == NAMES[language]


@pytest.mark.parametrize(
    ("language", "direction", "foot", "skip", "sentence"),
    [
        ("en-GB", "ltr", "words 0.1.0 · en-GB · pilot", "Skip to content", "This course needs JavaScript."),
        ("fr-CA", "ltr", "words 0.1.0 · fr-CA · pilote", "Aller au contenu", "Ce cours nécessite JavaScript."),
        ("ar", "rtl", "words 0.1.0 · ar · تجريبي", "الانتقال إلى المحتوى", "تحتاج هذه الدورة إلى JavaScript."),
    ],
)
def test_the_entry_page_speaks_before_any_script_runs(
    tmp_path: Path, language: str, direction: str, foot: str, skip: str, sentence: str
) -> None:
    site = compiled(tmp_path / "course", language, "participant").site
    assert site is not None
    page = shell(site, "scorm12")["index.html"].decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert f">{skip}</a>" in page
    assert f"<noscript><p>{sentence}" in page
    assert foot in page
    if language != "en-GB":
        assert not [text for text in ("Skip to content", ">Outline<", "Course outline", "This course needs") if text in page]


def test_a_language_without_interface_is_told_at_its_line(tmp_path: Path) -> None:
    result = compiled(tmp_path / "course", "tlh")
    found = [item for item in result.findings if item.code.id == "LANG001"]
    assert [(str(item.where), item.severity, item.code.slug) for item in found] == [
        ("course.yml:6:9", Severity.WARNING, "interface-language-missing")
    ]
    assert "tlh" in found[0].message
    assert "en, ar, es, fr, pt" in found[0].hint
    assert result.site is not None
    assert b'"strings":{}' in shell(result.site, "scorm12")["course.js"]


def test_every_status_has_a_word() -> None:
    assert {text for text, files in TEXTS.items() if "clic_scorm/site/payload.py" in files} == {"draft", "pilot", "final"}
    assert payload.direction("ar-EG") == "rtl"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", {}),
        ("es", {"decimal": ","}),
        ("es-MX", {}),
        ("fr", {"decimal": ","}),
        ("pt-BR", {"decimal": ","}),
        ("ar", {}),
        ("ar-MA", {"decimal": ","}),
        ("ar-EG", {"decimal": "٫", "digits": "٠١٢٣٤٥٦٧٨٩"}),
        ("sw", {}),
        ("xx-YY", {}),
    ],
)
def test_numbers_are_written_as_the_locale_data_say(language: str, said: dict[str, str]) -> None:
    """A course without an interface of its own has the English one, and its numbers."""
    assert strings.numerals(language) == said
