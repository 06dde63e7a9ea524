"""
Write a course as an IMS Content Package.
"""

from __future__ import annotations

from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.bricks.identity import IDENTITY
from clic_scorm.formats.bricks.links import links, resolved
from clic_scorm.formats.bricks.parts import control_documents, identity_json, origins
from clic_scorm.formats.imscp import names
from clic_scorm.formats.imscp.manifest import manifest_xml, module_item, page_item
from clic_scorm.formats.imscp.pages import pages
from clic_scorm.model import Course
from clic_scorm.package import Package
from clic_scorm.site import Site


NAME = "imscp"


def write(course: Course, site: Site, options: Options) -> Written:  # noqa: ARG001  # the protocol; this format has no settings
    """
    Return the content package of *course*: manifest and control documents at the root, pages, and what they show (IM 1.1.4, 3).
    """
    made = pages(course)
    # Only what a page shows: runtime and data stay out, and so does an image that only an answer would show which is never told.
    shown = {resolved(name, link.address).name for name in made.titles for link in links(made.members[name].decode())[0]}
    media = {name: data for name, data in site.members.items() if name in shown}
    members = {**made.members, **media}
    members[IDENTITY] = identity_json(NAME, course)
    content = sorted(members)
    members.update(control_documents(names.SCHEMAS, names.CONTROL_DOCUMENTS))
    members[names.MANIFEST] = manifest_xml(course, content, made.titles)
    found = origins(course, site, members)
    for unit in course.units:
        page = names.page(unit.id)
        found |= {page: unit.span, page_item(page): unit.span}
    found |= {module_item(module): module.span for module in course.modules}
    return Written(Package(members), first=(names.MANIFEST,), origins=found)
