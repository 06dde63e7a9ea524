"""
A rich SCORM 2004 package that is right, not made by our writer, and more than a hundred ways to break it, each in one way.
"""

from __future__ import annotations

from importlib import resources

from clic_scorm.formats.scorm2004 import names
from tests.packages.changes import Change, Tree, both, cut, drop, put, swap
from tests.packages.scorm import alike


VALID = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with &#233; and <![CDATA[ in it is nobody's business -->
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  identifier="manifest_water" version="1.0"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd http://ltsc.ieee.org/xsd/LOM lomLoose.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
    <lom:lom><lom:general><lom:title><lom:string language="en">Clean water</lom:string></lom:title></lom:general></lom:lom>
  </metadata>
  <organizations default="course">
    <organization identifier="course" structure="hierarchical" adlseq:objectivesGlobalToSystem="false" adlcp:sharedDataGlobalToSystem="false">
      <title>Clean water – اصول</title>
      <item identifier="one" identifierref="res_one" isvisible="true" parameters="?lang=en&amp;size=2">
        <title>Sources &amp; wells</title>
        <adlcp:timeLimitAction>continue,no message</adlcp:timeLimitAction>
        <adlcp:dataFromLMS>mode=full</adlcp:dataFromLMS>
        <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8" progressWeight="0.5"/>
        <adlcp:data><adlcp:map targetID="notes" writeSharedData="true"/></adlcp:data>
        <imsss:sequencing IDRef="graded"/>
        <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>previous</adlnav:hideLMSUI><adlnav:hideLMSUI>abandon</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>
      </item>
      <item identifier="chapter">
        <title>Practice</title>
        <item identifier="two" identifierref="res_two">
          <title>Test a well</title>
          <imsss:sequencing>
            <imsss:sequencingRules>
              <imsss:preConditionRule>
                <imsss:ruleConditions conditionCombination="any">
                  <imsss:ruleCondition referencedObjective="wells" operator="not" condition="satisfied"/>
                  <imsss:ruleCondition measureThreshold="-0.5" condition="objectiveMeasureLessThan"/>
                </imsss:ruleConditions>
                <imsss:ruleAction action="skip"/>
              </imsss:preConditionRule>
              <imsss:postConditionRule><imsss:ruleAction action="retry"/></imsss:postConditionRule>
            </imsss:sequencingRules>
            <imsss:limitConditions attemptLimit="3"/>
            <imsss:objectives>
              <imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective>
              <imsss:objective objectiveID="wells"/>
            </imsss:objectives>
          </imsss:sequencing>
        </item>
        <item identifier="sheet" identifierref="res_sheet" isvisible="false"><title>Sheet</title></item>
        <imsss:sequencing>
          <imsss:controlMode choice="false" flow="true"/>
          <imsss:rollupRules objectiveMeasureWeight="0.5">
            <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5">
              <imsss:rollupConditions><imsss:rollupCondition condition="completed"/></imsss:rollupConditions>
              <imsss:rollupAction action="satisfied"/>
            </imsss:rollupRule>
          </imsss:rollupRules>
          <imsss:randomizationControls randomizationTiming="never" selectCount="2"/>
          <imsss:deliveryControls tracked="true"/>
        </imsss:sequencing>
      </item>
      <metadata><adlcp:location>meta/course.xml</adlcp:location></metadata>
      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="res_one" type="webcontent" adlcp:scormType="sco" href="one/index.html">
      <file href="one/index.html"/>
      <file href="one/well%20map.svg"/>
      <dependency identifierref="shared"/>
    </resource>
    <resource identifier="res_two" type="webcontent" adlcp:scormType="sco" href="two/index.html">
      <file href="two/index.html"/>
      <dependency identifierref="shared"/>
    </resource>
    <resource identifier="res_sheet" type="webcontent" adlcp:scormType="asset" href="sheet.html"><file href="./sheet.html"/></resource>
    <resource identifier="shared" type="webcontent" adlcp:scormType="asset">
      <file href="shared/api.js"/>
      <dependency identifierref="style"/>
    </resource>
    <resource identifier="style" type="webcontent" adlcp:scormType="asset"><file href="shared/style.css"/></resource>
  </resources>
  <imsss:sequencingCollection>
    <imsss:sequencing ID="graded"><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>
  </imsss:sequencingCollection>
</manifest>
"""
RECORD = """<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string language="en">Water</string></title></general></lom>"""
API = """
addEventListener("pagehide", end); addEventListener("unload", end);
var api = parent.API_1484_11;
function start() { api.Initialize(""); api.SetValue("cmi.completion_status", "incomplete"); api.Commit(""); }
function end() { api.SetValue("cmi.session_time", "PT1M"); api.SetValue("cmi.exit", "suspend"); api.Terminate(""); }
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
    folder = resources.files("clic_scorm.schemas") / "scorm2004"
    return tree | {name: (folder / name).read_bytes() for name in names.CONTROL_DOCUMENTS}


def flatten_to_assets(tree: Tree) -> None:
    swap('"sco"', '"asset"')(tree)
    cut(r"<adlcp:(timeLimitAction|dataFromLMS|data)>.*?</adlcp:\1>|<adlcp:completionThreshold[^>]*/>")(tree)


CONTENT = 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"'
SHEET = (
    '<resource identifier="res_sheet" type="webcontent" adlcp:scormType="asset" href="sheet.html"><file href="./sheet.html"/></resource>'
)
THIRD = swap(
    "2004 4th Edition", "2004 3rd Edition", ' adlcp:sharedDataGlobalToSystem="false"', "",
    '<adlcp:data><adlcp:map targetID="notes" writeSharedData="true"/></adlcp:data>', "",
    '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8" progressWeight="0.5"/>',
    "<adlcp:completionThreshold>0.8</adlcp:completionThreshold>",
)  # fmt: skip
WELLS = '<imsss:objective objectiveID="wells"/>'
GRADED = '<imsss:sequencing IDRef="graded"/>'
HIDE = "<adlnav:hideLMSUI>previous</adlnav:hideLMSUI>"


def shared(*maps: str) -> str:
    return f'<imsss:objective objectiveID="wells">{"".join(maps)}</imsss:objective>'


def sharing(*maps: str, more: str = "") -> Change:
    """Let an objective share what it knows."""
    return swap(WELLS, shared(*maps) + more)


BROKEN: list[tuple[str, str, Change]] = [
    *alike("S24", SHEET),
    ("S24010", "no namespace", swap(CONTENT, "")),
    ("S24010", "namespace mistyped", swap(CONTENT, 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p2"')),
    ("S24012", "control document missing", drop("adlcp_v1p3.xsd")),
    ("S24012", "imported schema missing", drop("xml.xsd")),
    ("S24013", "control document cut off", put("imsss_v1p0.xsd", b"<xs:schema")),
    ("S24014", "no schemaLocation", cut(r'\s*xsi:schemaLocation="[^"]*"')),
    ("S24015", "schemaLocation without ADL", swap("http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd ", "")),
    ("S24016", "schemaLocation with an odd word", swap("adlcp_v1p3 adlcp_v1p3.xsd", "adlcp_v1p3")),
    ("S24018", "another prefix for sequencing", swap("imsss:", "seq:", "xmlns:imsss", "xmlns:seq")),
    ("S24018", "another prefix for buttons", swap("adlnav:", "nav:", "xmlns:adlnav", "xmlns:nav")),
    (
        "S24021",
        "element of SCORM 1.2",
        swap("</organization>", '<o:masteryscore xmlns:o="http://www.adlnet.org/xsd/adlcp_rootv1p2">80</o:masteryscore></organization>'),
    ),
    (
        "S24022",
        "metadata of another year",
        swap("</lom:lom>", '</lom:lom><l:lom xmlns:l="http://www.imsglobal.org/xsd/imsmd_v1p2"><l:general/></l:lom>'),
    ),
    ("S24022", "metadata record of another year", put("meta/course.xml", b'<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"/>')),
    ("S24023", "unknown element in LOM", swap("</lom:general>", "</lom:general><lom:wells/>")),
    ("S24023", "limit that is no number", swap('attemptLimit="3"', 'attemptLimit="three"')),
    ("S24023", "choice that is no truth", swap('choice="true"', 'choice="maybe"')),
    (
        "S24023",
        "control mode after the rules",
        swap(
            '<imsss:controlMode choice="false" flow="true"/>',
            "",
            "</imsss:rollupRules>",
            '</imsss:rollupRules><imsss:controlMode flow="true"/>',
        ),
    ),
    ("S24023", "rule without action", swap('<imsss:ruleAction action="skip"/>', "")),
    ("S24023", "map without target", swap('targetID="notes" ', "")),
    ("S24023", "unknown element of sequencing", swap("<imsss:deliveryControls tracked", "<imsss:wells/><imsss:deliveryControls tracked")),
    ("S24023", "shared data without map", swap('<adlcp:map targetID="notes" writeSharedData="true"/>', "")),
    (
        "S24024",
        "manifest in manifest",
        swap(
            "</resources>",
            '</resources><manifest identifier="inner"><organizations><organization identifier="none"><title>None</title>'
            '<item identifier="no" identifierref="res_sheet"><title>No</title></item></organization></organizations><resources/></manifest>',
        ),
    ),
    ("S24029", "schemaversion with a space", swap("4th Edition<", "4th Edition <")),
    ("S24029", "schemaversion in small letters", swap("4th Edition<", "4th edition<")),
    ("S24029", "schemaversion of 1.2", swap("2004 4th Edition<", "1.2<")),
    ("S24052", "data of an asset", swap("<title>Sheet</title>", "<title>Sheet</title><adlcp:dataFromLMS>x</adlcp:dataFromLMS>")),
    (
        "S24052",
        "threshold at a branch",
        swap(
            "</item>\n        <imsss:sequencing>", '</item>\n        <adlcp:completionThreshold minProgressMeasure="1"/><imsss:sequencing>'
        ),
    ),
    (
        "S24053",
        "data of the organization",
        swap("</metadata>\n      <imsss", "</metadata><adlcp:dataFromLMS>x</adlcp:dataFromLMS>\n      <imsss"),
    ),
    (
        "S24053",
        "hidden buttons of the organization",
        swap("</metadata>\n      <imsss", "</metadata><adlnav:presentation/>\n      <imsss"),
    ),
    (
        "S24054",
        "two thresholds",
        swap('progressWeight="0.5"/>', 'progressWeight="0.5"/><adlcp:completionThreshold minProgressMeasure="1"/>'),
    ),
    ("S24058", "long data", swap("mode=full", "d" * 4001)),
    ("S24059", "data with spaces", swap(">mode=full<", "> mode=full <")),
    ("S24063", "assets alone", flatten_to_assets),
    (
        "S24067",
        "no scormType",
        swap('identifier="style" type="webcontent" adlcp:scormType="asset"', 'identifier="style" type="webcontent"'),
    ),
    ("S24068", "scormType in capitals", swap('adlcp:scormType="sco" href="one', 'adlcp:scormType="SCO" href="one')),
    ("S24069", "scormtype", swap('adlcp:scormType="sco" href="one', 'adlcp:scormtype="sco" href="one')),
    ("S24088", "no Terminate", swap("Terminate", "End", member="shared/api.js")),
    ("S24089", "no status", swap("completion_status", "status", member="shared/api.js")),
    ("S24091", "no exit", swap("cmi.exit", "cmi.end", member="shared/api.js")),
    ("S24092", "no commit", swap("Commit", "save", member="shared/api.js")),
    ("S24094", "API of 1.2", put("shared/api.js", b'API.LMSInitialize("")')),
    ("S24095", "asset looks for the LMS", put("sheet.html", b"<script>parent.API_1484_11</script>")),
    ("S24096", "unknown element of ADL", swap("</adlcp:dataFromLMS>", "</adlcp:dataFromLMS><adlcp:wells/>")),
    ("S24096", "name of 1.2", swap("</adlcp:dataFromLMS>", "</adlcp:dataFromLMS><adlcp:masteryscore>80</adlcp:masteryscore>")),
    (
        "S24096",
        "unknown element of buttons",
        swap(
            HIDE,
            HIDE + "</adlnav:navigationInterface><adlnav:wells/><adlnav:navigationInterface>",
            "<adlnav:navigationInterface><adlnav:hideLMSUI>abandon</adlnav:hideLMSUI></adlnav:navigationInterface>",
            "",
        ),
    ),
    ("S24101", "threshold of 80", swap('minProgressMeasure="0.8"', 'minProgressMeasure="80"')),
    ("S24101", "weight in per cent", swap('progressWeight="0.5"', 'progressWeight="50%"')),
    ("S24101", "threshold of the 3rd Edition of 80", both(THIRD, swap(">0.8<", ">80<"))),
    (
        "S24102",
        "threshold as text in the 4th Edition",
        swap('progressWeight="0.5"/>', 'progressWeight="0.5">0.8</adlcp:completionThreshold>'),
    ),
    (
        "S24103",
        "threshold in attributes in the 3rd Edition",
        both(THIRD, swap("<adlcp:completionThreshold>0.8<", '<adlcp:completionThreshold minProgressMeasure="0.8"><')),
    ),
    (
        "S24103",
        "shared data in the 3rd Edition",
        both(THIRD, swap("</adlcp:dataFromLMS>", '</adlcp:dataFromLMS><adlcp:data><adlcp:map targetID="notes"/></adlcp:data>')),
    ),
    (
        "S24103",
        "data to the system in CAM 1.3",
        both(THIRD, swap("2004 3rd Edition", "CAM 1.3", " adlseq:objectives", ' adlcp:sharedDataGlobalToSystem="true" adlseq:objectives')),
    ),
    ("S24104", "shared data named twice", swap('writeSharedData="true"/>', 'writeSharedData="true"/><adlcp:map targetID="notes"/>')),
    (
        "S24105",
        "hidden buttons of a branch",
        swap("</item>\n        <imsss:sequencing>", "</item>\n        <adlnav:presentation/><imsss:sequencing>"),
    ),
    ("S24106", "button in capitals", swap(HIDE, HIDE.replace("previous", "Previous"))),
    ("S24107", "button hidden twice", swap(HIDE, HIDE + HIDE)),
    ("S24108", "sequencing in a resource", swap("</resources>", "<imsss:sequencing/></resources>")),
    ("S24109", "sequencing twice", swap(GRADED, GRADED + "<imsss:sequencing/>")),
    (
        "S24110",
        "collection in the resources",
        both(
            cut(r"<imsss:sequencingCollection>.*</imsss:sequencingCollection>"),
            swap("</resources>", '<imsss:sequencingCollection><imsss:sequencing ID="graded"/></imsss:sequencingCollection></resources>'),
        ),
    ),
    ("S24111", "entry without ID", swap('<imsss:sequencing ID="graded">', '<imsss:sequencing/><imsss:sequencing ID="graded">')),
    (
        "S24112",
        "ID at an item",
        swap("<imsss:sequencing>\n            <imsss:sequencingRules>", '<imsss:sequencing ID="own">\n            <imsss:sequencingRules>'),
    ),
    ("S24113", "reference to no entry", swap('IDRef="graded"', 'IDRef="marked"')),
    ("S24114", "objective with an empty id", swap(WELLS, WELLS + '<imsss:objective objectiveID=""/>')),
    ("S24115", "objective id twice", swap(WELLS, WELLS + WELLS)),
    ("S24118", "rule about no objective", swap('referencedObjective="wells"', 'referencedObjective="springs"')),
    ("S24119", "action of another rule", swap('action="skip"', 'action="retry"')),
    ("S24119", "action in capitals", swap('action="satisfied"', 'action="Satisfied"')),
    (
        "S24120",
        "skip at the organization",
        swap(
            '<imsss:controlMode choice="true" flow="true"/>',
            '<imsss:controlMode choice="true" flow="true"/><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleAction action="skip"/>'
            "</imsss:preConditionRule></imsss:sequencingRules>",
        ),
    ),
    ("S24121", "condition mistyped", swap('condition="satisfied"', 'condition="passed"')),
    ("S24121", "condition of a rule in a rollup", swap('condition="completed"', 'condition="always"')),
    ("S24122", "measure of 70", swap(">0.7<", ">70<")),
    ("S24122", "threshold of a rule of 2", swap('measureThreshold="-0.5"', 'measureThreshold="-2"')),
    ("S24123", "weight of 2", swap('objectiveMeasureWeight="0.5"', 'objectiveMeasureWeight="2"')),
    ("S24123", "per cent of 50", swap('minimumPercent="0.5"', 'minimumPercent="50"')),
    ("S24124", "shared objective", sharing('<imsss:mapInfo targetObjectiveID="all"/>')),
    ("S24125", "neither choice nor flow", swap('choice="false" flow="true"', 'choice="false" flow="false"')),
    ("S24126", "begin and end", swap('attemptLimit="3"', 'attemptLimit="3" beginTimeLimit="2026-01-01T00:00:00"')),
    ("S24127", "auxiliary resources", swap('<imsss:limitConditions attemptLimit="3"/>', "<imsss:auxiliaryResources/>")),
    ("S24128", "three of two", swap('selectCount="2"', 'selectCount="3"')),
    ("S24129", "rules without tracking", swap('tracked="true"', 'tracked="false"')),
    ("S24130", "at least nothing", swap(' minimumPercent="0.5"', "")),
    (
        "S24114",
        "primary objective without id",
        swap("</imsss:minNormalizedMeasure>", '</imsss:minNormalizedMeasure><imsss:mapInfo targetObjectiveID="all"/>'),
    ),
    ("S24116", "read from two", sharing('<imsss:mapInfo targetObjectiveID="a"/>', '<imsss:mapInfo targetObjectiveID="b"/>')),
    (
        "S24117",
        "written by two",
        sharing(
            '<imsss:mapInfo targetObjectiveID="a" writeSatisfiedStatus="true"/>',
            more='<imsss:objective objectiveID="rivers"><imsss:mapInfo targetObjectiveID="a" writeSatisfiedStatus="true"/></imsss:objective>',
        ),
    ),
]
PER_SCO = {"S24088", "S24089", "S24090", "S24091", "S24092", "S24093", "S24094"}
