"""
Measure speed and size as ratios: each figure against a floor that runs in the same minute on the same machine.

Nothing here judges; a machine that is busy gives other seconds and about the same ratios.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from large_course import write


RUNS = 5
FLOOR = (
    "import sys, pathlib, markdown\n"
    "for path in sorted(pathlib.Path(sys.argv[1], 'modules').glob('*.md')):\n"
    "    markdown.markdown(path.read_text(encoding='utf-8'), extensions=['tables', 'footnotes', 'def_list', 'fenced_code', 'attr_list'])\n"
)
FIRST_LOAD = ("index.html", "course.js", "runtime/clic.js", "runtime/style.css")


def seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})
    return time.perf_counter() - started


def against(label: str, ours: Sequence[str], floor: Sequence[str], floor_label: str) -> None:
    pairs = [(seconds(ours), seconds(floor)) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(values) for values in zip(*pairs, strict=True))
    print(f"{label:42} {mine:7.2f} s   {floor_label}: {theirs:.2f} s   ratio {ratio:.2f}")


AGAIN = """
import pathlib, sys, time
from clic_scorm.authoring.memo import Memo
from clic_scorm.pipeline import Wish, compile_course
folder, memo = pathlib.Path(sys.argv[1]), Memo()
started = time.perf_counter()
compile_course(folder, Wish(), None, memo, judged=False)
whole = time.perf_counter() - started
page = sorted((folder / "modules").glob("*.md"))[0]
times = []
for number in range(5):
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("minutes=5}\\n\\n", f"minutes=5}}\\n\\nWord{number} ", 1), encoding="utf-8")
    started = time.perf_counter()
    compile_course(folder, Wish(), None, memo, judged=False)
    times.append(time.perf_counter() - started)
print(sorted(times)[2], whole)
"""


def after_a_save(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", AGAIN, str(folder)], check=True, capture_output=True, text=True)
    again, whole = (float(text) for text in done.stdout.split())
    print(f"{'preview: a page saved':42} {again:7.2f} s   the whole course: {whole:.2f} s   ratio {again / whole:.2f}")


def main() -> None:
    python = sys.executable
    against("start-up: clic-scorm --help", [python, "-m", "clic_scorm", "--help"], [python, "-c", "import click"], "import click")
    with tempfile.TemporaryDirectory() as place:
        for label, shape in (("20 pages, 20 questions", (4, 5, 5)), ("1000 pages, 1000 questions", (40, 25, 25))):
            folder, out = Path(place, label.split(",")[0]), Path(place, "out " + label.split(",")[0])
            write(folder, *shape)
            build = [python, "-m", "clic_scorm", "build", str(folder), "--out", str(out), "--quiet"]
            against(f"build: {label}", build, [python, "-c", FLOOR, str(folder)], "Python-Markdown alone")
            sizes(next(out.rglob("*.zip")))
            after_a_save(folder)


def sizes(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        page = min(name for name in names if name.startswith("units/") and "-p" in name)
        first = sum(archive.getinfo(name).file_size for name in (*FIRST_LOAD, page))
        scripts = len(gzip.compress(archive.read("runtime/clic.js"), 9))
    packed, unpacked = path.stat().st_size, sum(info.file_size for info in zipfile.ZipFile(path).infolist())
    print(f"  zip {packed / 1e6:.2f} MB, {packed / unpacked:.2f} of its content; first page {first / 1000:.0f} KB of 60;", end=" ")
    print(f"its scripts gzipped {scripts / 1000:.1f} KB of 15")


if __name__ == "__main__":
    main()
