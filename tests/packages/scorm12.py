"""
A rich SCORM 1.2 package that is right, not made by our writer, and a hundred ways to break it, each in one way.
"""

from __future__ import annotations

from importlib import resources

from clic_scorm.formats.scorm12 import names
from tests.packages.changes import Change, Tree, both, cut, drop, put, swap
from tests.packages.scorm import LONG, alike


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

BROKEN: list[tuple[str, str, Change]] = [
    *alike("S12", SHEET),
    ("S12004", "empty manifest", put(names.MANIFEST, b"")),
    ("S12004", "unknown entity", swap("Sources &amp; wells", "Sources&nbsp;wells")),
    ("S12005", "document type from outside", swap("<manifest ", '<!DOCTYPE manifest SYSTEM "file:///etc/passwd"><manifest ')),
    ("S12005", "document type in a metadata record", put("meta/course.xml", b"<!DOCTYPE lom><lom/>")),
    ("S12010", "no namespace", swap(CONTENT, "")),
    ("S12010", "namespace mistyped", swap(CONTENT, 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1"')),
    ("S12012", "control document missing", drop("adlcp_rootv1p2.xsd")),
    ("S12012", "imported schema missing", drop("ims_xml.xsd")),
    ("S12013", "control document cut off", put("imsmd_rootv1p2p1.xsd", b"<xs:schema")),
    ("S12014", "no schemaLocation", cut(SCHEMA_LOCATION)),
    ("S12015", "schemaLocation without ADL", swap("http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd ", "")),
    ("S12016", "schemaLocation with an odd word", swap("rootv1p2 adlcp_rootv1p2.xsd", "rootv1p2")),
    ("S12019", "hexadecimal reference in an attribute", swap("?lang=en", "?lang=&#x65;n")),
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
    ("S12023", "version too long", swap('version="1.0"\n', f'version="{LONG}"\n')),
    (
        "S12023",
        "dependency without reference",
        swap('<dependency identifierref="style"/>', '<dependency identifierref="style"/><dependency/>'),
    ),
    ("S12023", "unknown element in LOM", swap("</imsmd:general>", "</imsmd:general><imsmd:wells/>")),
    (
        "S12024",
        "manifest in manifest",
        swap("</resources>", '</resources><manifest identifier="inner"><organizations/><resources/></manifest>'),
    ),
    ("S12029", "schemaversion with a space", swap(">1.2<", ">1.2 <")),
    ("S12029", "schemaversion of 2004", swap(">1.2<", ">CAM 1.3<")),
    ("S12040", "mastery score 0", swap(">80<", ">0<")),
    ("S12041", "resource without identifier", swap('<resource identifier="res_two" ', "<resource ")),
    ("S12042", "identifier with a space", swap('"manifest_water"', '"manifest water"')),
    ("S12043", "resource has an item's identifier", swap('"style"', '"sheet"')),
    ("S12044", "title in capitals", swap("<title>Sources &amp; wells</title>", "<Title>Sources</Title>")),
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
    ("S12058", "long data", swap("mode=full", "d" * 256)),
    ("S12059", "mastery score with spaces", swap(">80<", "> 80 <")),
    ("S12060", "prerequisites in JavaScript", swap("aicc_script", "javascript")),
    ("S12061", "prerequisites cut off", swap("one&amp;(~chapter|one=passed)", "one&amp;(~chapter")),
    ("S12062", "prerequisites name nothing", swap("one&amp;(~chapter|one=passed)", "three")),
    ("S12063", "assets alone", flatten_to_assets),
    (
        "S12067",
        "no scormtype",
        swap('identifier="style" type="webcontent" adlcp:scormtype="asset"', 'identifier="style" type="webcontent"'),
    ),
    ("S12068", "scormtype in capitals", swap('adlcp:scormtype="sco" href="one', 'adlcp:scormtype="SCO" href="one')),
    ("S12069", "scormType", swap('adlcp:scormtype="sco" href="one', 'adlcp:scormType="sco" href="one')),
    ("S12069", "scormtype without prefix", swap('adlcp:scormtype="sco" href="one', 'scormtype="sco" href="one')),
    ("S12072", "href mistyped", swap("shared/style.css", "shared/styles.css")),
    ("S12074", "backslash", swap('"shared/style.css"', '"shared\\style.css"')),
    ("S12074", "drive", swap('"shared/style.css"', '"C:/shared/style.css"')),
    ("S12074", "broken percent sign", swap('"shared/style.css"', '"shared/style%2.css"')),
    ("S12088", "no LMSFinish", swap("LMSFinish", "LMSEnd", member="shared/api.js")),
    ("S12089", "no status", swap("lesson_status", "status", member="shared/api.js")),
    ("S12091", "no exit", swap("core.exit", "core.end", member="shared/api.js")),
    ("S12092", "no commit", swap("LMSCommit", "save", member="shared/api.js")),
    ("S12094", "API of 2004", put("shared/api.js", b'API_1484_11.Initialize("")')),
    ("S12095", "asset calls the LMS", put("sheet.html", b'<script>API.LMSInitialize("")</script>')),
    ("S12096", "unknown element of ADL", swap("</adlcp:datafromlms>", "</adlcp:datafromlms><adlcp:wells/>")),
]
PER_SCO = {"S12088", "S12089", "S12090", "S12091", "S12092", "S12093", "S12094"}
