"""
What can be wrong with a SCORM 1.2 package, anybody's.

Errors are what the books forbid and what no LMS survives; warnings are what some LMSs lose, ignore or stumble over. CAM is the
Content Aggregation Model of SCORM 1.2, RTE its Run-Time Environment.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


_E = Severity.ERROR
_W = Severity.WARNING

# The package and its manifest as a file (CAM 2.3, package interchange file; XML 1.0 §2.1, §2.8, §4.3.3).
MANIFEST_MISSING = Code(
    "S12001",
    "manifest-missing",
    _E,
    "the package has no “imsmanifest.xml”, so no LMS can read it",
    "export the package again as SCORM 1.2; a plain zip of web pages is not enough",
)
MANIFEST_IN_FOLDER = Code(
    "S12002",
    "manifest-in-folder",
    _E,
    "the manifest is in a folder, “{name}”, and LMSs look for it at the top of the zip",
    "zip the contents of the folder, not the folder",
)
MANIFEST_NAME_CASE = Code(
    "S12003",
    "manifest-name-case",
    _E,
    "the manifest is called “{name}” and has to be called “imsmanifest.xml”, all in small letters",
    "rename it",
)
NOT_WELL_FORMED = Code(
    "S12004", "manifest-not-well-formed", _E, "“{name}” is not well-formed XML: {reason}", "repair the line, or export the package again"
)
DOCTYPE = Code(
    "S12005",
    "document-type",
    _E,
    "“{name}” declares a document type (“<!DOCTYPE”), which is refused because it can be used for attacks",
    "remove the declaration",
)
BYTE_ORDER_MARK = Code(
    "S12006",
    "byte-order-mark",
    _W,
    "“{name}” starts with a byte-order mark, which some LMSs take for text",
    "save it as UTF-8 without byte-order mark",
)
ENCODING_WRONG = Code(
    "S12007", "encoding-wrong", _E, "“{name}” says it is in “{encoding}” but holds bytes that are not", "save it as UTF-8 and declare UTF-8"
)
ENCODING_UNUSUAL = Code(
    "S12008", "encoding-unusual", _W, "“{name}” is in “{encoding}”, which not every XML reader knows", "save it as UTF-8 and declare UTF-8"
)
ROOT_NAME = Code(
    "S12009",
    "root-not-manifest",
    _E,
    "the manifest's outermost element is “{name}” and has to be “manifest”",
    "export the package again as SCORM 1.2",
)
ROOT_NAMESPACE = Code(
    "S12010",
    "root-namespace",
    _E,
    "the manifest is in the namespace “{namespace}”, which is not SCORM 1.2's",
    'use xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"',
)
PACKAGE_LARGE = Code(
    "S12011",
    "package-large",
    _W,
    "the package unpacks to {size} MB, more than many LMSs take in one upload",
    "compress images and video, or split the course",
)

# Control documents (CAM 2.3, XML binding: schemas travel at the top of the package).
CONTROL_MISSING = Code(
    "S12012",
    "control-document-missing",
    _W,
    "the schema file “{name}” is referred to and is not in the package",
    "add it at the top of the package, beside the manifest",
)
CONTROL_DAMAGED = Code(
    "S12013", "control-document-damaged", _W, "the schema file “{name}” can't be read: {reason}", "replace it with an intact copy"
)
SCHEMA_LOCATION_MISSING = Code(
    "S12014",
    "schema-location-missing",
    _W,
    "the manifest does not say which schema files it follows",
    "add xsi:schemaLocation to “manifest”",
)
SCHEMA_LOCATION_PARTIAL = Code(
    "S12015",
    "schema-location-partial",
    _W,
    "xsi:schemaLocation names no schema file for “{namespace}”, which the manifest uses",
    "add the namespace and its file",
)
SCHEMA_LOCATION_ODD = Code(
    "S12016",
    "schema-location-odd",
    _E,
    "xsi:schemaLocation has {count} words; it has to be pairs of namespace and file",
    "give each namespace its file",
)

# Spellings that readers without namespaces need, Moodle's among them.
IMSCP_PREFIX = Code(
    "S12017",
    "prefix-before-content-packaging",
    _W,
    "the manifest's elements carry the prefix “{prefix}:”; Moodle then finds no course in the package",
    "make the content packaging namespace the default one, without prefix",
)
ADLCP_PREFIX = Code(
    "S12018",
    "prefix-of-adl",
    _W,
    "ADL's names carry the prefix “{prefix}” in place of “{wanted}”; Moodle does not see them",
    "use the prefix “{wanted}”",
)
NUMERIC_REFERENCE = Code(
    "S12019",
    "numeric-reference",
    _W,
    "“{reference}” is a numeric reference; Moodle keeps it as written instead of the character",
    "write the character itself, in UTF-8",
)
CDATA = Code(
    "S12020",
    "cdata-section",
    _W,
    "the manifest has a CDATA section, in which Moodle changes “&” to “&amp;”",
    "write plain text with &amp; and &lt;",
)
OTHER_STANDARD = Code(
    "S12021",
    "names-of-scorm-2004",
    _E,
    "the manifest is SCORM 1.2 and uses “{namespace}”, which belongs to SCORM 2004",
    "export the package as one of the two",
)
FOREIGN_NAMESPACE = Code(
    "S12022",
    "unknown-namespace",
    _W,
    "what stands in the namespace “{namespace}” was not checked, and LMSs may ignore it",
    "use the metadata namespace of SCORM 1.2, or leave it out",
)
SCHEMA_VIOLATION = Code("S12023", "schema-violation", _E, "{sentence}", "put it as the schema files of SCORM 1.2 ask for it")
SUB_MANIFEST = Code(
    "S12024",
    "manifest-in-manifest",
    _W,
    "the manifest holds another manifest, “{identifier}”, which most LMSs ignore",
    "keep one manifest with all items and resources",
)

# Metadata (CAM 2.3 manifest/metadata; 2.2 for the records that it points to).
METADATA_MISSING = Code(
    "S12025",
    "metadata-missing",
    _E,
    "the manifest has no “metadata”, by which LMSs tell SCORM 1.2 from other kinds",
    "add metadata with schema “ADL SCORM” and schemaversion “1.2”",
)
SCHEMA_MISSING = Code("S12026", "schema-missing", _E, "the manifest's metadata has no “schema”", "add <schema>ADL SCORM</schema>")
SCHEMA_TEXT = Code(
    "S12027", "schema-text", _E, "“schema” is “{text}” and has to be exactly “ADL SCORM”", "write <schema>ADL SCORM</schema>"
)
SCHEMA_VERSION_MISSING = Code(
    "S12028",
    "schemaversion-missing",
    _E,
    "the manifest's metadata has no “schemaversion”",
    "add <schemaversion>1.2</schemaversion> after the schema",
)
SCHEMA_VERSION_TEXT = Code(
    "S12029",
    "schemaversion-text",
    _E,
    "“schemaversion” is “{text}” and has to be exactly “1.2”, without spaces",
    "write <schemaversion>1.2</schemaversion>",
)
LOCATION_MISSING = Code(
    "S12030",
    "metadata-file-missing",
    _E,
    "the metadata file “{href}” is not in the package",
    "add the file, or remove the adlcp:location that points to it",
)

# Organizations (CAM 2.3, organizations and organization).
ORGANIZATIONS_MISSING = Code(
    "S12031", "organizations-missing", _E, "the manifest has no “organizations”", "add organizations with one organization in it"
)
NO_ORGANIZATION = Code(
    "S12032",
    "no-organization",
    _W,
    "the manifest has no organization, so an LMS has no table of contents and makes one up or shows nothing",
    "add one organization with an item for each SCO",
)
DEFAULT_MISSING = Code(
    "S12033", "default-missing", _W, "“organizations” does not say which organization is the default one", 'add default="{identifier}"'
)
DEFAULT_UNKNOWN = Code(
    "S12034",
    "default-unknown",
    _E,
    "the default organization is “{identifier}”, and there is no organization of that name",
    "name an organization that exists",
)
ORGANIZATION_TITLE = Code(
    "S12035", "organization-title-missing", _E, "the organization “{identifier}” has no title", "add a title as its first element"
)
ORGANIZATION_EMPTY = Code(
    "S12036",
    "organization-empty",
    _E,
    "the organization “{identifier}” has no item, so there is nothing to start",
    "add an item that refers to a resource",
)
STRUCTURE = Code(
    "S12037",
    "structure-unusual",
    _W,
    "the organization “{identifier}” has the structure “{structure}”; LMSs know “hierarchical”",
    'write structure="hierarchical" or leave it out',
)
TITLE_LONG = Code(
    "S12038", "title-long", _W, "a title has {length} characters, more than the 200 that every LMS keeps: “{title}”", "shorten the title"
)
TITLE_EMPTY = Code("S12039", "title-empty", _W, "the title of “{identifier}” is empty, so learners see the identifier", "write a title")
LOST_ZERO = Code(
    "S12040", "lost-zero", _W, "“{name}” of “{identifier}” is exactly “0”, which Moodle loses", "write it another way, for a number “0.0”"
)

# Identifiers (CAM 2.3; XML 1.0 §3.3.1, ID).
IDENTIFIER_MISSING = Code(
    "S12041", "identifier-missing", _E, "the element “{name}” has no identifier", "give it one that is unique in the manifest"
)
IDENTIFIER_FORM = Code(
    "S12042",
    "identifier-malformed",
    _E,
    "“{identifier}” can't be an identifier: it starts with a letter or “_” and has no space or “:”",
    "use letters, digits, “_”, “-” and “.”",
)
IDENTIFIER_DOUBLE = Code(
    "S12043", "identifier-duplicate", _E, "the identifier “{identifier}” is used twice, first on line {line}", "give each element its own"
)

# Items (CAM 2.3, item, with ADL's extensions).
ITEM_TITLE = Code("S12044", "item-title-missing", _E, "the item “{identifier}” has no title", "add a title as its first element")
ITEM_WITHOUT_RESOURCE = Code(
    "S12045",
    "item-without-resource",
    _E,
    "the item “{identifier}” leads to nothing: it has neither a resource nor items of its own",
    "add identifierref with a resource's identifier, or remove the item",
)
ITEM_REFERENCE = Code(
    "S12046",
    "item-reference-dangling",
    _E,
    "the item “{identifier}” refers to “{target}”, and there is no such resource",
    "correct identifierref, or add the resource",
)
BRANCH_WITH_RESOURCE = Code(
    "S12047",
    "branch-with-resource",
    _W,
    "the item “{identifier}” has both a resource and items of its own; LMSs differ in what they start",
    "move the resource to an item of its own",
)
ISVISIBLE = Code(
    "S12048",
    "isvisible-word",
    _E,
    "isvisible of the item “{identifier}” is “{text}” and has to be “true” or “false”",
    "write true or false",
)
PARAMETERS_FORM = Code(
    "S12049",
    "parameters-form",
    _E,
    "the parameters “{text}” of the item “{identifier}” are not of the form “?name=value” or “#place”",
    "write ?name=value&name=value",
)
PARAMETERS_LONG = Code(
    "S12050",
    "parameters-long",
    _W,
    "the parameters of the item “{identifier}” have {length} characters, more than the 1000 that every LMS keeps",
    "shorten them",
)
PARAMETERS_ALONE = Code(
    "S12051",
    "parameters-without-resource",
    _W,
    "the item “{identifier}” has parameters and no resource to give them to",
    "remove the parameters, or add identifierref",
)
EXTENSION_WITHOUT_SCO = Code(
    "S12052",
    "extension-without-sco",
    _E,
    "“{name}” stands at the item “{identifier}”, which starts no SCO",
    "remove it, or let the item refer to a SCO",
)
EXTENSION_MISPLACED = Code(
    "S12053", "extension-misplaced", _E, "“{name}” stands in “{parent}” and belongs in an item", "move it to the item that starts the SCO"
)
EXTENSION_DOUBLE = Code("S12054", "extension-twice", _E, "“{name}” is there twice at the item “{identifier}”", "keep one")
MASTERY_SCORE = Code(
    "S12055",
    "masteryscore-form",
    _E,
    "the mastery score “{text}” of the item “{identifier}” is not a number from 0 to 100",
    "write a number from 0 to 100, with “.” for decimals and without “%”",
)
MAX_TIME = Code(
    "S12056",
    "maxtimeallowed-form",
    _E,
    "maxtimeallowed “{text}” of the item “{identifier}” is not of the form HHHH:MM:SS.SS",
    "write hours, minutes and seconds, such as 00:30:00",
)
TIME_LIMIT_ACTION = Code(
    "S12057",
    "timelimitaction-word",
    _E,
    "timelimitaction “{text}” of the item “{identifier}” is none of the four that SCORM knows",
    "write “exit,message”, “exit,no message”, “continue,message” or “continue,no message”",
)
DATA_LONG = Code(
    "S12058",
    "datafromlms-long",
    _W,
    "datafromlms of the item “{identifier}” has {length} characters, more than the 255 that every LMS keeps",
    "shorten it, or put the data into a file of the package",
)
PADDED = Code(
    "S12059",
    "padded-text",
    _W,
    "“{name}” of the item “{identifier}” has spaces around its text, and Moodle keeps them",
    "remove the spaces and line breaks",
)
PREREQUISITES_TYPE = Code(
    "S12060",
    "prerequisites-type",
    _E,
    "the prerequisites of the item “{identifier}” have the type “{text}” and have to have “aicc_script”",
    'write type="aicc_script"',
)
PREREQUISITES_FORM = Code(
    "S12061",
    "prerequisites-form",
    _E,
    "the prerequisites “{text}” of the item “{identifier}” can't be read: {reason}",
    "join identifiers with & and |, with ( ) around groups",
)
PREREQUISITES_UNKNOWN = Code(
    "S12062",
    "prerequisites-unknown",
    _E,
    "the prerequisites of the item “{identifier}” name “{target}”, and there is no such item",
    "name an item's identifier",
)
NOTHING_TRACKED = Code(
    "S12063",
    "nothing-tracked",
    _W,
    "no item starts a SCO, so an LMS records no status and no score",
    'mark the resources that talk to the LMS with adlcp:scormtype="sco"',
)

# Resources and files (CAM 2.3, resource, file and dependency).
RESOURCES_MISSING = Code(
    "S12064", "resources-missing", _E, "the manifest has no “resources”", "add resources with one resource for each SCO"
)
RESOURCE_TYPE_MISSING = Code("S12065", "resource-type-missing", _E, "the resource “{identifier}” has no type", 'write type="webcontent"')
RESOURCE_TYPE = Code(
    "S12066",
    "resource-type",
    _E,
    "the resource “{identifier}” has the type “{text}” and has to have “webcontent”",
    'write type="webcontent"',
)
SCORM_TYPE_MISSING = Code(
    "S12067",
    "scormtype-missing",
    _E,
    "the resource “{identifier}” does not say whether it is a SCO or an asset",
    'write adlcp:scormtype="sco" or adlcp:scormtype="asset"',
)
SCORM_TYPE = Code(
    "S12068",
    "scormtype-word",
    _E,
    "scormtype of the resource “{identifier}” is “{text}” and has to be “sco” or “asset”, in small letters",
    "write sco or asset",
)
SCORM_TYPE_SPELLING = Code(
    "S12069",
    "scormtype-spelling",
    _E,
    "the resource “{identifier}” has “{name}” where SCORM 1.2 has “adlcp:scormtype”, all in small letters",
    "write adlcp:scormtype",
)
NO_HREF = Code(
    "S12070",
    "resource-without-href",
    _E,
    "the resource “{identifier}” has no href, so an LMS has nothing to start",
    "add href with the page that opens",
)
HREF_UNLISTED = Code(
    "S12071",
    "entry-file-unlisted",
    _E,
    "“{href}” opens the resource “{identifier}” and is not among its files",
    "add a file element for it",
)
FILE_MISSING = Code(
    "S12072", "file-missing", _E, "“{href}” is listed in the manifest and is not in the package", "add the file, or correct the path"
)
FILE_CASE = Code(
    "S12073",
    "file-name-case",
    _E,
    "“{href}” is listed in the manifest, and the file is called “{name}”; LMSs on Linux will not find it",
    "spell both in the same way, best in small letters",
)
HREF_FORM = Code(
    "S12074", "href-form", _E, "“{href}” is not a path inside the package: {reason}", "write a relative path with forward slashes"
)
HREF_EXTERNAL = Code(
    "S12075",
    "href-external",
    _W,
    "“{href}” is on the web: it needs a connection, and can't report to the LMS",
    "put the pages into the package",
)
HREF_QUERY = Code(
    "S12076", "href-query", _W, "“{href}” has a query, which some LMSs drop or damage", "move it to the item's parameters or into the page"
)
HREF_SPACE = Code("S12077", "href-space", _W, "“{href}” has a space, which some LMSs do not find", "rename the file, or write %20")
XML_BASE = Code(
    "S12078",
    "xml-base",
    _W,
    "xml:base on “{name}” is ignored by some LMSs, Moodle among them, so files are not found",
    "write full paths in href",
)
XML_BASE_FORM = Code(
    "S12079",
    "xml-base-form",
    _E,
    "xml:base “{text}” has to be a relative folder that ends with “/”",
    "write full paths in href, without xml:base",
)
RESOURCE_UNUSED = Code(
    "S12080", "resource-unused", _W, "no item and no dependency refers to the resource “{identifier}”", "remove it, or refer to it"
)
DEPENDENCY_UNKNOWN = Code(
    "S12081",
    "dependency-dangling",
    _E,
    "the resource “{identifier}” depends on “{target}”, and there is no such resource",
    "correct the dependency, or add the resource",
)
DEPENDENCY_CYCLE = Code(
    "S12082", "dependency-cycle", _E, "the resource “{identifier}” depends on itself: {circle}", "remove one of the dependencies"
)
FILES_UNLISTED = Code(
    "S12083",
    "files-unlisted",
    _W,
    "{count} of the package's files are in no resource, such as “{name}”; some LMSs leave them out",
    "list every file in a resource",
)
FILE_TWICE = Code("S12084", "file-listed-twice", _W, "the resource “{identifier}” lists “{href}” twice", "list it once")
ENTRY_NOT_FIRST = Code(
    "S12085",
    "entry-resource-not-first",
    _W,
    "the first resource with an href is “{first}”, and the course starts with “{entry}”; simple LMSs open the first",
    "move the starting resource to the top of the resources",
)
ENTRY_EMPTY = Code(
    "S12086", "entry-file-empty", _W, "“{href}” opens the resource “{identifier}” and is an empty file", "export the package again"
)

# What the pages of a SCO say to the LMS, as far as their text shows it (RTE 3.2 launch, 3.3 API, 3.4 data model).
NO_INITIALIZE = Code(
    "S12087",
    "no-initialize",
    _W,
    "no page or script of the SCO “{identifier}” mentions LMSInitialize, so it will hardly talk to the LMS",
    'if it is meant only to be read, mark it adlcp:scormtype="asset"',
)
NO_FINISH = Code(
    "S12088",
    "no-finish",
    _W,
    "no page or script of the SCO “{identifier}” mentions LMSFinish, so the LMS may lose the session",
    'end each session with LMSFinish("")',
)
NO_STATUS = Code(
    "S12089",
    "no-status",
    _W,
    "no page or script of the SCO “{identifier}” mentions lesson_status, so it never says that it is completed",
    "set cmi.core.lesson_status",
)
NO_SESSION_TIME = Code(
    "S12090",
    "no-session-time",
    _W,
    "no page or script of the SCO “{identifier}” mentions session_time, so the LMS can't show time spent",
    "set cmi.core.session_time before LMSFinish",
)
NO_EXIT = Code(
    "S12091",
    "no-exit",
    _W,
    "no page or script of the SCO “{identifier}” mentions cmi.core.exit, so an LMS may drop what a learner left half done",
    "set cmi.core.exit to “suspend” until the course is completed",
)
NO_COMMIT = Code(
    "S12092",
    "no-commit",
    _W,
    "no page or script of the SCO “{identifier}” mentions LMSCommit, so nothing is saved before the end",
    'call LMSCommit("") after each page and answer',
)
UNLOAD_ONLY = Code(
    "S12093",
    "unload-only",
    _W,
    "the SCO “{identifier}” reacts to “unload” and not to “pagehide”, which phones and new browsers need",
    "finish the session on pagehide, and save on visibilitychange",
)
OTHER_API = Code(
    "S12094",
    "api-of-scorm-2004",
    _W,
    "the SCO “{identifier}” looks for API_1484_11, SCORM 2004's, and never mentions LMSInitialize",
    "export the package as SCORM 2004, or use a runtime for 1.2",
)
ASSET_CALLS = Code(
    "S12095",
    "asset-calls-lms",
    _W,
    "the page of the asset “{identifier}” calls LMSInitialize, and an LMS gives assets no API",
    'mark it adlcp:scormtype="sco"',
)
EXTENSION_UNKNOWN = Code(
    "S12096", "extension-unknown", _E, "“adlcp:{name}” is a name that SCORM 1.2 does not have", "correct the spelling, or remove it"
)

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
