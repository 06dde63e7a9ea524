"""
What can be wrong with a web folder.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


_E = Severity.ERROR
_W = Severity.WARNING

ENTRY_MISSING = Code(
    "WEB001",
    "web-entry-missing",
    _E,
    "there is no “index.html” at the top, so nobody knows what to open",
    "build the course again, or copy the whole folder again",
)
IN_FOLDER = Code(
    "WEB002",
    "web-in-folder",
    _W,
    "all is inside the folder “{name}”, so whoever unpacks the zip has one folder more to open",
    "zip the contents of the folder, not the folder",
)
FILE_MISSING = Code(
    "WEB003",
    "web-file-missing",
    _E,
    "“{name}” belongs to the course and is not there, so a learner meets a page that does not open",
    "build the course again, or copy the whole folder again",
)
REFERENCE_MISSING = Code(
    "WEB004",
    "web-reference-missing",
    _E,
    "“{name}” asks for “{target}”, which is not there",
    "put the file there, or take out what asks for it",
)
REFERENCE_OUTSIDE = Code(
    "WEB005",
    "web-reference-outside",
    _E,
    "“{name}” asks for “{target}”, which is outside the folder and so on no other device",
    "put the file into the folder, and write its path from there, without “/” or “..” at the start",
)
REFERENCE_CASE = Code(
    "WEB006",
    "web-reference-case",
    _E,
    "“{name}” asks for “{target}”, and the file is called “{actual}”: phones and servers will not find it",
    "write the name exactly as the file has it",
)
SCRIPT_FROM_WEB = Code(
    "WEB007",
    "web-script-from-elsewhere",
    _E,
    "“{name}” loads a script or style from “{target}”, so the course stops without a line, and whoever owns that place owns the course",
    "put the file into the folder",
)
MEDIA_FROM_WEB = Code(
    "WEB008",
    "web-media-from-elsewhere",
    _W,
    "“{name}” shows “{target}” from the web, which a room without a line does not have",
    "put the file into the folder, or make it a link",
)
MODULE_SCRIPT = Code(
    "WEB009",
    "web-module-script",
    _E,
    "“{name}” has a script of the type “module”, which no browser runs from a memory stick",
    "use an ordinary script",
)
NAME_REFUSED = Code(
    "WEB010",
    "web-name-refused",
    _E,
    "Windows can't have a file called “{name}”: {reason}",
    "rename it, and what asks for it; a–z, 0–9, “-”, “_” and “.” are safe",
)
NAME_LONG = Code(
    "WEB011",
    "web-name-long",
    _W,
    "the path “{name}” has {length} characters, and Windows may not unpack it",
    "use shorter names, {limit} characters at most",
)
START_MISSING = Code(
    "WEB012",
    "web-start-text-missing",
    _W,
    "there is no “START.txt”, which tells people what to open",
    "build the course again, or copy the whole folder again",
)
IDENTITY_DAMAGED = Code(
    "WEB013",
    "web-identity-damaged",
    _W,
    "“clic.json” does not name the files of the course, so nobody can tell whether all are there",
    "build the course again",
)

ANCHOR_MISSING = Code(
    "WEB014",
    "web-place-missing",
    _W,
    "“{name}” links to “{target}”, and that page has no such place",
    "give the place an id, or take out what follows “#”",
)
ID_TWICE = Code(
    "WEB015", "web-id-twice", _W, "“{name}” has the id “{word}” twice, and links lead to the first one", "give one of them another id"
)
TITLE_MISSING = Code(
    "WEB016",
    "web-title-missing",
    _W,
    "“{name}” has no title, so the browser shows a file name",
    "write <title> with a few words in its head",
)
LANGUAGE_MISSING = Code(
    "WEB017",
    "web-language-missing",
    _W,
    "“{name}” does not say in which language it is",
    'write it on the first element, such as <html lang="en">',
)
CHARSET_MISSING = Code(
    "WEB018",
    "web-charset-missing",
    _E,
    "“{name}” names {charset} as its encoding, and no server says it is UTF-8",
    'write <meta charset="utf-8"> at the start of the head',
)
LETTERS_WRONG = Code("WEB019", "web-letters-wrong", _E, "“{name}” is not in UTF-8, so some letters come out wrong", "save it as UTF-8")
DOCTYPE_MISSING = Code(
    "WEB020",
    "web-doctype-missing",
    _W,
    "“{name}” does not begin with <!doctype html>, so browsers lay it out as in the year 1999",
    "write <!doctype html> as its first line",
)
BASE_ELEMENT = Code(
    "WEB021",
    "web-base-element",
    _E,
    '“{name}” has <base href="{word}">, so its paths start somewhere else',
    "take the element out, and write paths from the page",
)
REFRESH = Code("WEB022", "web-refresh", _W, "“{name}” sends readers on by itself ({word})", "make it a link")
FORM_AWAY = Code(
    "WEB023",
    "web-form-away",
    _E,
    "a form in “{name}” sends what people type to “{word}”",
    "take the form out, or say in words where to write to",
)
CROSSORIGIN = Code(
    "WEB024",
    "web-crossorigin",
    _E,
    "“{name}” has a “{word}” with crossorigin, which fails on every page from a file",
    "take the attribute out",
)
STYLE_MISSING = Code(
    "WEB025",
    "web-style-asks-for-nothing",
    _W,
    "the style sheet “{name}” asks for “{target}”, which is not there",
    "put the file there, or take out what asks for it",
)
STYLE_FROM_WEB = Code(
    "WEB026",
    "web-style-from-elsewhere",
    _W,
    "the style sheet “{name}” loads “{target}” from the web, which a room without a line does not have",
    "put the file into the folder",
)
SCRIPT_FETCHES = Code(
    "WEB027",
    "web-script-fetches",
    _W,
    "the script “{name}” fetches data, which browsers refuse a page from a file",
    "put the data into a script, and load that",
)
SCRIPT_WORKER = Code(
    "WEB028",
    "web-script-worker",
    _W,
    "the script “{name}” starts a worker, which browsers refuse a page from a file",
    "do the work on the page",
)
SCRIPT_IMPORTS = Code(
    "WEB029",
    "web-script-imports",
    _E,
    "the script “{name}” imports another one, which no browser does from a memory stick",
    "use ordinary scripts, one element for each",
)
SCRIPT_COOKIE = Code(
    "WEB030",
    "web-script-cookie",
    _W,
    "the script “{name}” uses cookies, which a page from a file does not keep",
    "keep the words in localStorage",
)
NAMES_CLASH = Code(
    "WEB031",
    "web-names-clash",
    _E,
    "“{name}” and “{other}” differ in letters that Windows and Macs take for the same",
    "give one of them another name",
)
NAME_DECOMPOSED = Code(
    "WEB032",
    "web-name-decomposed",
    _W,
    "“{name}” writes accents as signs of their own, and systems disagree about whether that is the same name",
    "rename it; a–z, 0–9, “-”, “_” and “.” are safe",
)
LEFT_BEHIND = Code(
    "WEB033", "web-left-behind", _W, "“{name}” was left behind by a system or an editor, and belongs to nobody's course", "delete it"
)
PROGRAM = Code(
    "WEB034", "web-program", _E, "“{name}” is a program, and many offices and virus scanners refuse a stick that has one", "take it out"
)
SERVER_PAGE = Code(
    "WEB035",
    "web-server-page",
    _E,
    "“{name}” is a page that a server has to run, and here is no server",
    "save what it shows as an HTML page",
)
ARCHIVE_INSIDE = Code(
    "WEB036",
    "web-archive-inside",
    _W,
    "“{name}” is an archive, which learners have to unpack by themselves",
    "put its files into the folder",
)
FILE_STRANGE = Code(
    "WEB037",
    "web-file-strange",
    _W,
    "“{name}” was not in the folder when the course was made",
    "delete it, or put it into the course and build again",
)
ENTRY_CASE = Code(
    "WEB038", "web-entry-case", _E, "the page to open is called “{name}”, and “index.html” is looked for", "call it “index.html”"
)
START_LETTERS = Code("WEB039", "web-start-letters", _W, "“{name}” is not in UTF-8, so its words come out wrong", "save it as UTF-8")
START_SILENT = Code("WEB040", "web-start-silent", _W, "“{name}” does not say to open “{entry}”", "write that in it")
FILE_EMPTY = Code("WEB041", "web-file-empty", _E, "“{name}” is empty", "copy it again, or take out what asks for it")
PICTURE_WRONG = Code(
    "WEB042", "web-picture-wrong", _W, "“{name}” is called “{suffix}” and is something else", "save it again in that format, or rename it"
)
DRAWING_BROKEN = Code("WEB043", "web-drawing-broken", _E, "the drawing “{name}” can't be read: {reason}", "repair it, or save it again")
DRAWING_PROGRAM = Code("WEB044", "web-drawing-program", _W, "the drawing “{name}” has a program in it", "save it without scripts")
UNIT_DAMAGED = Code(
    "WEB045",
    "web-unit-damaged",
    _E,
    "“{name}” holds no data of a unit, so that page never opens",
    "build the course again, or copy the whole folder again",
)
MEDIA_UNPLAYED = Code("WEB046", "web-media-unplayed", _W, "no browser plays or shows “{name}” for sure", "save it as {better}")
VIEWPORT_MISSING = Code(
    "WEB047",
    "web-viewport-missing",
    _W,
    "“{name}” does not fit itself to a phone",
    'write <meta name="viewport" content="width=device-width, initial-scale=1">',
)
AUTOPLAY = Code("WEB048", "web-autoplay", _W, "“{name}” starts the sound of “{word}” by itself", "take autoplay out")
ALTERNATIVE_MISSING = Code(
    "WEB049",
    "web-alternative-missing",
    _W,
    "a picture in “{name}” has no alternative text: “{word}”",
    'write alt="…", empty where it only decorates',
)
FRAME_TITLE = Code("WEB050", "web-frame-title", _W, "a frame in “{name}” has no title: “{word}”", 'write title="…" on it')

CODES = (
    ENTRY_MISSING, IN_FOLDER, FILE_MISSING, REFERENCE_MISSING, REFERENCE_OUTSIDE, REFERENCE_CASE, SCRIPT_FROM_WEB, MEDIA_FROM_WEB,
    MODULE_SCRIPT, NAME_REFUSED, NAME_LONG, START_MISSING, IDENTITY_DAMAGED, ANCHOR_MISSING, ID_TWICE, TITLE_MISSING, LANGUAGE_MISSING,
    CHARSET_MISSING, LETTERS_WRONG, DOCTYPE_MISSING, BASE_ELEMENT, REFRESH, FORM_AWAY, CROSSORIGIN, STYLE_MISSING, STYLE_FROM_WEB,
    SCRIPT_FETCHES, SCRIPT_WORKER, SCRIPT_IMPORTS, SCRIPT_COOKIE, NAMES_CLASH, NAME_DECOMPOSED, LEFT_BEHIND, PROGRAM, SERVER_PAGE,
    ARCHIVE_INSIDE, FILE_STRANGE, ENTRY_CASE, START_LETTERS, START_SILENT, FILE_EMPTY, PICTURE_WRONG, DRAWING_BROKEN, DRAWING_PROGRAM,
    UNIT_DAMAGED, MEDIA_UNPLAYED, VIEWPORT_MISSING, AUTOPLAY, ALTERNATIVE_MISSING, FRAME_TITLE,
)  # fmt: skip
