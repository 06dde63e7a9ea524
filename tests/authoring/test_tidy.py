"""
The plain form: what is written differently, that the meaning stays, and that a second time changes nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import event, example, given
from hypothesis import strategies as st

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.authoring.tidy import heading, tidy
from clic_scorm.cli.fmt import command
from clic_scorm.diagnostics import Span
from clic_scorm.model.identity import Declared, assign, freeze, write
from clic_scorm.model.identity import read as read_lock
from clic_scorm.model.mend import mend
from clic_scorm.pipeline.meaning import meaning, replaced
from clic_scorm.pipeline.tidying import _proposed, tidy_folder
from tests.authoring.test_natural import cases


SETTINGS = b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
PAIRS = [
    ("Title\n=====\nText\n", "# Title\n\nText\n"),
    ("# T\n## A ##\nText\n", "# T\n\n## A\n\nText\n"),
    ("text\n* a\n+ b\n", "text\n\n- a\n\n+ b\n"),
    ("* a\n* b\n    * c\n", "- a\n- b\n    - c\n"),
    ("- [X] yes\n- [ ]  no\n", "- [x] yes\n- [ ] no\n"),
    ("-\t[ ] a\n-\t[X]\tb\n\n- \tc\n", "- [ ] a\n- [x] b\n\n- c\n"),
    ("1.\ta\n2.\tb\n\tmore\n\t-\tc\n", "1. a\n2.\tb\n\tmore\n\t- c\n"),
    ("-\t\tcode\n", "-\t\tcode\n"),
    ("> [!trainer]\n> Text\n", "> [!FACILITATOR]\n> Text\n"),
    ("> [!oddity]\n> Text\n", "> [!oddity]\n> Text\n"),
    ("a  \nb   \n\n\n\nc\t\n", "a  \nb\n\nc\n"),
    ("```\ncode   \n\n\nmore\n```\nText\n", "```\ncode   \n\n\nmore\n```\n\nText\n"),
    ("\ufeffa\r\nb\r\n", "a\nb\n"),
    ("- ```\n\n::: note\n", "- ```\n\n::: note\n"),
    ("- ```\n```\n", "- ```\n\n```\n"),
    ("e\u0301\n", "é\n"),
    ("---\nid: m01\n---\n\n\n# T\n", "---\nid: m01\n---\n# T\n"),
    ("", ""),
    ("One\n::: note\nText\n:::\nTwo\n", "One\n\n> [!NOTE]\n> Text\n\nTwo\n"),
    ("::: {.callout-tip}\nText\n\n* a\n:::\n", "> [!TIP]\n> Text\n>\n> - a\n"),
    ("!!! danger\n    Text\n\n    More\n\nAfter\n", "> [!CAUTION]\n> Text\n>\n> More\n\nAfter\n"),
    ('??? note "Two words"\n    Text\n', "> [!NOTE]\n> **Two words**  \n> Text\n"),
    ('!!! note "A *b* c"\n    Text\n', "> [!NOTE] <strong>A *b* c</strong>  \n> Text\n"),
    (":::{admonition} Look\n:class: warning\n:name: x\n\nText\n:::\n", "> [!WARNING]\n> **Look**\n>\n> Text\n"),
    (":::{admonition} Look\n:class: warning\n:name: x\nText\n:::\n", "> [!WARNING]\n> **Look**\n>\n> Text\n"),
    (":::{note}\n:class: tip\nText\n:::\n", "> [!NOTE]\n> Text\n"),
    (":::: warning\n::: speaker\nInner\n:::\nOuter\n::::\n", "> [!WARNING]\n> > [!FACILITATOR]\n> > Inner\n>\n> Outer\n"),
    ("- a\n\n    ::: note\n    Text\n    :::\n- b\n", "- a\n\n    > [!NOTE]\n    > Text\n\n- b\n"),
    ("```\n::: note\nText\n:::\n```\n", "```\n::: note\nText\n:::\n```\n"),
    # What has no sure form stays for its author: a loud sentence, an unknown kind, a box that is not closed.
    ("!!! important\n", "!!! important\n"),
    ("::: oddity\nText\n:::\n", "::: oddity\nText\n:::\n"),
    ("::: note\nText\n", "::: note\nText\n"),
]
BOXES = (
    "::: note\n", "::: speaker\n", ":::{tip} Title\n", ":::\n", "!!! warning\n", '!!! tip "Two words"\n', ":class: key\n", "    ", "> ", "- ", "\n",
    "text\n", "**text**\n", "```\n", "## Page {#a}\n", "> [!NOTE]\n",
)  # fmt: skip


@pytest.mark.parametrize(("written", "plain"), PAIRS)
def test_what_is_written_differently(written: str, plain: str) -> None:
    assert tidy(written) == plain
    assert tidy(plain) == plain


@pytest.mark.parametrize(
    ("written", "identifier", "plain"),
    [
        ("Check {pass=70% #q .quiz}", "", "Check {.quiz #q pass=70%}"),
        ("Check {.quiz pass=“70 %” shuffle}", "m01-check", "Check {.quiz #m01-check pass=70% shuffle}"),
        ("Page", "m01-page", "Page {#m01-page}"),
        ("Page {#mine}", "m01-page", "Page {#mine}"),
        ("The set {1, 2}", "", "The set {1, 2}"),
        ("Broken {#a", "x", "Broken {#a"),
    ],
)
def test_attributes_in_order(written: str, identifier: str, plain: str) -> None:
    assert heading(written, identifier) == plain


def _changes(module: str) -> tuple[Sources, dict[str, bytes]]:
    sources = Sources("demo", {"course.yml": SETTINGS, "modules/m01.md": module.encode("utf-8", "replace")})
    return sources, _proposed(sources)


def test_natural_markdown_keeps_its_meaning_and_comes_to_rest() -> None:
    changed = kept = 0
    for name, title, _, kind, text, _ in cases():
        before = "## P {#p}" if kind != "question" else "## P {.quiz #p}\n\n### Q {#q}"
        sources, proposed = _changes(f"# M\n\n{before}\n\n{text}\n")
        if not proposed:
            continue
        after = replaced(sources, proposed)
        if meaning(after) != meaning(sources):
            kept += 1
            print(name, title)
            continue
        changed += 1
        assert _proposed(after) == {}, (name, title)
    # What would change meaning is left alone by fmt; there must be hardly any.
    assert changed > 300
    assert kept <= 12, kept


@example("+\u00a0")
@given(st.text(st.sampled_from("ab \n#*-+>[]!x`|:{}=\t1.\u00a0"), max_size=80))
def test_any_text_comes_to_rest(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once


@given(st.lists(st.sampled_from(BOXES), max_size=14).map("".join))
def test_boxes_of_other_tools_keep_their_meaning_and_come_to_rest(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    sources, proposed = _changes(f"# M\n\n## P {{#p}}\n\n{text}")
    after = replaced(sources, proposed)
    if meaning(after) == meaning(sources):
        assert _proposed(after) == {}
    else:
        event("would mean something else")


def test_a_box_of_another_tool_is_written_as_a_quote(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_bytes(SETTINGS)
    written = '# M\n\n## A {#a}\n\n!!! tip "Two words"\n    Text.\n\n::: facilitator\nPrivate.\n:::\n\n## B\n\nText.\n'
    (folder / "modules" / "m01.md").write_text(written, encoding="utf-8")
    assert tidy_folder(folder).kept == ()
    plain = "# M\n\n## A {#a}\n\n> [!TIP]\n> **Two words**  \n> Text.\n\n> [!FACILITATOR]\n> Private.\n\n## B {#m01-b}\n\nText.\n"
    assert (folder / "modules" / "m01.md").read_text(encoding="utf-8") == plain


def test_missing_ids_are_written_as_progress_was_kept(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_bytes(SETTINGS)
    text = "# M\n\n## A page\n\nText.\n\n## Check {.quiz}\n\n### Which one?\n\n* [X] This\n* [ ] That\n"
    (folder / "modules" / "m01.md").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(command, [str(folder), "--check"]).exit_code == 1
    done = CliRunner().invoke(command, [str(folder)])
    assert done.exit_code == 0, done.output
    plain = (folder / "modules" / "m01.md").read_text(encoding="utf-8")
    assert "## A page {#m01-a-page}\n" in plain
    assert "## Check {.quiz #m01-check}\n" in plain
    assert "### Which one? {#which-one}\n\n- [x] This\n- [ ] That\n" in plain
    assert CliRunner().invoke(command, [str(folder), "--check"]).exit_code == 0
    _, findings = read(Sources("x", {"course.yml": SETTINGS, "modules/m01.md": plain.encode()}))
    assert [item.code.id for item in findings] == []


def test_a_file_that_would_mean_something_else_is_left_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "course"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_bytes(SETTINGS)
    (folder / "modules" / "m01.md").write_text("# M\n\n## A {#a}\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr("clic_scorm.pipeline.tidying.tidy", lambda text, ids: text.replace("Text", "Other"))
    assert tidy_folder(folder).kept == ("modules/m01.md",)
    assert "Text." in (folder / "modules" / "m01.md").read_text(encoding="utf-8")


def _lock(*ids: str, version: str = "", before: str = "") -> str:
    lock, _ = read_lock(before)
    _, lock, _ = assign([Declared("unit", name, Span("x")) for name in ids], lock)
    return write(freeze(lock, version) if version else lock)


def test_a_lock_merged_by_hand_is_mended() -> None:
    base = _lock("a", "b", version="1.0")
    ours, theirs = _lock("a", "b", "c", before=base), _lock("a", "b", "d", "e", before=base)
    own, other = [text.split("unit 2 b 1.0")[1].split("\n", 1)[1] for text in (ours, theirs)]
    head = ours[: len(ours) - len(own)]
    merged = f"{head}<<<<<<< HEAD\n{own}=======\n{other}>>>>>>> theirs\n"
    mended = mend(merged)
    lock, problems = read_lock(mended)
    assert problems == ()
    assert [(entry.number, entry.id) for entry in lock.entries] == [(1, "a"), (2, "b"), (3, "c"), (4, "e")]
    numbers, _, problems = assign([Declared("unit", name, Span("x")) for name in "abcde"], lock)
    assert problems == ()
    assert dict(numbers.units) == {"a": 1, "b": 2, "c": 3, "e": 4, "d": 5}
    assert mend(mended) == mended


def test_published_lines_that_contradict_each_other_stay_for_a_person() -> None:
    base = _lock("a", version="1.0")
    ours, theirs = _lock("a", "b", version="1.1", before=base), _lock("a", "c", version="1.1", before=base)
    merged = ours + theirs
    assert mend(merged) == merged
