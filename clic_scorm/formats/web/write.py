"""
Write a course as a folder that opens by a double click.
"""

from __future__ import annotations

from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.bricks.identity import IDENTITY
from clic_scorm.formats.bricks.parts import identity_json, origins
from clic_scorm.formats.web import names
from clic_scorm.model import Course
from clic_scorm.model.words import marked
from clic_scorm.package import Package
from clic_scorm.site import Site, shell
from clic_scorm.site.payload import edition
from clic_scorm.site.strings import words


# The adapter for where no LMS is: what a learner did stays on the device.
ADAPTER = "none"
_LINES = (
    marked("To start, open this folder and double-click “index.html”. It opens in your browser; no internet is needed."),
    marked("If you got a zip file, unpack it first: a course that is opened inside the zip shows nothing."),
    marked("Your progress is kept in this browser on this device. Another browser or another device starts anew."),
    marked("Nothing is sent to anybody."),
)


def write(course: Course, site: Site, options: Options) -> Written:  # noqa: ARG001  # the protocol; this format has no settings
    """
    Return the web folder of *course*: the site, the shell with the adapter for no LMS, a text to start with, and what is in it.
    """
    members = {**site.members, **shell(site, ADAPTER), names.START: start_text(course)}
    members[IDENTITY] = identity_json(names.NAME, course, {names.FILES: sorted(members)})
    return Written(Package(members), first=(names.START, names.ENTRY), origins=origins(course, site, members), unpacked=True)


def start_text(course: Course) -> bytes:
    """
    Return what tells people what to open, in the course's language, as the oldest Notepad reads it too.
    """
    translated = words(course.language)
    paragraphs = [course.title, *(translated(line) for line in _LINES), edition(course)]
    return "\r\n\r\n".join([*paragraphs, ""]).encode("utf-8-sig")
