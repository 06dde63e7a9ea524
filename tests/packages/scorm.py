"""
Ways to break a package of either SCORM alike: the same change to both, and findings of one number.
"""

from __future__ import annotations

import re

from tests.packages.changes import MANIFEST, Change, Tree, both, cut, drop, move, put, swap


LONG = "w" * 201


def recode(encoding: str, declared: str) -> Change:
    def change(tree: Tree) -> None:
        text = tree[MANIFEST].decode().replace(" – اصول", " é").replace('encoding="UTF-8"', f'encoding="{declared}"')
        tree[MANIFEST] = text.encode(encoding)

    return change


def prefix(tree: Tree) -> None:
    text = re.sub(r"(</?)(?=[a-z]+[\s>/])", r"\1cp:", tree[MANIFEST].decode())
    tree[MANIFEST] = text.replace("xmlns=", "xmlns:cp=").encode()


def alike(family: str, sheet: str) -> list[tuple[str, str, Change]]:
    """
    Return the ways for the package whose codes are of *family*; *sheet* is the resource of an asset in it.
    """
    return [
        (f"{family}001", "no manifest", drop(MANIFEST)),
        (f"{family}002", "manifest in a folder", lambda tree: tree.update({f"course/{name}": tree.pop(name) for name in list(tree)})),
        (f"{family}003", "manifest in capitals", move(MANIFEST, "IMSManifest.XML")),
        (f"{family}004", "tag left open", swap("</resources>", "")),
        (f"{family}004", "bare ampersand", swap("Sources &amp; wells", "Sources & wells")),
        (f"{family}004", "metadata record not well-formed", put("meta/course.xml", b"<lom>")),
        (f"{family}005", "document type", swap("<manifest ", "<!DOCTYPE manifest [<!ENTITY a 'b'>]><manifest ")),
        (f"{family}006", "byte-order mark", lambda tree: tree.update({MANIFEST: b"\xef\xbb\xbf" + tree[MANIFEST]})),
        (f"{family}007", "Latin-1 bytes declared as UTF-8", recode("latin-1", "UTF-8")),
        (f"{family}008", "Latin-1 declared", recode("latin-1", "ISO-8859-1")),
        (f"{family}009", "other root element", swap("<manifest ", "<lesson ", "</manifest>", "</lesson>")),
        (
            f"{family}011",
            "more than 100 MB",
            both(
                put("film.mp4", bytes(101 << 20)),
                swap('<file href="shared/api.js"/>', '<file href="shared/api.js"/><file href="film.mp4"/>'),
            ),
        ),
        (f"{family}017", "prefix before all elements", prefix),
        (f"{family}018", "another prefix for ADL", swap("adlcp:", "adl:", "xmlns:adlcp", "xmlns:adl")),
        (f"{family}019", "decimal reference", swap("Sources", "Sources&#233;")),
        (f"{family}020", "CDATA", swap("Sources &amp; wells", "<![CDATA[Sources & wells]]>")),
        (f"{family}023", "unknown element", swap("</resources>", "<wells/></resources>")),
        (f"{family}023", "unknown attribute", swap("<resources>", '<resources colour="red">')),
        (
            f"{family}023",
            "schemaversion before schema",
            swap("<schema>ADL SCORM</schema>", "", "</schemaversion>", "</schemaversion><schema>ADL SCORM</schema>"),
        ),
        (f"{family}023", "text between elements", swap("<resources>", "<resources>wells")),
        (f"{family}023", "file without href", swap('<file href="shared/style.css"/>', '<file href="shared/style.css"/><file/>')),
        (f"{family}023", "unknown element in a metadata record", swap("</general>", "</general><wells/>", member="meta/course.xml")),
        (f"{family}025", "no metadata", cut(r"<metadata>\s*<schema>.*?</metadata>")),
        (f"{family}026", "no schema", cut(r"<schema>.*?</schema>")),
        (f"{family}027", "schema in other words", swap("ADL SCORM", "ADL-SCORM")),
        (f"{family}028", "no schemaversion", cut(r"<schemaversion>.*?</schemaversion>")),
        (f"{family}030", "metadata record missing", drop("meta/course.xml")),
        (f"{family}031", "no organizations", both(cut(r"<organizations .*</organizations>"), drop("meta/course.xml"))),
        (
            f"{family}032",
            "no organization",
            both(cut(r"<organization .*</organization>"), swap(' default="course"', ""), drop("meta/course.xml")),
        ),
        (f"{family}033", "no default", swap(' default="course"', "")),
        (f"{family}034", "default names nothing", swap('default="course"', 'default="Course"')),
        (f"{family}035", "organization without title", cut(r"<title>Clean.*?</title>")),
        (
            f"{family}036",
            "organization without item",
            swap("</organization>", '</organization><organization identifier="bare"><title>Bare</title></organization>'),
        ),
        (f"{family}037", "structure of one's own", swap('structure="hierarchical"', 'structure="tree"')),
        (f"{family}038", "long title", swap("Sources &amp; wells", LONG)),
        (f"{family}039", "empty title", swap("Sources &amp; wells", " ")),
        (f"{family}040", "title 0", swap("Sources &amp; wells", "0")),
        (f"{family}040", "data 0", swap(">mode=full<", ">0<")),
        (f"{family}041", "item without identifier", swap('<item identifier="sheet" ', "<item ")),
        (f"{family}041", "organization without identifier", swap('<organization identifier="course" ', "<organization ")),
        (f"{family}042", "identifier starts with a digit", swap('identifier="sheet"', 'identifier="1sheet"')),
        (f"{family}043", "identifier twice", swap('identifier="sheet"', 'identifier="two"')),
        (f"{family}044", "item without title", cut(r"<title>Sources.*?</title>")),
        (f"{family}045", "item without resource", swap(' identifierref="res_sheet"', "")),
        (f"{family}046", "item refers to nothing", swap('identifierref="res_sheet"', 'identifierref="Res_sheet"')),
        (
            f"{family}047",
            "branch with resource",
            swap('<item identifier="chapter">', '<item identifier="chapter" identifierref="res_sheet">'),
        ),
        (f"{family}048", "isvisible yes", swap('isvisible="true"', 'isvisible="yes"')),
        (f"{family}049", "parameters without form", swap("?lang=en&amp;size=2", "english please")),
        (f"{family}050", "parameters too long", swap("?lang=en", "?lang=" + "e" * 1000)),
        (f"{family}051", "parameters at a branch", swap('identifier="chapter"', 'identifier="chapter" parameters="?a=b"')),
        (f"{family}057", "time limit action in capitals", swap("continue,no message", "Continue")),
        (f"{family}064", "no resources", cut(r"<resources>.*</resources>")),
        (f"{family}065", "resource without type", swap('identifier="style" type="webcontent"', 'identifier="style"')),
        (f"{family}066", "resource of another type", swap('identifier="style" type="webcontent"', 'identifier="style" type="text/css"')),
        (f"{family}070", "SCO without href", swap(' href="one/index.html">', ">")),
        (f"{family}071", "entry not among the files", cut(r'<file href="two/index.html"/>')),
        (f"{family}072", "file missing", drop("shared/style.css")),
        (f"{family}072", "entry missing", swap('href="two/index.html">', 'href="two/start.html">')),
        (f"{family}073", "file in other letters", move("shared/style.css", "shared/Style.css")),
        (f"{family}074", "leading slash", swap('"shared/style.css"', '"/shared/style.css"')),
        (f"{family}074", "above the package", swap('"shared/style.css"', '"../shared/style.css"')),
        (
            f"{family}075",
            "page on the web",
            both(drop("sheet.html"), swap('<file href="./sheet.html"/>', "", 'href="sheet.html"', 'href="https://example.org/sheet.html"')),
        ),
        (f"{family}076", "query in href", swap('href="two/index.html">', 'href="two/index.html?lang=en">')),
        (f"{family}077", "space in href", swap("well%20map", "well map")),
        (
            f"{family}078",
            "xml:base on resources",
            swap(
                "<resources>",
                '<resources xml:base="shared/">',
                'href="one/',
                'href="../one/',
                'href="two/',
                'href="../two/',
                'href="sheet',
                'href="../sheet',
                'href="./sheet',
                'href="../sheet',
                'href="shared/',
                'href="',
            ),
        ),
        (
            f"{family}079",
            "xml:base without slash",
            swap('identifier="style"', 'xml:base="shared" identifier="style"', 'href="shared/style', 'href="style'),
        ),
        (f"{family}080", "resource that nobody needs", swap("</resources>", sheet.replace("res_sheet", "spare") + "</resources>")),
        (f"{family}081", "dependency on nothing", swap('<dependency identifierref="style"/>', '<dependency identifierref="styles"/>')),
        (
            f"{family}082",
            "dependency on itself",
            swap('<file href="shared/style.css"/>', '<file href="shared/style.css"/><dependency identifierref="shared"/>'),
        ),
        (f"{family}083", "file in no resource", put("notes.html", b"<p>Notes</p>")),
        (
            f"{family}084",
            "file listed twice",
            swap('<file href="shared/api.js"/>', '<file href="shared/api.js"/><file href="shared/api.js"/>'),
        ),
        (f"{family}085", "sheet first", swap(sheet, "", "<resources>", "<resources>" + sheet)),
        (f"{family}086", "empty entry page", put("two/index.html", b"\n")),
        (
            f"{family}087",
            "SCO that never speaks",
            swap('<file href="two/index.html"/>\n      <dependency identifierref="shared"/>', '<file href="two/index.html"/>'),
        ),
        (f"{family}090", "no session time", swap("session_time", "time", member="shared/api.js")),
        (f"{family}093", "unload alone", swap("pagehide", "beforeunload", member="shared/api.js")),
        (f"{family}096", "unknown attribute of ADL", swap('identifier="style"', 'adlcp:depth="3" identifier="style"')),
    ]
