"""
The content package: pages without a program, checked against packages broken in one way each, told from its siblings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.formats import imscp
from clic_scorm.formats.bricks.links import links, resolved
from clic_scorm.package import Package, unpack
from clic_scorm.package.xml import parse, qualified
from clic_scorm.pipeline import Result, Wish, build, check_package, recognise
from tests.conftest import FULL
from tests.packages import scorm12
from tests.packages.imscp import MANIFEST, valid_tree
from tests.packages.kinds import IMSCP


ROOT = Path(__file__).parents[3]
NAMESPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"
VARIED = """\
# Wells {#m01}
## Look if 1 < 2 & there {#look}
Go on to [the check](#check).

![A well](media/well.svg)

> [!FACILITATOR]
> Only for you.

### Which is a well? {.question #which}
- [x] A hole with water
  > Yes, a hole.
- [ ] A pipe

## Check {.quiz #check pass=50%}
### How deep? {#deep}
Answer: 12 m

## Exam {.quiz #exam pass=50% feedback=never}
### Who pays? {#pays}
- [x] The town does
- [ ] Nobody

## Think {.activity #think type=journal words=5..80}
What about your town?

## Talk {.session #talk minutes=20 room=plenary}
### Objective
Everybody can say who pays.

| Min | Step | How |
|---|---|---|
| 20 | Talk | The facilitator's plan. |
"""


def test_a_package_tells_what_it_opens() -> None:
    assert ("item", "Wells → two%20b.html") in imscp.describe(Package(valid_tree()))


def test_siblings_are_told_apart() -> None:
    assert not imscp.recognises(Package(scorm12.valid_tree()))
    for namespace in ("http://www.adlnet.org/xsd/adlcp_v1p3", "http://www.imsglobal.org/xsd/imsss"):
        assert not imscp.recognises(
            Package({"imsmanifest.xml": MANIFEST.replace("xmlns:lom", f'xmlns:x="{namespace}" xmlns:lom').encode()})
        )
    assert not imscp.recognises(Package({"imsmanifest.xml": MANIFEST.replace("webcontent", "imsqti_item_xmlv2p1").encode()}))
    assert imscp.recognises(Package({"imsmanifest.xml": MANIFEST.encode()[:-20]}))
    assert imscp.recognises(Package({"f/imsmanifest.xml": MANIFEST.encode()}))


def made(folder: Path, **variant: str) -> tuple[Result, Package]:
    course = folder / "course"
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    (course / "media" / "well.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    text = "clic: 1\nid: water\ntitle: Water\nversion: 1\nfacets: {audience: [participant, facilitator]}\nmodules: [m01]\n"
    (course / "course.yml").write_text(text, encoding="utf-8")
    (course / "modules" / "m01.md").write_text(VARIED, encoding="utf-8")
    result = build(course, Wish(targets=("imscp",), out=folder / "out", variant=variant))
    assert not result.failed(), [item.message for item in result.findings if item.severity == "error"]
    path = result.products[0].path
    assert path, [item.message for item in result.findings]
    package, problems = unpack(path.read_bytes())
    assert problems == ()
    return result, package


def pages(package: Package) -> Iterator[tuple[str, str]]:
    return ((name, data.decode()) for name, data in package.items() if name.endswith(".html"))


def test_a_course_becomes_pages(tmp_path: Path) -> None:
    result, package = made(tmp_path)
    assert check_package(package) == []
    assert recognise(package) is imscp
    assert [item.code.id for item in result.findings if item.code.family == "LOSS"] == ["LOSS004", "LOSS005", "LOSS003"]
    assert sorted(name for name, _ in pages(package)) == [
        "index.html", "page-check.html", "page-exam.html", "page-look.html", "page-think.html"
    ]  # fmt: skip
    assert not [name for name in package if name.endswith((".js", ".gif"))]
    assert "media/well.svg" in package
    for name, page in pages(package):
        asked, _ = links(page)
        assert not [
            link for link in asked if link.kind == "module" or (link.kind == "script" and not link.address.endswith((".css", "data:,")))
        ]
        for link in asked:
            target = resolved(name, link.address)
            if target.kind == "inside" and target.fragment:
                assert target.fragment in links(package[target.name].decode())[1], (name, link)
        assert "<script" not in page
    everything = "".join(page for _, page in pages(package))
    assert "Only for you" not in everything
    assert "facilitator's plan" not in everything
    assert "Yes, a hole." in package["page-look.html"].decode()
    assert "12 m" in package["page-check.html"].decode()
    assert "nothing is reported" in package["page-check.html"].decode()
    # A quiz that never tells its answers does not tell them here.
    assert "<details" not in package["page-exam.html"].decode()
    assert 'href="page-check.html"' in package["page-look.html"].decode()


def test_the_tree_is_module_and_unit_with_titles_that_moodle_shows_rightly(tmp_path: Path) -> None:
    _, package = made(tmp_path)
    root = parse(package["imsmanifest.xml"])
    organization = next(root.iter(qualified(NAMESPACE, "organization")))
    tree = [
        (
            item.findtext(qualified(NAMESPACE, "title")),
            [one.findtext(qualified(NAMESPACE, "title")) for one in item.findall(qualified(NAMESPACE, "item"))],
        )
        for item in organization.findall(qualified(NAMESPACE, "item"))
    ]
    assert tree == [("Contents", []), ("Wells", ["Look if 1 ‹ 2 & there", "Check", "Exam", "Think"])]
    assert b"&#" not in package["imsmanifest.xml"]


def test_a_facilitators_package_has_the_sessions(tmp_path: Path) -> None:
    _, package = made(tmp_path, audience="facilitator")
    assert "facilitator's plan" in package["page-talk.html"].decode()
    assert "Only for you" in package["page-look.html"].decode()


@settings(max_examples=500 if FULL else 50)
@given(cut=st.integers(0, len(MANIFEST)), text=st.text(alphabet='<>="/ a:i.%&#\\[]', max_size=30), page=st.binary(max_size=40))
def test_rubbish_never_raises(cut: int, text: str, page: bytes) -> None:
    for manifest in (MANIFEST[:cut] + text + MANIFEST[cut:], MANIFEST.replace("style.css", re.sub('[<&"]', "", text)), text):
        tree = valid_tree() | {"imsmanifest.xml": manifest.encode(), "one.html": page}
        imscp.recognises(Package(tree))
        IMSCP.found(tree)
