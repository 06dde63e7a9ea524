"""
Make the files of a first course from a few answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from clic_scorm.authoring.attributes import slug, usable
from clic_scorm.package.resources import text


# The languages that a first module is written in; a course in another one starts with the English text.
LANGUAGES = ("en", "es", "fr", "pt")


@dataclass(frozen=True, slots=True)
class Answers:
    """
    Hold what somebody who begins a course is asked. *language* is a BCP 47 tag; *contact* may be empty.
    """

    title: str
    id: str
    language: str = "en"
    contact: str = ""
    github: bool = False


def suggested_id(title: str) -> str:
    """
    Return an id for a course called *title*; `my-course` where nothing of the title can be used.
    """
    name = slug(title)
    return name if usable(name) else "my-course"


def suggested_title(folder: str) -> str:
    """
    Return a title for a course in a folder called *folder*: its words, the first with a capital.
    """
    words = " ".join(re.sub(r"[-_.\s]+", " ", folder).split())
    return words[:1].upper() + words[1:] if words else "My course"


def files(answers: Answers) -> Mapping[str, str]:
    """
    Return the files of a first course, by their path in its folder.
    """
    language = answers.language if answers.language in LANGUAGES else answers.language.split("-")[0]
    module = text("clic_scorm.starter", f"templates/module.{language if language in LANGUAGES else 'en'}.md")
    made = {"course.yml": _settings(answers), "modules/m01.md": module, ".gitignore": "build/\n"}
    if answers.github:
        made[".github/workflows/packages.yml"] = text("clic_scorm.starter", "templates/packages.yml")
    return made


def _settings(answers: Answers) -> str:
    values = {"title": answers.title, "contact": answers.contact or "name@example.org"}
    # JSON strings are YAML: whatever the author typed stays one text.
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    template = text("clic_scorm.starter", "templates/course.yml")
    for name, value in {**quoted, "id": answers.id, "language": answers.language}.items():
        template = template.replace(f"@{name}@", value)
    return template if answers.contact else template.replace("contact: ", "# contact: ")
