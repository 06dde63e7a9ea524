"""
What can be wrong with an IMS Content Package, anybody's.

Errors are what the Information Model (IM) and the XML Binding (XB) of version 1.1.4 forbid and what no LMS survives; warnings are what
some LMSs lose or show wrongly.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


_E = Severity.ERROR
_W = Severity.WARNING

MANIFEST_MISSING = Code(
    "CP001", "cp-manifest-missing", _E, "the package has no “imsmanifest.xml”", "export the package again as an IMS Content Package"
)
MANIFEST_IN_FOLDER = Code(
    "CP002",
    "cp-manifest-in-folder",
    _E,
    "the manifest is in a folder, “{name}”, and LMSs look for it at the top of the zip",
    "zip the contents of the folder, not the folder",
)
NOT_WELL_FORMED = Code(
    "CP003", "cp-not-well-formed", _E, "“{name}” can't be read: {reason}", "repair the line, or export the package again"
)
ROOT_NAMESPACE = Code(
    "CP004",
    "cp-root",
    _E,
    "the manifest is in the namespace “{namespace}”, not in Content Packaging's",
    "set xmlns to “http://www.imsglobal.org/xsd/imscp_v1p1”",
)
SCHEMA_TEXT = Code(
    "CP005",
    "cp-schema-text",
    _W,
    "“schema” is “{text}” and should be “IMS Content”",
    "write exactly that, or export the package as what it is",
)
SCHEMA_VERSION_TEXT = Code(
    "CP006", "cp-version-text", _W, "“schemaversion” is “{text}”, which is no version of Content Packaging", "write “1.1.4”"
)
NO_ORGANIZATION = Code(
    "CP007",
    "cp-no-organization",
    _E,
    "the manifest has no organization, so an LMS has no table of contents and shows nothing",
    "add an organization with an item for each page",
)
DEFAULT_UNKNOWN = Code(
    "CP008",
    "cp-default-unknown",
    _E,
    "the default organization is “{identifier}”, and there is none of that name",
    "name one that is there",
)
ORGANIZATION_EMPTY = Code(
    "CP009",
    "cp-organization-empty",
    _E,
    "the organization “{identifier}” has no item, so there is nothing to open",
    "add an item for each page",
)
ITEM_TITLE = Code(
    "CP010",
    "cp-title-missing",
    _E,
    "the item “{identifier}” has no title, so learners see an empty line or an identifier",
    "give it a title",
)
IDENTIFIER_DOUBLE = Code("CP011", "cp-identifier-double", _E, "the identifier “{identifier}” is used twice", "give one of them another")
IDENTIFIER_FORM = Code(
    "CP012",
    "cp-identifier-form",
    _E,
    "“{identifier}” can't be an identifier: it starts with a letter or “_” and has no space or “:”",
    "use letters, digits, “_”, “-” and “.”",
)
ITEM_REFERENCE = Code(
    "CP013",
    "cp-reference-unknown",
    _E,
    "the item “{identifier}” refers to “{target}”, and there is no such resource",
    "name a resource that is there",
)
ITEM_WITHOUT_RESOURCE = Code(
    "CP014",
    "cp-item-empty",
    _W,
    "the item “{identifier}” leads to nothing: it has neither a resource nor items of its own",
    "remove it, or give it a resource",
)
NO_HREF = Code(
    "CP015",
    "cp-resource-without-href",
    _E,
    "an item opens the resource “{identifier}”, which does not say which file to open",
    "give the resource an href",
)
FILE_MISSING = Code(
    "CP016",
    "cp-file-missing",
    _E,
    "“{href}” is listed in the manifest and is not in the package",
    "add the file, or take it out of the manifest",
)
HREF_UNLISTED = Code(
    "CP017",
    "cp-href-unlisted",
    _E,
    "“{href}” opens the resource “{identifier}” and is not among its files",
    "list it as a file of the resource",
)
HREF_FORM = Code(
    "CP018",
    "cp-href-outside",
    _E,
    "“{href}” leads to no file of the package: {reason}",
    "use a relative path, without “/” or “..” at the start",
)
HREF_SPACE = Code(
    "CP019", "cp-href-space", _E, "“{href}” has a space, and Moodle finds the file only under “%20”", "write “%20” for each space"
)
HREF_EXTERNAL = Code(
    "CP020",
    "cp-href-web",
    _W,
    "“{href}” is on the web: it needs a connection, and some LMSs put a folder in front of it",
    "put the page into the package",
)
IMSCP_PREFIX = Code(
    "CP021",
    "cp-prefix",
    _W,
    "the manifest's elements carry the prefix “{prefix}:”; Moodle then finds no page in the package",
    "make Content Packaging the default namespace",
)
TITLE_MARKUP = Code("CP022", "cp-title-markup", _W, "the title “{title}” has “<”, which Moodle takes for markup", "write it without")
SVG_OPENED = Code(
    "CP023",
    "cp-svg-opened",
    _W,
    "an item opens the image “{href}”; Moodle offers it as a download in place of showing it",
    "put the image on a page",
)
FILES_UNLISTED = Code(
    "CP024",
    "cp-files-unlisted",
    _W,
    "{count} of the package's files are in no resource, such as “{name}”; some LMSs leave them out",
    "list them",
)
RESOURCE_UNUSED = Code(
    "CP025", "cp-resource-unused", _W, "no item and no dependency refers to the resource “{identifier}”", "refer to it, or remove it"
)
LINK_BROKEN = Code(
    "CP026",
    "cp-link-broken",
    _E,
    "the page “{name}” asks for “{target}”, which is not in the package",
    "add the file, or take out what asks for it",
)
FROM_WEB = Code(
    "CP027",
    "cp-page-from-web",
    _W,
    "the page “{name}” loads “{target}” from the web, which needs a connection and the permission of the LMS",
    "put the file into the package",
)
SCHEMA_VIOLATION = Code("CP028", "cp-schema-violation", _E, "{sentence}", "repair the manifest at this place")

MANIFEST_NAME_CASE = Code(
    "CP029",
    "cp-manifest-name-case",
    _E,
    "the manifest is called “{name}”, and servers tell small letters from capitals",
    "call it “imsmanifest.xml”",
)
DOCTYPE = Code(
    "CP030",
    "cp-doctype",
    _E,
    "“{name}” has a document type declaration, which no reader follows and which may name files of other people",
    "remove the line <!DOCTYPE …>",
)
ROOT_NAME = Code(
    "CP031", "cp-root-name", _E, "the manifest's outermost element is “{name}” and has to be “manifest”", "export the package again"
)
ORGANIZATIONS_MISSING = Code(
    "CP032",
    "cp-organizations-missing",
    _E,
    "the manifest has no “organizations”, so there is no table of contents",
    "add organizations with one organization in it",
)
ORGANIZATION_TITLE = Code(
    "CP033",
    "cp-organization-title-missing",
    _W,
    "the organization “{identifier}” has no title, so the table of contents has no heading",
    "give it one as its first element",
)
TITLE_EMPTY = Code("CP034", "cp-title-empty", _E, "the title of “{identifier}” is empty, so learners see an empty line", "write a title")
TITLE_LONG = Code(
    "CP035", "cp-title-long", _W, "a title has {length} characters, more than the 200 that every LMS keeps: “{title}”", "shorten the title"
)
LOST_ZERO = Code("CP036", "cp-lost-zero", _W, "“{name}” of “{identifier}” is exactly “0”, which Moodle loses", "write it another way")
IDENTIFIER_MISSING = Code(
    "CP037", "cp-identifier-missing", _E, "the element “{name}” has no identifier", "give it one that is unique in the manifest"
)
DEPENDENCY_UNKNOWN = Code(
    "CP038",
    "cp-dependency-unknown",
    _E,
    "the resource “{identifier}” depends on “{target}”, and there is no such resource",
    "name a resource that is there",
)
DEPENDENCY_CYCLE = Code(
    "CP039", "cp-dependency-cycle", _E, "resources depend on each other in a circle: {circle}", "take one of these dependencies out"
)
FILE_CASE = Code(
    "CP040",
    "cp-file-case",
    _E,
    "“{href}” is in the package as “{name}”, and servers tell small letters from capitals",
    "write the name exactly as the file has it",
)
SUB_MANIFEST = Code(
    "CP041",
    "cp-manifest-in-manifest",
    _W,
    "the manifest holds another manifest, “{identifier}”, whose pages most LMSs don't show",
    "keep one manifest with all items and resources",
)
STRUCTURE = Code(
    "CP042",
    "cp-structure-unusual",
    _W,
    "the organization “{identifier}” has the structure “{structure}”; LMSs know “hierarchical”",
    'write structure="hierarchical" or leave it out',
)
ISVISIBLE = Code(
    "CP043", "cp-isvisible", _E, "isvisible of the item “{identifier}” is “{text}” and has to be true or false", "write true or false"
)
PARAMETERS_FORM = Code(
    "CP044",
    "cp-parameters-form",
    _E,
    "the parameters of the item “{identifier}” are “{text}”, which can't stand behind an address",
    "write ?name=value or #place",
)
PARAMETERS_LONG = Code(
    "CP045",
    "cp-parameters-long",
    _W,
    "the parameters of the item “{identifier}” have {length} characters, more than the 1000 that every LMS keeps",
    "shorten them",
)
PARAMETERS_ALONE = Code(
    "CP046",
    "cp-parameters-alone",
    _W,
    "the item “{identifier}” has parameters and opens nothing that could get them",
    "remove them, or give the item a resource",
)
RESOURCES_MISSING = Code(
    "CP047",
    "cp-resources-missing",
    _E,
    "the manifest has no “resources”, so no item opens anything",
    "add resources with one resource for each page",
)
RESOURCE_TYPE_MISSING = Code("CP048", "cp-resource-type-missing", _E, "the resource “{identifier}” has no type", 'add type="webcontent"')
RESOURCE_TYPE = Code(
    "CP049",
    "cp-resource-type",
    _W,
    "the resource “{identifier}” is of the type “{text}”; LMSs show “webcontent”",
    'write type="webcontent" for pages and what they need',
)
HREF_QUERY = Code(
    "CP050",
    "cp-href-query",
    _W,
    "“{href}” has a query behind the name, which some LMSs take for a part of the name",
    "put it into the item's parameters",
)
FILE_TWICE = Code("CP051", "cp-file-twice", _W, "the resource “{identifier}” lists “{href}” twice", "list it once")
ENTRY_EMPTY = Code(
    "CP052",
    "cp-page-empty",
    _W,
    "“{href}”, which the resource “{identifier}” opens, is an empty file",
    "put something on the page, or take the resource out",
)
ENCODING_WRONG = Code(
    "CP053",
    "cp-encoding-wrong",
    _E,
    "“{name}” says that it is {encoding}, and its bytes are not",
    "save it as UTF-8, and let its first line say so",
)
ENCODING_UNUSUAL = Code(
    "CP054", "cp-encoding-unusual", _W, "“{name}” is written in {encoding}, which not every LMS reads", "save it as UTF-8"
)
BYTE_ORDER_MARK = Code(
    "CP055", "cp-byte-order-mark", _W, "“{name}” begins with a byte order mark, which some readers take for text", "save it without"
)
PACKAGE_LARGE = Code(
    "CP056",
    "cp-package-large",
    _W,
    "the package unpacks to {size} MB, more than many sites take",
    "make pictures and recordings smaller, or split the package",
)
CONTROL_MISSING = Code(
    "CP057",
    "cp-schema-file-missing",
    _W,
    "xsi:schemaLocation names “{name}”, which is not in the package",
    "add the file, or take it out of xsi:schemaLocation",
)
CONTROL_DAMAGED = Code(
    "CP058", "cp-schema-file-damaged", _W, "the schema file “{name}” can't be read: {reason}", "replace it by the right one"
)
SCHEMA_LOCATION_ODD = Code(
    "CP059",
    "cp-schema-location-odd",
    _E,
    "xsi:schemaLocation has {count} words; it has to be pairs of namespace and file",
    "give each namespace its file",
)
FOREIGN_NAMESPACE = Code(
    "CP060",
    "cp-unknown-namespace",
    _W,
    "what stands in the namespace “{namespace}” was not checked, and LMSs may ignore it",
    "leave it out where nobody needs it",
)

CODES = (
    MANIFEST_MISSING, MANIFEST_IN_FOLDER, NOT_WELL_FORMED, ROOT_NAMESPACE, SCHEMA_TEXT, SCHEMA_VERSION_TEXT, NO_ORGANIZATION,
    DEFAULT_UNKNOWN, ORGANIZATION_EMPTY, ITEM_TITLE, IDENTIFIER_DOUBLE, IDENTIFIER_FORM, ITEM_REFERENCE, ITEM_WITHOUT_RESOURCE, NO_HREF,
    FILE_MISSING, HREF_UNLISTED, HREF_FORM, HREF_SPACE, HREF_EXTERNAL, IMSCP_PREFIX, TITLE_MARKUP, SVG_OPENED, FILES_UNLISTED,
    RESOURCE_UNUSED, LINK_BROKEN, FROM_WEB, SCHEMA_VIOLATION, MANIFEST_NAME_CASE, DOCTYPE, ROOT_NAME, ORGANIZATIONS_MISSING,
    ORGANIZATION_TITLE, TITLE_EMPTY, TITLE_LONG, LOST_ZERO, IDENTIFIER_MISSING, DEPENDENCY_UNKNOWN, DEPENDENCY_CYCLE, FILE_CASE,
    SUB_MANIFEST, STRUCTURE, ISVISIBLE, PARAMETERS_FORM, PARAMETERS_LONG, PARAMETERS_ALONE, RESOURCES_MISSING, RESOURCE_TYPE_MISSING,
    RESOURCE_TYPE, HREF_QUERY, FILE_TWICE, ENTRY_EMPTY, ENCODING_WRONG, ENCODING_UNUSUAL, BYTE_ORDER_MARK, PACKAGE_LARGE, CONTROL_MISSING,
    CONTROL_DAMAGED, SCHEMA_LOCATION_ODD, FOREIGN_NAMESPACE,
)  # fmt: skip
