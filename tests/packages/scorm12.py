"""
A rich SCORM 1.2 package that is right, not made by our writer, and a hundred ways to break it, each in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources

from clic_scorm.formats.scorm12 import names


VALID = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with &#233; and <![CDATA[ in it is nobody's business -->
<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  identifier="manifest_water" version="1.0"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring xml:lang="en">Clean water</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom>
  </metadata>
  <organizations default="course">
    <organization identifier="course" structure="hierarchical">
      <title>Clean water – اصول</title>
      <item identifier="one" identifierref="res_one" isvisible="true" parameters="?lang=en&amp;size=2">
        <title>Sources &amp; wells</title>
        <adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>
        <adlcp:timelimitaction>continue,no message</adlcp:timelimitaction>
        <adlcp:datafromlms>mode=full</adlcp:datafromlms>
        <adlcp:masteryscore>80</adlcp:masteryscore>
      </item>
      <item identifier="chapter">
        <title>Practice</title>
        <item identifier="two" identifierref="res_two">
          <title>Test a well</title>
          <adlcp:prerequisites type="aicc_script">one&amp;(~chapter|one=passed)</adlcp:prerequisites>
          <adlcp:masteryscore>66.5</adlcp:masteryscore>
        </item>
        <item identifier="sheet" identifierref="res_sheet" isvisible="false"><title>Sheet</title></item>
      </item>
      <metadata><adlcp:location>meta/course.xml</adlcp:location></metadata>
    </organization>
  </organizations>
  <resources>
    <resource identifier="res_one" type="webcontent" adlcp:scormtype="sco" href="one/index.html">
      <file href="one/index.html"/>
      <file href="one/well%20map.svg"/>
      <dependency identifierref="shared"/>
    </resource>
    <resource identifier="res_two" type="webcontent" adlcp:scormtype="sco" href="two/index.html">
      <file href="two/index.html"/>
      <dependency identifierref="shared"/>
    </resource>
    <resource identifier="res_sheet" type="webcontent" adlcp:scormtype="asset" href="sheet.html"><file href="./sheet.html"/></resource>
    <resource identifier="shared" type="webcontent" adlcp:scormtype="asset">
      <file href="shared/api.js"/>
      <dependency identifierref="style"/>
    </resource>
    <resource identifier="style" type="webcontent" adlcp:scormtype="asset"><file href="shared/style.css"/></resource>
  </resources>
</manifest>
"""
RECORD = """<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><title><langstring xml:lang="en">Water</langstring></title></general></lom>"""
API = """
addEventListener("pagehide", end); addEventListener("unload", end);
function start() { api.LMSInitialize(""); api.LMSSetValue("cmi.core.lesson_status", "incomplete"); api.LMSCommit(""); }
function end() { api.LMSSetValue("cmi.core.session_time", "00:01:00"); api.LMSSetValue("cmi.core.exit", "suspend"); api.LMSFinish(""); }
"""
PAGE = '<!DOCTYPE html><title>Page</title><script src="../shared/api.js"></script>'

Tree = dict[str, bytes]
Change = Callable[[Tree], None]


def valid_tree() -> Tree:
    tree = {
        names.MANIFEST: VALID.encode(),
        "one/index.html": PAGE.encode(),
        "one/well map.svg": b"<svg/>",
        "two/index.html": PAGE.encode(),
        "sheet.html": b"<p>Sheet</p>",
        "shared/api.js": API.encode(),
        "shared/style.css": b"p { margin: 0 }",
        "meta/course.xml": RECORD.encode(),
    }
    folder = resources.files("clic_scorm.schemas") / "scorm12"
    return tree | {name: (folder / name).read_bytes() for name in names.CONTROL_DOCUMENTS}


def swap(*pairs: str, member: str = names.MANIFEST) -> Change:
    def change(tree: Tree) -> None:
        text = tree[member].decode()
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text, old
            text = text.replace(old, new)
        tree[member] = text.encode()

    return change


def cut(pattern: str) -> Change:
    def change(tree: Tree) -> None:
        text, number = re.subn(pattern, "", tree[names.MANIFEST].decode(), flags=re.DOTALL)
        assert number, pattern
        tree[names.MANIFEST] = text.encode()

    return change


def put(name: str, data: bytes) -> Change:
    return lambda tree: tree.update({name: data})


def drop(name: str) -> Change:
    def change(tree: Tree) -> None:
        del tree[name]

    return change


def move(old: str, new: str) -> Change:
    return lambda tree: tree.update({new: tree.pop(old)})


def recode(encoding: str, declared: str) -> Change:
    def change(tree: Tree) -> None:
        text = VALID.replace(" – اصول", " é").replace('encoding="UTF-8"', f'encoding="{declared}"')
        tree[names.MANIFEST] = text.encode(encoding)

    return change


def both(*changes: Change) -> Change:
    def change(tree: Tree) -> None:
        for one in changes:
            one(tree)

    return change


def flatten_to_assets(tree: Tree) -> None:
    swap('"sco"', '"asset"')(tree)
    cut(r"<adlcp:(maxtimeallowed|timelimitaction|datafromlms|masteryscore)>.*?</adlcp:\1>")(tree)


CONTENT = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
NO_CONTROL = both(*(drop(name) for name in names.CONTROL_DOCUMENTS))
SCHEMA_LOCATION = r'\s*xsi:schemaLocation="[^"]*"'
SHEET = (
    '<resource identifier="res_sheet" type="webcontent" adlcp:scormtype="asset" href="sheet.html"><file href="./sheet.html"/></resource>'
)
ONE = '<item identifier="one" identifierref="res_one"'
LONG = "w" * 201

BROKEN: list[tuple[str, str, Change]] = [
    ("S12001", "no manifest", drop(names.MANIFEST)),
    ("S12002", "manifest in a folder", lambda tree: tree.update({f"course/{name}": tree.pop(name) for name in list(tree)})),
    ("S12003", "manifest in capitals", move(names.MANIFEST, "IMSManifest.XML")),
    ("S12004", "tag left open", swap("</resources>", "")),
    ("S12004", "empty manifest", put(names.MANIFEST, b"")),
    ("S12004", "bare ampersand", swap("Sources &amp; wells", "Sources & wells")),
    ("S12004", "unknown entity", swap("Sources &amp; wells", "Sources&nbsp;wells")),
    ("S12004", "metadata record not well-formed", put("meta/course.xml", b"<lom>")),
    ("S12005", "document type", swap("<manifest ", "<!DOCTYPE manifest [<!ENTITY a 'b'>]><manifest ")),
    ("S12005", "document type from outside", swap("<manifest ", '<!DOCTYPE manifest SYSTEM "file:///etc/passwd"><manifest ')),
    ("S12005", "document type in a metadata record", put("meta/course.xml", b"<!DOCTYPE lom><lom/>")),
    ("S12006", "byte-order mark", put(names.MANIFEST, b"\xef\xbb\xbf" + VALID.encode())),
    ("S12007", "Latin-1 bytes declared as UTF-8", recode("latin-1", "UTF-8")),
    ("S12008", "Latin-1 declared", recode("latin-1", "ISO-8859-1")),
    ("S12009", "other root element", swap("<manifest ", "<lesson ", "</manifest>", "</lesson>")),
    ("S12010", "no namespace", swap(CONTENT, "")),
    ("S12010", "namespace mistyped", swap(CONTENT, 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1"')),
    (
        "S12011",
        "more than 100 MB",
        both(
            put("film.mp4", bytes(101 << 20)), swap('<file href="shared/api.js"/>', '<file href="shared/api.js"/><file href="film.mp4"/>')
        ),
    ),
    ("S12012", "control document missing", drop("adlcp_rootv1p2.xsd")),
    ("S12012", "imported schema missing", drop("ims_xml.xsd")),
    ("S12013", "control document cut off", put("imsmd_rootv1p2p1.xsd", b"<xs:schema")),
    ("S12014", "no schemaLocation", cut(SCHEMA_LOCATION)),
    ("S12015", "schemaLocation without ADL", swap("http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd ", "")),
    ("S12016", "schemaLocation with an odd word", swap("rootv1p2 adlcp_rootv1p2.xsd", "rootv1p2")),
    (
        "S12017",
        "prefix before all elements",
        lambda tree: tree.update(
            {names.MANIFEST: re.sub(r"(</?)(?=[a-z]+[\s>/])", r"\1cp:", VALID).replace("xmlns=", "xmlns:cp=").encode()}
        ),
    ),
    ("S12018", "another prefix for ADL", swap("adlcp:", "adl:", "xmlns:adlcp", "xmlns:adl")),
    ("S12019", "decimal reference", swap("Sources", "Sources&#233;")),
    ("S12019", "hexadecimal reference in an attribute", swap("?lang=en", "?lang=&#x65;n")),
    ("S12020", "CDATA", swap("Sources &amp; wells", "<![CDATA[Sources & wells]]>")),
    (
        "S12021",
        "element of SCORM 2004",
        swap("</organization>", '<s:sequencing xmlns:s="http://www.imsglobal.org/xsd/imsss"/></organization>'),
    ),
    (
        "S12021",
        "ADL namespace of 2004 on scormtype",
        swap(
            'adlcp:scormtype="asset" href="sheet.html"',
            'b:scormtype="asset" xmlns:b="http://www.adlnet.org/xsd/adlcp_v1p3" b:x="" href="sheet.html"',
        ),
    ),
    (
        "S12022",
        "metadata of another year",
        swap("</imsmd:lom>", '</imsmd:lom><l:lom xmlns:l="http://www.imsglobal.org/xsd/imsmd_v1p2"><l:general/></l:lom>'),
    ),
    ("S12022", "metadata record of another year", put("meta/course.xml", b'<lom xmlns="http://ltsc.ieee.org/xsd/LOM"/>')),
    ("S12023", "unknown element", swap("</resources>", "<wells/></resources>")),
    ("S12023", "unknown attribute", swap("<resources>", '<resources colour="red">')),
    (
        "S12023",
        "schemaversion before schema",
        swap("<schema>ADL SCORM</schema>", "", "</schemaversion>", "</schemaversion><schema>ADL SCORM</schema>"),
    ),
    ("S12023", "text between elements", swap("<resources>", "<resources>wells")),
    ("S12023", "version too long", swap('version="1.0"\n', f'version="{LONG}"\n')),
    ("S12023", "file without href", swap('<file href="shared/style.css"/>', '<file href="shared/style.css"/><file/>')),
    (
        "S12023",
        "dependency without reference",
        swap('<dependency identifierref="style"/>', '<dependency identifierref="style"/><dependency/>'),
    ),
    ("S12023", "unknown element in LOM", swap("</imsmd:general>", "</imsmd:general><imsmd:wells/>")),
    ("S12023", "unknown element in a metadata record", swap("</general>", "</general><wells/>", member="meta/course.xml")),
    (
        "S12024",
        "manifest in manifest",
        swap("</resources>", '</resources><manifest identifier="inner"><organizations/><resources/></manifest>'),
    ),
    ("S12025", "no metadata", cut(r"<metadata>\s*<schema>.*?</metadata>")),
    ("S12026", "no schema", cut(r"<schema>.*?</schema>")),
    ("S12027", "schema in other words", swap("ADL SCORM", "ADL-SCORM")),
    ("S12028", "no schemaversion", cut(r"<schemaversion>.*?</schemaversion>")),
    ("S12029", "schemaversion with a space", swap(">1.2<", ">1.2 <")),
    ("S12029", "schemaversion of 2004", swap(">1.2<", ">CAM 1.3<")),
    ("S12030", "metadata record missing", drop("meta/course.xml")),
    ("S12031", "no organizations", both(cut(r"<organizations .*</organizations>"), drop("meta/course.xml"))),
    ("S12032", "no organization", both(cut(r"<organization .*</organization>"), swap(' default="course"', ""), drop("meta/course.xml"))),
    ("S12033", "no default", swap(' default="course"', "")),
    ("S12034", "default names nothing", swap('default="course"', 'default="Course"')),
    ("S12035", "organization without title", cut(r"<title>Clean.*?</title>")),
    (
        "S12036",
        "organization without item",
        swap("</organization>", '</organization><organization identifier="bare"><title>Bare</title></organization>'),
    ),
    ("S12037", "structure of one's own", swap('structure="hierarchical"', 'structure="tree"')),
    ("S12038", "long title", swap("Sources &amp; wells", LONG)),
    ("S12039", "empty title", swap("Sources &amp; wells", " ")),
    ("S12040", "title 0", swap("Sources &amp; wells", "0")),
    ("S12040", "mastery score 0", swap(">80<", ">0<")),
    ("S12040", "data 0", swap(">mode=full<", ">0<")),
    ("S12041", "item without identifier", swap('<item identifier="sheet" ', "<item ")),
    ("S12041", "resource without identifier", swap('<resource identifier="res_two" ', "<resource ")),
    ("S12041", "organization without identifier", swap('<organization identifier="course" ', "<organization ")),
    ("S12042", "identifier starts with a digit", swap('identifier="sheet"', 'identifier="1sheet"')),
    ("S12042", "identifier with a space", swap('"manifest_water"', '"manifest water"')),
    ("S12043", "identifier twice", swap('identifier="sheet"', 'identifier="two"')),
    ("S12043", "resource has an item's identifier", swap('"style"', '"sheet"')),
    ("S12044", "item without title", cut(r"<title>Sources.*?</title>")),
    ("S12044", "title in capitals", swap("<title>Sources &amp; wells</title>", "<Title>Sources</Title>")),
    ("S12045", "item without resource", swap(' identifierref="res_sheet"', "")),
    ("S12046", "item refers to nothing", swap('identifierref="res_sheet"', 'identifierref="Res_sheet"')),
    ("S12047", "branch with resource", swap('<item identifier="chapter">', '<item identifier="chapter" identifierref="res_sheet">')),
    ("S12048", "isvisible yes", swap('isvisible="true"', 'isvisible="yes"')),
    ("S12049", "parameters without form", swap("?lang=en&amp;size=2", "english please")),
    ("S12050", "parameters too long", swap("?lang=en", "?lang=" + "e" * 1000)),
    ("S12051", "parameters at a branch", swap('identifier="chapter"', 'identifier="chapter" parameters="?a=b"')),
    ("S12052", "mastery score of an asset", swap("<title>Sheet</title>", "<title>Sheet</title><adlcp:masteryscore>5</adlcp:masteryscore>")),
    ("S12052", "data at a branch", swap("</item>\n      <metadata>", "<adlcp:datafromlms>x</adlcp:datafromlms></item>\n      <metadata>")),
    (
        "S12053",
        "mastery score of the organization",
        swap("</metadata>\n    </organization>", "</metadata><adlcp:masteryscore>5</adlcp:masteryscore></organization>"),
    ),
    (
        "S12054",
        "two mastery scores",
        swap(">80</adlcp:masteryscore>", ">80</adlcp:masteryscore><adlcp:masteryscore>81</adlcp:masteryscore>"),
    ),
    ("S12055", "mastery score 8000", swap(">80<", ">8000<")),
    ("S12055", "mastery score in per cent", swap(">80<", ">80 %<")),
    ("S12055", "empty mastery score", swap(">80<", "><")),
    ("S12056", "30 minutes in words", swap("00:30:00", "30m")),
    ("S12057", "time limit action in capitals", swap("continue,no message", "Continue")),
    ("S12058", "long data", swap("mode=full", "d" * 256)),
    ("S12059", "mastery score with spaces", swap(">80<", "> 80 <")),
    ("S12060", "prerequisites in JavaScript", swap("aicc_script", "javascript")),
    ("S12061", "prerequisites cut off", swap("one&amp;(~chapter|one=passed)", "one&amp;(~chapter")),
    ("S12062", "prerequisites name nothing", swap("one&amp;(~chapter|one=passed)", "three")),
    ("S12063", "assets alone", flatten_to_assets),
    ("S12064", "no resources", cut(r"<resources>.*</resources>")),
    ("S12065", "resource without type", swap('identifier="style" type="webcontent"', 'identifier="style"')),
    ("S12066", "resource of another type", swap('identifier="style" type="webcontent"', 'identifier="style" type="text/css"')),
    (
        "S12067",
        "no scormtype",
        swap('identifier="style" type="webcontent" adlcp:scormtype="asset"', 'identifier="style" type="webcontent"'),
    ),
    ("S12068", "scormtype in capitals", swap('adlcp:scormtype="sco" href="one', 'adlcp:scormtype="SCO" href="one')),
    ("S12069", "scormType", swap('adlcp:scormtype="sco" href="one', 'adlcp:scormType="sco" href="one')),
    ("S12069", "scormtype without prefix", swap('adlcp:scormtype="sco" href="one', 'scormtype="sco" href="one')),
    ("S12070", "SCO without href", swap(' href="one/index.html">', ">")),
    ("S12071", "entry not among the files", cut(r'<file href="two/index.html"/>')),
    ("S12072", "file missing", drop("shared/style.css")),
    ("S12072", "href mistyped", swap("shared/style.css", "shared/styles.css")),
    ("S12072", "entry missing", swap('href="two/index.html">', 'href="two/start.html">')),
    ("S12073", "file in other letters", move("shared/style.css", "shared/Style.css")),
    ("S12074", "leading slash", swap('"shared/style.css"', '"/shared/style.css"')),
    ("S12074", "backslash", swap('"shared/style.css"', '"shared\\style.css"')),
    ("S12074", "above the package", swap('"shared/style.css"', '"../shared/style.css"')),
    ("S12074", "drive", swap('"shared/style.css"', '"C:/shared/style.css"')),
    ("S12074", "broken percent sign", swap('"shared/style.css"', '"shared/style%2.css"')),
    (
        "S12075",
        "page on the web",
        both(drop("sheet.html"), swap('<file href="./sheet.html"/>', "", 'href="sheet.html"', 'href="https://example.org/sheet.html"')),
    ),
    ("S12076", "query in href", swap('href="two/index.html">', 'href="two/index.html?lang=en">')),
    ("S12077", "space in href", swap("well%20map", "well map")),
    (
        "S12078",
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
        "S12079",
        "xml:base without slash",
        swap('identifier="style"', 'xml:base="shared" identifier="style"', 'href="shared/style', 'href="style'),
    ),
    ("S12080", "resource that nobody needs", swap("</resources>", SHEET.replace("res_sheet", "spare") + "</resources>")),
    ("S12081", "dependency on nothing", swap('<dependency identifierref="style"/>', '<dependency identifierref="styles"/>')),
    (
        "S12082",
        "dependency on itself",
        swap('<file href="shared/style.css"/>', '<file href="shared/style.css"/><dependency identifierref="shared"/>'),
    ),
    ("S12083", "file in no resource", put("notes.html", b"<p>Notes</p>")),
    ("S12084", "file listed twice", swap('<file href="shared/api.js"/>', '<file href="shared/api.js"/><file href="shared/api.js"/>')),
    ("S12085", "sheet first", swap(SHEET, "", "<resources>", "<resources>" + SHEET)),
    ("S12086", "empty entry page", put("two/index.html", b"\n")),
    (
        "S12087",
        "SCO that never speaks",
        swap('<file href="two/index.html"/>\n      <dependency identifierref="shared"/>', '<file href="two/index.html"/>'),
    ),
    ("S12088", "no LMSFinish", swap("LMSFinish", "LMSEnd", member="shared/api.js")),
    ("S12089", "no status", swap("lesson_status", "status", member="shared/api.js")),
    ("S12090", "no session time", swap("session_time", "time", member="shared/api.js")),
    ("S12091", "no exit", swap("core.exit", "core.end", member="shared/api.js")),
    ("S12092", "no commit", swap("LMSCommit", "save", member="shared/api.js")),
    ("S12093", "unload alone", swap("pagehide", "beforeunload", member="shared/api.js")),
    ("S12094", "API of 2004", put("shared/api.js", b'API_1484_11.Initialize("")')),
    ("S12095", "asset calls the LMS", put("sheet.html", b'<script>API.LMSInitialize("")</script>')),
    ("S12096", "unknown element of ADL", swap("</adlcp:datafromlms>", "</adlcp:datafromlms><adlcp:wells/>")),
    ("S12096", "unknown attribute of ADL", swap('identifier="style"', 'adlcp:depth="3" identifier="style"')),
]
PER_SCO = {"S12088", "S12089", "S12090", "S12091", "S12092", "S12093", "S12094"}
