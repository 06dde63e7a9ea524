"""
What can be wrong with a SCORM 2004 package, anybody's.

Errors are what the books forbid and what no LMS survives; warnings are what some LMSs lose, ignore or stumble over. CAM is the
Content Aggregation Model of SCORM 2004 4th Edition, SN its Sequencing and Navigation, RTE its Run-Time Environment.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity
from clic_scorm.formats.scorm2004 import sequencing_codes


_E = Severity.ERROR
_W = Severity.WARNING

# The package and its manifest as a file (CAM 3.3, package; XML 1.0 §2.1, §2.8, §4.3.3).
MANIFEST_MISSING = Code(
    "S24001",
    "manifest-missing-2004",
    _E,
    "the package has no “imsmanifest.xml”, so no LMS can read it",
    "export the package again as SCORM 2004; a plain zip of web pages is not enough",
)
MANIFEST_IN_FOLDER = Code(
    "S24002",
    "manifest-in-folder-2004",
    _E,
    "the manifest is in a folder, “{name}”, and LMSs look for it at the top of the zip",
    "zip the contents of the folder, not the folder",
)
MANIFEST_NAME_CASE = Code(
    "S24003",
    "manifest-name-case-2004",
    _E,
    "the manifest is called “{name}” and has to be called “imsmanifest.xml”, all in small letters",
    "rename it",
)
NOT_WELL_FORMED = Code(
    "S24004",
    "manifest-not-well-formed-2004",
    _E,
    "“{name}” is not well-formed XML: {reason}",
    "repair the line, or export the package again",
)
DOCTYPE = Code(
    "S24005",
    "document-type-2004",
    _E,
    "“{name}” declares a document type (“<!DOCTYPE”), which is refused because it can be used for attacks",
    "remove the declaration",
)
BYTE_ORDER_MARK = Code(
    "S24006",
    "byte-order-mark-2004",
    _W,
    "“{name}” starts with a byte-order mark, which some LMSs take for text",
    "save it as UTF-8 without byte-order mark",
)
ENCODING_WRONG = Code(
    "S24007",
    "encoding-wrong-2004",
    _E,
    "“{name}” says it is in “{encoding}” but holds bytes that are not",
    "save it as UTF-8 and declare UTF-8",
)
ENCODING_UNUSUAL = Code(
    "S24008",
    "encoding-unusual-2004",
    _W,
    "“{name}” is in “{encoding}”, which not every XML reader knows",
    "save it as UTF-8 and declare UTF-8",
)
ROOT_NAME = Code(
    "S24009",
    "root-not-manifest-2004",
    _E,
    "the manifest's outermost element is “{name}” and has to be “manifest”",
    "export the package again as SCORM 2004",
)
ROOT_NAMESPACE = Code(
    "S24010",
    "root-namespace-2004",
    _E,
    "the manifest is in the namespace “{namespace}”, which is not SCORM 2004's",
    'use xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
)
PACKAGE_LARGE = Code(
    "S24011",
    "package-large-2004",
    _W,
    "the package unpacks to {size} MB, more than many LMSs take in one upload",
    "compress images and video, or split the course",
)

# Control documents (CAM 3.4, control documents: schemas travel at the top of the package).
CONTROL_MISSING = Code(
    "S24012",
    "control-document-missing-2004",
    _W,
    "the schema file “{name}” is referred to and is not in the package",
    "add it at the top of the package, beside the manifest",
)
CONTROL_DAMAGED = Code(
    "S24013", "control-document-damaged-2004", _W, "the schema file “{name}” can't be read: {reason}", "replace it with an intact copy"
)
SCHEMA_LOCATION_MISSING = Code(
    "S24014",
    "schema-location-missing-2004",
    _W,
    "the manifest does not say which schema files it follows",
    "add xsi:schemaLocation to “manifest”",
)
SCHEMA_LOCATION_PARTIAL = Code(
    "S24015",
    "schema-location-partial-2004",
    _W,
    "xsi:schemaLocation names no schema file for “{namespace}”, which the manifest uses",
    "add the namespace and its file",
)
SCHEMA_LOCATION_ODD = Code(
    "S24016",
    "schema-location-odd-2004",
    _E,
    "xsi:schemaLocation has {count} words; it has to be pairs of namespace and file",
    "give each namespace its file",
)

# Spellings that readers without namespaces need, Moodle's among them.
IMSCP_PREFIX = Code(
    "S24017",
    "prefix-before-content-packaging-2004",
    _W,
    "the manifest's elements carry the prefix “{prefix}:”; Moodle then finds no course in the package",
    "make the content packaging namespace the default one, without prefix",
)
ADLCP_PREFIX = Code(
    "S24018",
    "prefix-of-adl-2004",
    _W,
    "some names carry the prefix “{prefix}” in place of “{wanted}”; Moodle does not see them",
    "use the prefix “{wanted}”",
)
NUMERIC_REFERENCE = Code(
    "S24019",
    "numeric-reference-2004",
    _W,
    "“{reference}” is a numeric reference; Moodle keeps it as written instead of the character",
    "write the character itself, in UTF-8",
)
CDATA = Code(
    "S24020",
    "cdata-section-2004",
    _W,
    "the manifest has a CDATA section, in which Moodle changes “&” to “&amp;”",
    "write plain text with &amp; and &lt;",
)
OTHER_STANDARD = Code(
    "S24021",
    "names-of-scorm-12",
    _E,
    "the manifest is SCORM 2004 and uses “{namespace}”, which belongs to SCORM 1.2",
    "export the package as one of the two",
)
FOREIGN_NAMESPACE = Code(
    "S24022",
    "unknown-namespace-2004",
    _W,
    "what stands in the namespace “{namespace}” was not checked, and LMSs may ignore it",
    "use the metadata namespace of SCORM 2004, or leave it out",
)
SCHEMA_VIOLATION = Code("S24023", "schema-violation-2004", _E, "{sentence}", "put it as the schema files of SCORM 2004 ask for it")
SUB_MANIFEST = Code(
    "S24024",
    "manifest-in-manifest-2004",
    _W,
    "the manifest holds another manifest, “{identifier}”, which most LMSs ignore",
    "keep one manifest with all items and resources",
)

# Metadata (CAM 3.4.1, metadata; CAM 4 for the records that it points to).
METADATA_MISSING = Code(
    "S24025",
    "metadata-missing-2004",
    _E,
    "the manifest has no “metadata”, by which LMSs tell SCORM 2004 from other kinds",
    "add metadata with schema “ADL SCORM” and schemaversion “2004 4th Edition”",
)
SCHEMA_MISSING = Code("S24026", "schema-missing-2004", _E, "the manifest's metadata has no “schema”", "add <schema>ADL SCORM</schema>")
SCHEMA_TEXT = Code(
    "S24027", "schema-text-2004", _E, "“schema” is “{text}” and has to be exactly “ADL SCORM”", "write <schema>ADL SCORM</schema>"
)
SCHEMA_VERSION_MISSING = Code(
    "S24028",
    "schemaversion-missing-2004",
    _E,
    "the manifest's metadata has no “schemaversion”",
    "add <schemaversion>2004 4th Edition</schemaversion> after the schema",
)
SCHEMA_VERSION_TEXT = Code(
    "S24029",
    "schemaversion-text-2004",
    _E,
    "“schemaversion” is “{text}”, which LMSs do not know: many then take the package for SCORM 1.2",
    "write exactly “2004 4th Edition”, “2004 3rd Edition” or “CAM 1.3”, without spaces around it",
)
LOCATION_MISSING = Code(
    "S24030",
    "metadata-file-missing-2004",
    _E,
    "the metadata file “{href}” is not in the package",
    "add the file, or remove the adlcp:location that points to it",
)

# Organizations (CAM 3.4.1, organizations and organization).
ORGANIZATIONS_MISSING = Code(
    "S24031", "organizations-missing-2004", _E, "the manifest has no “organizations”", "add organizations with one organization in it"
)
NO_ORGANIZATION = Code(
    "S24032",
    "no-organization-2004",
    _W,
    "the manifest has no organization, so an LMS has no table of contents and makes one up or shows nothing",
    "add one organization with an item for each SCO",
)
DEFAULT_MISSING = Code(
    "S24033", "default-missing-2004", _W, "“organizations” does not say which organization is the default one", 'add default="{identifier}"'
)
DEFAULT_UNKNOWN = Code(
    "S24034",
    "default-unknown-2004",
    _E,
    "the default organization is “{identifier}”, and there is no organization of that name",
    "name an organization that exists",
)
ORGANIZATION_TITLE = Code(
    "S24035", "organization-title-missing-2004", _E, "the organization “{identifier}” has no title", "add a title as its first element"
)
ORGANIZATION_EMPTY = Code(
    "S24036",
    "organization-empty-2004",
    _E,
    "the organization “{identifier}” has no item, so there is nothing to start",
    "add an item that refers to a resource",
)
STRUCTURE = Code(
    "S24037",
    "structure-unusual-2004",
    _W,
    "the organization “{identifier}” has the structure “{structure}”; LMSs know “hierarchical”",
    'write structure="hierarchical" or leave it out',
)
TITLE_LONG = Code(
    "S24038",
    "title-long-2004",
    _W,
    "a title has {length} characters, more than the 200 that every LMS keeps: “{title}”",
    "shorten the title",
)
TITLE_EMPTY = Code(
    "S24039", "title-empty-2004", _W, "the title of “{identifier}” is empty, so learners see the identifier", "write a title"
)
LOST_ZERO = Code("S24040", "lost-zero-2004", _W, "“{name}” of “{identifier}” is exactly “0”, which Moodle loses", "write it another way")

# Identifiers (CAM 3.4.1; XML 1.0 §3.3.1, ID).
IDENTIFIER_MISSING = Code(
    "S24041", "identifier-missing-2004", _E, "the element “{name}” has no identifier", "give it one that is unique in the manifest"
)
IDENTIFIER_FORM = Code(
    "S24042",
    "identifier-malformed-2004",
    _E,
    "“{identifier}” can't be an identifier: it starts with a letter or “_” and has no space or “:”",
    "use letters, digits, “_”, “-” and “.”",
)
IDENTIFIER_DOUBLE = Code(
    "S24043",
    "identifier-duplicate-2004",
    _E,
    "the identifier “{identifier}” is used twice, first on line {line}",
    "give each element its own",
)

# Items (CAM 3.4.1, item, with ADL's extensions).
ITEM_TITLE = Code("S24044", "item-title-missing-2004", _E, "the item “{identifier}” has no title", "add a title as its first element")
ITEM_WITHOUT_RESOURCE = Code(
    "S24045",
    "item-without-resource-2004",
    _E,
    "the item “{identifier}” leads to nothing: it has neither a resource nor items of its own",
    "add identifierref with a resource's identifier, or remove the item",
)
ITEM_REFERENCE = Code(
    "S24046",
    "item-reference-dangling-2004",
    _E,
    "the item “{identifier}” refers to “{target}”, and there is no such resource",
    "correct identifierref, or add the resource",
)
BRANCH_WITH_RESOURCE = Code(
    "S24047",
    "branch-with-resource-2004",
    _E,
    "the item “{identifier}” has both a resource and items of its own, and in SCORM 2004 only an item without items starts something",
    "move the resource to an item of its own",
)
ISVISIBLE = Code(
    "S24048",
    "isvisible-word-2004",
    _E,
    "isvisible of the item “{identifier}” is “{text}” and has to be “true” or “false”",
    "write true or false",
)
PARAMETERS_FORM = Code(
    "S24049",
    "parameters-form-2004",
    _E,
    "the parameters “{text}” of the item “{identifier}” are not of the form “?name=value” or “#place”",
    "write ?name=value&name=value",
)
PARAMETERS_LONG = Code(
    "S24050",
    "parameters-long-2004",
    _W,
    "the parameters of the item “{identifier}” have {length} characters, more than the 1000 that every LMS keeps",
    "shorten them",
)
PARAMETERS_ALONE = Code(
    "S24051",
    "parameters-without-resource-2004",
    _W,
    "the item “{identifier}” has parameters and no resource to give them to",
    "remove the parameters, or add identifierref",
)
EXTENSION_WITHOUT_SCO = Code(
    "S24052",
    "extension-without-sco-2004",
    _E,
    "“{name}” stands at the item “{identifier}”, which starts no SCO",
    "remove it, or let the item refer to a SCO",
)
EXTENSION_MISPLACED = Code(
    "S24053",
    "extension-misplaced-2004",
    _E,
    "“{name}” stands in “{parent}” and belongs in an item",
    "move it to the item that starts the SCO",
)
EXTENSION_DOUBLE = Code("S24054", "extension-twice-2004", _E, "“{name}” is there twice at the item “{identifier}”", "keep one")
TIME_LIMIT_ACTION = Code(
    "S24057",
    "time-limit-action-word",
    _E,
    "timeLimitAction “{text}” of the item “{identifier}” is none of the four that SCORM knows",
    "write “exit,message”, “exit,no message”, “continue,message” or “continue,no message”",
)
DATA_LONG = Code(
    "S24058",
    "data-from-lms-long",
    _W,
    "dataFromLMS of the item “{identifier}” has {length} characters, more than the 4000 that every LMS keeps",
    "shorten it, or put the data into a file of the package",
)
PADDED = Code(
    "S24059",
    "padded-text-2004",
    _W,
    "“{name}” of the item “{identifier}” has spaces around its text, and Moodle keeps them",
    "remove the spaces and line breaks",
)
NOTHING_TRACKED = Code(
    "S24063",
    "nothing-tracked-2004",
    _W,
    "no item starts a SCO, so an LMS records no status and no score",
    'mark the resources that talk to the LMS with adlcp:scormType="sco"',
)

# Resources and files (CAM 3.4.1, resource, file and dependency).
RESOURCES_MISSING = Code(
    "S24064", "resources-missing-2004", _E, "the manifest has no “resources”", "add resources with one resource for each SCO"
)
RESOURCE_TYPE_MISSING = Code(
    "S24065", "resource-type-missing-2004", _E, "the resource “{identifier}” has no type", 'write type="webcontent"'
)
RESOURCE_TYPE = Code(
    "S24066",
    "resource-type-2004",
    _E,
    "the resource “{identifier}” has the type “{text}” and has to have “webcontent”",
    'write type="webcontent"',
)
SCORM_TYPE_MISSING = Code(
    "S24067",
    "scorm-type-missing",
    _E,
    "the resource “{identifier}” does not say whether it is a SCO or an asset",
    'write adlcp:scormType="sco" or adlcp:scormType="asset"',
)
SCORM_TYPE = Code(
    "S24068",
    "scorm-type-word",
    _E,
    "scormType of the resource “{identifier}” is “{text}” and has to be “sco” or “asset”, in small letters",
    "write sco or asset",
)
SCORM_TYPE_SPELLING = Code(
    "S24069",
    "scorm-type-spelling",
    _E,
    "the resource “{identifier}” has “{name}” where SCORM 2004 has “adlcp:scormType”, with a capital T",
    "write adlcp:scormType",
)
NO_HREF = Code(
    "S24070",
    "resource-without-href-2004",
    _E,
    "the resource “{identifier}” has no href, so an LMS has nothing to start",
    "add href with the page that opens",
)
HREF_UNLISTED = Code(
    "S24071",
    "entry-file-unlisted-2004",
    _E,
    "“{href}” opens the resource “{identifier}” and is not among its files",
    "add a file element for it",
)
FILE_MISSING = Code(
    "S24072", "file-missing-2004", _E, "“{href}” is listed in the manifest and is not in the package", "add the file, or correct the path"
)
FILE_CASE = Code(
    "S24073",
    "file-name-case-2004",
    _E,
    "“{href}” is listed in the manifest, and the file is called “{name}”; LMSs on Linux will not find it",
    "spell both in the same way, best in small letters",
)
HREF_FORM = Code(
    "S24074", "href-form-2004", _E, "“{href}” is not a path inside the package: {reason}", "write a relative path with forward slashes"
)
HREF_EXTERNAL = Code(
    "S24075",
    "href-external-2004",
    _W,
    "“{href}” is on the web: it needs a connection, and can't report to the LMS",
    "put the pages into the package",
)
HREF_QUERY = Code(
    "S24076",
    "href-query-2004",
    _W,
    "“{href}” has a query, which some LMSs drop or damage",
    "move it to the item's parameters or into the page",
)
HREF_SPACE = Code("S24077", "href-space-2004", _W, "“{href}” has a space, which some LMSs do not find", "rename the file, or write %20")
XML_BASE = Code(
    "S24078",
    "xml-base-2004",
    _W,
    "xml:base on “{name}” is ignored by some LMSs, Moodle among them, so files are not found",
    "write full paths in href",
)
XML_BASE_FORM = Code(
    "S24079",
    "xml-base-form-2004",
    _E,
    "xml:base “{text}” has to be a relative folder that ends with “/”",
    "write full paths in href, without xml:base",
)
RESOURCE_UNUSED = Code(
    "S24080", "resource-unused-2004", _W, "no item and no dependency refers to the resource “{identifier}”", "remove it, or refer to it"
)
DEPENDENCY_UNKNOWN = Code(
    "S24081",
    "dependency-dangling-2004",
    _E,
    "the resource “{identifier}” depends on “{target}”, and there is no such resource",
    "correct the dependency, or add the resource",
)
DEPENDENCY_CYCLE = Code(
    "S24082", "dependency-cycle-2004", _E, "the resource “{identifier}” depends on itself: {circle}", "remove one of the dependencies"
)
FILES_UNLISTED = Code(
    "S24083",
    "files-unlisted-2004",
    _W,
    "{count} of the package's files are in no resource, such as “{name}”; some LMSs leave them out",
    "list every file in a resource",
)
FILE_TWICE = Code("S24084", "file-listed-twice-2004", _W, "the resource “{identifier}” lists “{href}” twice", "list it once")
ENTRY_NOT_FIRST = Code(
    "S24085",
    "entry-resource-not-first-2004",
    _W,
    "the first resource with an href is “{first}”, and the course starts with “{entry}”; simple LMSs open the first",
    "move the starting resource to the top of the resources",
)
ENTRY_EMPTY = Code(
    "S24086", "entry-file-empty-2004", _W, "“{href}” opens the resource “{identifier}” and is an empty file", "export the package again"
)

# What the pages of a SCO say to the LMS, as far as their text shows it (RTE 2.1 launch, 3.1 API, 4 data model).
NO_INITIALIZE = Code(
    "S24087",
    "no-initialize-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions API_1484_11, so it will hardly talk to the LMS",
    'if it is meant only to be read, mark it adlcp:scormType="asset"',
)
NO_FINISH = Code(
    "S24088",
    "no-finish-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions Terminate, so the LMS may lose the session",
    'end each session with Terminate("")',
)
NO_STATUS = Code(
    "S24089",
    "no-status-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions completion_status, so it never says that it is completed",
    "set cmi.completion_status",
)
NO_SESSION_TIME = Code(
    "S24090",
    "no-session-time-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions session_time, so the LMS can't show time spent",
    "set cmi.session_time before Terminate",
)
NO_EXIT = Code(
    "S24091",
    "no-exit-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions cmi.exit, so an LMS may drop what a learner left half done",
    "set cmi.exit to “suspend” until the course is completed",
)
NO_COMMIT = Code(
    "S24092",
    "no-commit-2004",
    _W,
    "no page or script of the SCO “{identifier}” mentions Commit, so nothing is saved before the end",
    'call Commit("") after each page and answer',
)
UNLOAD_ONLY = Code(
    "S24093",
    "unload-only-2004",
    _W,
    "the SCO “{identifier}” reacts to “unload” and not to “pagehide”, which phones and new browsers need",
    "finish the session on pagehide, and save on visibilitychange",
)
OTHER_API = Code(
    "S24094",
    "api-of-scorm-12",
    _W,
    "the SCO “{identifier}” calls LMSInitialize, SCORM 1.2's, and never mentions API_1484_11",
    "export the package as SCORM 1.2, or use a runtime for 2004",
)
ASSET_CALLS = Code(
    "S24095",
    "asset-calls-lms-2004",
    _W,
    "the page of the asset “{identifier}” looks for API_1484_11, and an LMS gives assets no API",
    'mark it adlcp:scormType="sco"',
)
EXTENSION_UNKNOWN = Code(
    "S24096",
    "extension-unknown-2004",
    _E,
    "“{name}” is a name that ADL's namespaces of SCORM 2004 do not have",
    "correct the spelling, or remove it",
)

# What only SCORM 2004 adds to an item (CAM 3.4.1 and 5.2).
THRESHOLD_FORM = Code(
    "S24101",
    "threshold-form",
    _E,
    "the completion threshold of the item “{identifier}” has “{text}” where a number from 0 to 1 has to stand",
    "write a number from 0 to 1, with “.” for decimals",
)
THRESHOLD_TEXT = Code(
    "S24102",
    "threshold-text",
    _E,
    "the completion threshold of the item “{identifier}” has the text “{text}”, which the 4th Edition does not read",
    'write completedByMeasure="true" and minProgressMeasure="0.8"',
)
LATER_EDITION = Code(
    "S24103",
    "name-of-later-edition",
    _W,
    "“{name}” came with the 4th Edition, and the package says that it is older: LMSs will ignore it",
    "write <schemaversion>2004 4th Edition</schemaversion>, or do without it",
)
DATA_TWICE = Code(
    "S24104", "shared-data-twice", _E, "the item “{identifier}” names the shared data “{target}” twice", "keep one map for it"
)
PRESENTATION_WITHOUT_RESOURCE = Code(
    "S24105",
    "presentation-without-resource",
    _E,
    "the item “{identifier}” hides buttons of the LMS and starts nothing that they could be hidden for",
    "move adlnav:presentation to the item that starts the SCO",
)
HIDDEN_WORD = Code(
    "S24106",
    "hidden-button-word",
    _E,
    "hideLMSUI of the item “{identifier}” is “{text}”, which is none of the seven buttons",
    "write previous, continue, exit, exitAll, abandon, abandonAll or suspendAll",
)
HIDDEN_TWICE = Code("S24107", "hidden-button-twice", _W, "the item “{identifier}” hides “{text}” twice", "keep one of them")

CODES: tuple[Code, ...] = (*(value for value in list(globals().values()) if isinstance(value, Code)), *sequencing_codes.CODES)

# What our writer tells of a course: no finding of a check, and so not among those.
ANSWERS_UNTOLD = Code(
    "S24201",
    "answers-untold",
    _W,
    "the course has {count} questions, and SCORM 2004 keeps the answers to {most}: those to {told} are told one by one, finals first",
    "split the course, or leave it so: scores and completion are not concerned",
)
