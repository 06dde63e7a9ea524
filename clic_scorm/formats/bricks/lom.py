"""
What learning object metadata says of a course, in any binding: learning time, roles, people.
"""

from __future__ import annotations

from clic_scorm.model import Contributor, Course


# LOM 2.3.1: the roles of the vocabulary; an author's other words become the nearest that is always true.
_ROLES = (
    "Author", "Publisher", "Unknown", "Initiator", "Terminator", "Validator", "Editor", "Graphical Designer",
    "Technical Implementer", "Content Provider", "Technical Validator", "Educational Validator", "Script Writer",
    "Instructional Designer",
)  # fmt: skip


def learning_minutes(course: Course) -> int:
    """
    Return the minutes that the author states, else the sum over the units, else 0.
    """
    return course.learning_minutes or sum(unit.minutes or 0 for unit in course.units)


def duration(minutes: int) -> str:
    """
    Return *minutes* as an ISO 8601 duration (LOM 5.9), such as `PT1H30M`.
    """
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def role(contributor: Contributor) -> str:
    """
    Return the contributor's role in LOM's words; `Unknown` where the author's word is none of them.
    """
    return next((name for name in _ROLES if name.lower() == contributor.role.lower()), "Unknown")


def vcard(contributor: Contributor) -> str:
    """
    Return the least vCard 3.0 that names a contributor, with the characters escaped that have a meaning there (RFC 2426 §4).
    """
    name = contributor.name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{name};;;;\nEND:VCARD"
