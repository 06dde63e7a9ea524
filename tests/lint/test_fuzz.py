"""
Mutated files of real courses: no exception, no hang, every finding inside its file.

50,000 files with CI=true, a tenth without. Each is one page or quiz of a real source with a few changes, read and judged as a course of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.catalogue import codes
from clic_scorm.diagnostics import Span
from clic_scorm.diagnostics.pages import page, written
from clic_scorm.lint import lint
from clic_scorm.pipeline.settle import settled
from tests.conftest import FULL, HUNT, note


ROOT = Path(__file__).parents[2]
SETTINGS = b"clic: 1\nid: water\ntitle: Clean water\nversion: 1\nmodules: [m01]\n"
NUMBER = 50_000 if FULL else 5_000
SHARDS = 10
LONGEST = 240
# What breaks a parser: marks, unusual spaces, signs of other scripts, and what people paste.
BITS = (
    "*", "**", "_", "`", "```\n", "~~", "[", "]", "(", ")", "[x] ", "- [ ] ", "- [x] ", "- ", "1. ", "> ", "> [!NOTE]\n", "> [!FACILITATOR]\n", "::: note\n",
    ":::\n", "# ", "## ", "### ", "{", "}", "{#a}", "{.quiz}", "{minutes=5}", "|", "|---|---|\n", "\n", "\n\n", "    ", "\t", "\r", "\r\n", "\u00a0", "\u200b",
    "\u202e", "\ufeff", "\x00", "\x07", "\ud7ff", "é", "e\u0301", "م", "😀", "<b>", "</b>", "<!--", "-->", "<script>", "&amp;", "&#0;", "\\", "$", "$$", "[^1]",
    "[^1]: ", "[@a]", "![", "](x)", "https://a.b/c", "Answer: ", "Answer: true\n", "[[a|b]]", ":: ", "---\n", "---\nid: a\n---\n", "...", "!!!", "%",
)  # fmt: skip


def seeds() -> list[str]:
    """
    Return pages and quizzes of the sample course and all failing examples, none very long.
    """
    found: list[str] = []
    for path in sorted((ROOT / "courses").glob("*/modules/*.md")):
        text = path.read_text(encoding="utf-8")
        for section in re.split(r"^(?=##\s)", text, flags=re.MULTILINE):
            found.extend(section[start : start + LONGEST] for start in range(0, len(section), LONGEST))
    for identifier in written():
        said = page(identifier)
        examples = said.examples("Fails") if said else ()
        found.extend(each.text for each in examples if each.label.endswith(".md") and len(each.text) <= LONGEST)
    return found


def mutated(chance: random.Random, text: str, others: list[str]) -> str:
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        place = chance.randrange(len(text) + 1)
        match chance.randrange(6):
            case 0 | 1:
                text = text[:place] + chance.choice(BITS) + text[place:]
            case 2:
                text = text[:place] + text[place + chance.randrange(1, 12) :]
            case 3:
                lines = text.split("\n")
                first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[first], lines[second] = lines[second], lines[first]
                text = "\n".join(lines)
            case 4:
                text = text[:place] + chance.choice(BITS) * chance.choice((2, 3, 40)) + text[place:]
            case _:
                other = chance.choice(others)
                cut = chance.randrange(len(other) + 1)
                text = text[:place] + other[cut : cut + 60] + text[place:]
    return text


def judge(shard: int) -> tuple[Counter[str], float]:
    """
    Judge the files of one shard; return how often each code was found, and the seconds that the slowest took.
    """
    texts = seeds()
    chance = random.Random(None if HUNT else f"7/{shard}")
    known = codes()
    counts: Counter[str] = Counter()
    slowest = 0.0
    for number in range(NUMBER // SHARDS):
        text = mutated(chance, chance.choice(texts), texts)
        head = "" if text.startswith(("---", "# ")) else "# Water\n"
        data = (head + text).encode("utf-8", "surrogatepass")
        sources = Sources("course", {"course.yml": SETTINGS, "modules/m01.md": data})
        begun = time.process_time()
        try:
            reading, findings = read(sources)
            found = settled([*findings, *(lint(reading.course, sources) if reading else ())], sources=sources)
        except Exception as error:
            raise AssertionError(f"file {number} of shard {shard}: {data!r}") from error
        slowest = max(slowest, time.process_time() - begun)
        lines = len(re.split(r"\r\n|\n|\r", data.decode("utf-8", "replace")))
        for item in found:
            assert item.code.id in known
            assert isinstance(item.where, Span)
            assert item.where.file != "modules/m01.md" or 1 <= item.where.line <= lines, (item, data)
            assert item.message
            assert item.where.column >= 1
        counts.update({item.code.id for item in found})
    return counts, slowest


def test_mutated_files_raise_nothing_and_end() -> None:
    started = time.perf_counter()
    # The shards are the same however many processes share them, so that a run says of a change what the last one said.
    if "fork" in multiprocessing.get_all_start_methods():
        with ProcessPoolExecutor(min(SHARDS, os.cpu_count() or 1), multiprocessing.get_context("fork")) as pool:
            judged = list(pool.map(judge, range(SHARDS)))
    else:
        judged = list(map(judge, range(SHARDS)))
    counts = sum((found for found, _ in judged), Counter[str]())
    slowest, spent = max(seconds for _, seconds in judged), time.perf_counter() - started
    assert slowest < 2.0
    assert len(counts) > 100
    note("lint fuzz", f"{NUMBER} mutated files, {spent:.0f} s, the slowest {slowest * 1000:.0f} ms; {len(counts)} different findings")
