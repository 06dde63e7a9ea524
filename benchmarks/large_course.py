"""
Write a large course to measure with: python benchmarks/large_course.py FOLDER MODULES PAGES QUESTIONS.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path


WORDS = [
    "city",
    "council",
    "flood",
    "drain",
    "budget",
    "street",
    "school",
    "hospital",
    "map",
    "risk",
    "plan",
    "district",
    "river",
    "slope",
    "warning",
    "drill",
    "neighbour",
    "engineer",
    "mayor",
    "office",
    "shelter",
    "pump",
    "culvert",
    "zoning",
    "permit",
    "hazard",
    "exposure",
    "data",
    "survey",
    "repair",
    "market",
    "bridge",
    "coast",
    "storm",
    "heat",
    "water",
]


def sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 18))]
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def page(chance: random.Random, module: int, number: int) -> str:
    rows = "\n".join(f"| {chance.choice(WORDS)} | {chance.randint(1, 999)} | {sentence(chance)} |" for _ in range(4))
    items = "\n".join(f"- **{chance.choice(WORDS)}**: {sentence(chance)}" for _ in range(5))
    return (
        f"## Page {number} of module {module} {{#m{module:02}-p{number:03} minutes=5}}\n\n"
        f"{paragraph(chance)}\n\n{paragraph(chance)}[^n{number}]\n\n{items}\n\n"
        f"| What | How many | Why |\n|---|---:|---|\n{rows}\n\n> [!KEY]\n> {sentence(chance)}\n\n{paragraph(chance)}\n\n"
        f"[^n{number}]: {sentence(chance)}\n\n"
    )


def question(chance: random.Random, number: int) -> str:
    right = chance.randrange(4)
    # Options of one question differ: the same one twice would be an error.
    options = "\n".join(
        f"- [{'x' if index == right else ' '}] Option {index + 1}: {sentence(chance)}\n  > {sentence(chance)}" for index in range(4)
    )
    return f"### Question {number}: {sentence(chance)} {{#q{number}}}\n\n{options}\n\n> [!HINT]\n> {sentence(chance)}\n\n"


def write(folder: Path, modules: int, pages: int, questions: int) -> None:
    chance = random.Random(20261123)
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    names = [f"m{number:02}" for number in range(1, modules + 1)]
    settings = ["clic: 1", "id: large", "title: A large course", "version: 1.0", f"modules: [{', '.join(names)}]"]
    (folder / "course.yml").write_text("\n".join(settings) + "\n", encoding="utf-8")
    for number, name in enumerate(names, 1):
        parts = [f"---\nid: {name}\n---\n# Module {number}\n\n"]
        parts += [page(chance, number, index) for index in range(1, pages + 1)]
        if questions:
            parts.append(f"## Check {{.quiz #{name}-check pass=70%}}\n\n")
            parts += [question(chance, index) for index in range(1, questions + 1)]
        (folder / "modules" / f"{name}.md").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *(int(text) for text in sys.argv[2:5]))
