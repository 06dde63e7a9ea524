"""
A content package that is right, not made by our writer, and ways to break it, each in one way.
"""

from __future__ import annotations

from tests.packages.changes import Change, Tree, both, drop, into_folder, move, put
from tests.packages.changes import swap_first as swap


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" identifier="water" version="1">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.4</schemaversion>
    <lom:lom><lom:general><lom:title><lom:string language="en">Water</lom:string></lom:title></lom:general></lom:lom>
  </metadata>
  <organizations default="toc">
    <organization identifier="toc">
      <title>Clean water</title>
      <item identifier="chapter">
        <title>Sources &amp; wells</title>
        <item identifier="one" identifierref="r-one"><title>Springs</title></item>
        <item identifier="two" identifierref="r-two" isvisible="true"><title>Wells</title></item>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="r-one" type="webcontent" href="one.html">
      <file href="one.html"/>
      <dependency identifierref="shared"/>
    </resource>
    <resource identifier="r-two" type="webcontent" xml:base="more/" href="two%20b.html">
      <file href="two%20b.html"/>
      <file href="../media/map.svg"/>
    </resource>
    <resource identifier="shared" type="webcontent"><file href="style.css"/></resource>
  </resources>
</manifest>
"""


def valid_tree() -> Tree:
    return {
        "imsmanifest.xml": MANIFEST.encode(),
        "one.html": b'<link rel="stylesheet" href="style.css"><h1 id="top">Springs</h1><a href="more/two%20b.html">on</a> <a href="#top">up</a>',
        "more/two b.html": b'<h1>Wells</h1><img src="../media/map.svg" alt="Map"><a href="https://example.org/">more</a>',
        "media/map.svg": b"<svg/>",
        "style.css": b"h1{color:navy}",
    }


def prefixed(tree: Tree) -> None:
    text = tree["imsmanifest.xml"].decode().replace("xmlns=", "xmlns:cp=")
    for name in ("manifest", "metadata", "schema", "schemaversion", "organizations", "organization", "title", "item", "resources",
                 "resource", "file", "dependency"):  # fmt: skip
        for end in (">", " ", "/"):
            text = text.replace(f"<{name}{end}", f"<cp:{name}{end}").replace(f"</{name}{end}", f"</cp:{name}{end}")
    tree["imsmanifest.xml"] = text.encode()


def without_organization(tree: Tree) -> None:
    text = tree["imsmanifest.xml"].decode()
    start, end = text.index("<organizations"), text.index("</organizations>")
    tree["imsmanifest.xml"] = (text[:start] + "<organizations>" + text[end:]).encode()


def without_items(tree: Tree) -> None:
    text = tree["imsmanifest.xml"].decode()
    start, end = text.index('<item identifier="chapter"'), text.index("    </organization>")
    tree["imsmanifest.xml"] = (text[:start] + text[end:]).encode()


def root_called(name: str) -> Change:
    return both(swap("<manifest", f"<{name}"), swap("</manifest", f"</{name}"))


def between(start: str, end: str) -> Change:
    """Cut the manifest from *start* up to and with *end*."""

    def change(tree: Tree) -> None:
        text = tree["imsmanifest.xml"].decode()
        first, last = text.index(start), text.index(end) + len(end)
        tree["imsmanifest.xml"] = (text[:first] + text[last:]).encode()

    return change


def recoded(encoding: str, declared: str) -> Change:
    def change(tree: Tree) -> None:
        text = tree["imsmanifest.xml"].decode().replace("Springs", "Sources à l'eau").replace('encoding="UTF-8"', f'encoding="{declared}"')
        tree["imsmanifest.xml"] = text.encode(encoding)

    return change


def listed(name: str, data: bytes) -> Change:
    return both(put(name, data), swap('<file href="style.css"/>', f'<file href="style.css"/><file href="{name}"/>'))


INNER = (
    '<manifest identifier="inner"><organizations><organization identifier="none"><title>None</title><item identifier="no" identifierref="r-one">'
    "<title>No</title></item></organization></organizations><resources/></manifest>"
)
LOCATION = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd"'
)
BROKEN: list[tuple[str, str, Change]] = [
    ("CP001", "no manifest", drop("imsmanifest.xml")),
    ("CP002", "the folder is zipped", into_folder),
    ("CP003", "the manifest is cut off", swap("</manifest>", "")),
    ("CP030", "a document type", swap("<manifest", "<!DOCTYPE manifest><manifest")),
    ("CP004", "another namespace", swap("imscp_v1p1", "imscp_v9")),
    ("CP005", "another schema", swap("IMS Content", "Content")),
    ("CP006", "no such version", swap("1.1.4", "1.1.9")),
    ("CP007", "no organization", without_organization),
    ("CP008", "no such default", swap('default="toc"', 'default="index"')),
    ("CP009", "no item", without_items),
    ("CP010", "no title", swap("<title>Springs</title>", "")),
    ("CP034", "an empty title", swap("Clean water", " ")),
    ("CP011", "an identifier twice", swap('item identifier="two"', 'item identifier="one"')),
    ("CP012", "a digit in front", swap('item identifier="two"', 'item identifier="2"')),
    ("CP013", "an item refers to nothing", swap('identifierref="r-two"', 'identifierref="r-three"')),
    ("CP038", "a dependency on nothing", swap('dependency identifierref="shared"', 'dependency identifierref="common"')),
    ("CP014", "an item leads to nothing", swap("</organization>", '<item identifier="x"><title>X</title></item></organization>')),
    ("CP015", "nothing to open", swap(' href="one.html">', ">")),
    ("CP016", "a file is lost", drop("media/map.svg")),
    ("CP016", "a listed file that never was", swap('<file href="style.css"/>', '<file href="style.css"/><file href="no.css"/>')),
    ("CP040", "a name in other letters", swap('<file href="style.css"/>', '<file href="Style.css"/>')),
    ("CP017", "the opened file is not listed", swap('<file href="one.html"/>', "")),
    ("CP018", "a path above the package", swap('<file href="style.css"/>', '<file href="style.css"/><file href="../x.css"/>')),
    ("CP018", "a path from the root", swap('<file href="style.css"/>', '<file href="style.css"/><file href="/x.css"/>')),
    ("CP019", "a bare space", swap('<file href="two%20b.html"/>', '<file href="two b.html"/>')),
    ("CP020", "a page on the web", swap('<file href="style.css"/>', '<file href="style.css"/><file href="https://example.org/x.css"/>')),
    ("CP021", "a prefix", prefixed),
    ("CP022", "markup in a title", swap("Springs", "&lt;b>Springs&lt;/b>")),
    ("CP023", "an image is opened", swap('href="two%20b.html">', 'href="../media/map.svg">')),
    ("CP024", "a file in no resource", put("notes.txt")),
    ("CP025", "a resource of nobody", swap("</resources>", '<resource identifier="x" type="webcontent"/></resources>')),
    ("CP026", "a broken link", swap("more/two%20b.html", "more/three.html", "one.html")),
    ("CP026", "a link above the package", swap("more/two%20b.html", "../three.html", "one.html")),
    ("CP027", "a script from the web", swap("<h1", "<script src='//example.org/x.js'></script><h1", "one.html")),
    ("CP028", "an element of nobody", swap("<organizations default", "<contents/><organizations default")),
    ("CP048", "a resource without type", swap('identifier="r-one" type="webcontent"', 'identifier="r-one"')),
    ("CP043", "isvisible is no truth", swap('isvisible="true"', 'isvisible="yes"')),
    ("CP028", "an attribute of nobody", swap("<resources>", '<resources colour="red">')),
    ("CP028", "a file without href", swap('<file href="style.css"/>', '<file href="style.css"/><file/>')),
    ("CP028", "text between elements", swap("<resources>", "<resources>water")),
    ("CP028", "metadata behind the organizations", swap("</organizations>", "</organizations><metadata/>")),
    ("CP028", "an element that LOM does not have", swap("</lom:general>", "</lom:general><lom:wells/>")),
    ("CP029", "the manifest in capitals", move("imsmanifest.xml", "IMSManifest.xml")),
    ("CP031", "another outermost element", root_called("lesson")),
    ("CP032", "no organizations", between("  <organizations", "</organizations>\n")),
    ("CP033", "an organization without title", swap("      <title>Clean water</title>\n", "")),
    ("CP035", "a long title", swap("Springs", "S" * 201)),
    ("CP036", "a title that is 0", swap("Springs", "0")),
    ("CP037", "an item without identifier", swap('<item identifier="two" ', "<item ")),
    ("CP037", "a resource without identifier", swap('<resource identifier="r-two" ', "<resource ")),
    (
        "CP039",
        "a resource that depends on itself",
        swap('<file href="style.css"/>', '<file href="style.css"/><dependency identifierref="shared"/>'),
    ),
    (
        "CP039",
        "two that depend on each other",
        swap('<file href="style.css"/>', '<file href="style.css"/><dependency identifierref="r-one"/>'),
    ),
    ("CP040", "a file in capitals", both(move("style.css", "STYLE.css"), swap('href="style.css"', 'href="STYLE.css"', "one.html"))),
    ("CP041", "a manifest in the manifest", swap("</resources>", f"</resources>{INNER}")),
    ("CP042", "a structure of one's own", swap('organization identifier="toc"', 'organization identifier="toc" structure="mesh"')),
    ("CP043", "isvisible in capitals", swap('isvisible="true"', 'isvisible="TRUE"')),
    ("CP044", "parameters that are none", swap('identifierref="r-two"', 'identifierref="r-two" parameters="page two"')),
    ("CP045", "long parameters", swap('identifierref="r-two"', f'identifierref="r-two" parameters="?a={"x" * 1000}"')),
    ("CP046", "parameters of a heading", swap('<item identifier="chapter"', '<item identifier="chapter" parameters="?a=b"')),
    ("CP047", "no resources", between("  <resources>", "</resources>\n")),
    ("CP049", "a type of another standard", swap('identifier="shared" type="webcontent"', 'identifier="shared" type="webContent"')),
    ("CP050", "a query behind a name", swap('href="one.html">', 'href="one.html?lang=en">')),
    ("CP051", "a file listed twice", swap('<file href="style.css"/>', '<file href="style.css"/><file href="style.css"/>')),
    ("CP052", "an empty page", put("one.html", b" ")),
    ("CP053", "bytes of another encoding", recoded("latin-1", "UTF-8")),
    ("CP054", "Latin-1", recoded("latin-1", "ISO-8859-1")),
    ("CP055", "a byte order mark", put("imsmanifest.xml", b"\xef\xbb\xbf" + MANIFEST.encode())),
    ("CP056", "a film of 101 MB", listed("film.mp4", bytes(101 << 20))),
    ("CP057", "a schema file that is not there", swap('identifier="water"', f'{LOCATION} identifier="water"')),
    (
        "CP058",
        "a schema file that is cut off",
        both(swap('identifier="water"', f'{LOCATION} identifier="water"'), put("imscp_v1p1.xsd", b"<xs:schema")),
    ),
    ("CP059", "an odd number of words", swap('identifier="water"', f'{LOCATION.replace(" imscp_v1p1.xsd", "")} identifier="water"')),
    ("CP060", "an element of somebody else's", swap("</metadata>", '<x:wells xmlns:x="https://example.org/x"/></metadata>')),
    ("CP016", "an opened page is lost", drop("one.html")),
    ("CP018", "a drive", swap('<file href="style.css"/>', '<file href="style.css"/><file href="C:/x.css"/>')),
    ("CP018", "a broken percent sign", swap('<file href="style.css"/>', '<file href="style.css"/><file href="x%2.css"/>')),
    ("CP012", "an identifier with a space", swap('identifier="water"', 'identifier="clean water"')),
]
