"""
What can be wrong with a course that is to be delivered: weight, unused files, and what a catalogue asks for.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


W, A = Severity.WARNING, Severity.ADVICE

NO_DESCRIPTION = Code(
    "SRC064",
    "course-without-description",
    W,
    "the course is {status} and has no description, by which people find it in a catalogue",
    "add a line to course.yml: description: what it is about and for whom",
)
NO_RIGHTS = Code(
    "SRC065",
    "course-without-rights",
    A,
    "the course is {status} and does not say who may use and change it",
    "add a line to course.yml: rights: Creative Commons Attribution 4.0",
)
NO_CONTACT = Code(
    "SRC066",
    "course-without-contact",
    A,
    "the course is {status} and does not say whom a learner can write to when something is wrong",
    "add a line to course.yml: contact: name@example.org",
)
NO_AUTHOR = Code(
    "SRC067",
    "course-without-contributors",
    A,
    "the course is {status} and names nobody who made it",
    "add to course.yml: contributors: and below it - {{name: …, role: author}}",
)
HEAVY_IMAGE = Code(
    "SRC068",
    "image-too-heavy",
    A,
    "the image “{name}” has {size} KB; on a slow line that is {seconds} seconds of waiting",
    "save it smaller: at most 1200 pixels wide, as WebP or as JPEG of medium quality",
)
HEAVY_PAGE = Code(
    "SRC069",
    "page-too-heavy",
    A,
    "the page “{title}” has {size} KB with its images; on a slow line that is {seconds} seconds of waiting",
    "part it in two, or leave out images that only decorate",
)
UNUSED_MEDIA = Code(
    "SRC070",
    "unused-media",
    A,
    "no page shows “{name}”",
    "remove it, or show it",
)
FINAL_ZERO = Code(
    "SRC071",
    "final-with-version-zero",
    A,
    "the course is final and its version is {version}, which tells people that it is not finished",
    "write version: 1.0.0",
)
ODD_NAME = Code(
    "SRC072",
    "file-name-with-odd-characters",
    A,
    "the name of “{name}” has {what}; in addresses, and in other systems, such names are damaged",
    "rename it with small letters, digits and hyphens",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
