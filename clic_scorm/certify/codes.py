"""
What can be odd about the records and sheets that certificates are issued from.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

NOT_A_TABLE = Code(
    "CERT001",
    "unreadable-records",
    E,
    "“{file}” can't be read as records: {reason}",
    "export it again as CSV (text), Excel (.xlsx) or ODS; statements as JSON",
)
NO_PERSON = Code(
    "CERT002",
    "records-without-person",
    E,
    "no column of “{file}” tells whose a row is; there are {columns}",
    "name it: --map “COLUMN=name”, or =email, or =id",
)
UNUSED_COLUMNS = Code(
    "CERT003",
    "unused-columns",
    A,
    "these columns of “{file}” are not used: {columns}",
    "if one of them matters, name it: --map “COLUMN=MEANING”; else there is nothing to do",
)
NOBODYS_ROW = Code(
    "CERT004",
    "row-of-nobody",
    W,
    "this row has neither name, e-mail address nor number, and counts for nobody: {row}",
    "fill in whose it is, or remove it",
)
NAMESAKES = Code(
    "CERT005",
    "people-not-told-apart",
    W,
    "“{name}” may be several people: {why}; nothing is issued to them",
    "export again with e-mail addresses, or add an “email” column to every file",
)
TWO_NAMES = Code(
    "CERT006",
    "one-address-two-names",
    W,
    "“{key}” is said of “{one}” and of “{other}”; nothing is issued to them",
    "give each person an address or a number of their own, or write the name alike in every file",
)
UNREADABLE_STATE = Code(
    "CERT007",
    "unreadable-progress",
    W,
    "the progress of “{name}” can't be read ({reason}), so what it would prove stays undecided",
    "export it again; if it is from a newer edition, use that edition's sources",
)
WRONG_CONFIRMATION = Code(
    "CERT008",
    "unclear-confirmation",
    W,
    "“{value}” under “{id}” of “{name}” is no answer, and counts as none: {what}",
    "write {remedy}",
)
CONFIRMED_TWICE = Code(
    "CERT009",
    "confirmed-differently",
    W,
    "“{id}” of “{name}” is “{one}” in one place and “{other}” in another; nothing counts until they agree",
    "find out which is right, and correct the other",
)
SHEET_ONLY = Code(
    "CERT010",
    "person-without-records",
    W,
    "“{name}” is in “{file}” alone: no record says what they did",
    "look whether the name or e-mail address is written otherwise in the records",
)
GUESSED_ENCODING = Code(
    "CERT011",
    "guessed-letters",
    W,
    "“{file}” is not UTF-8 text; it was read as {guess}",
    "look at names with accents; save as “CSV UTF-8” if they are wrong",
)
DRAFT = Code(
    "CERT012",
    "certificates-of-draft",
    E,
    "“{id}” is a draft: its pages have no lasting numbers, so records can't be read for certain",
    "publish it: status: pilot or final, and build with --release",
)
NAME_CHANGED = Code(
    "CERT013",
    "name-on-certificate-changed",
    W,
    "certificate {number} was issued under another name than “{name}”; it was not written again",
    "if the name was corrected: --withdraw {number}, then --reissue {number}",
)
SKIPPED_STATEMENTS = Code(
    "CERT014",
    "skipped-statements",
    A,
    "{count} statements of “{file}” tell nothing about this course: {why}",
    "look whether it is the export of this course",
)
NO_CERTIFICATE = Code(
    "CERT015",
    "course-without-certificate",
    E,
    "“{id}” has no certificate to issue",
    "add certificates: to course.yml, each with a title and what it requires",
)
NO_GLYPH = Code(
    "CERT016",
    "letters-without-font",
    W,
    "the PDF of certificate {number} shows signs that no font here has: {signs}",
    "install a font that has them, such as Noto, or print the HTML page",
)
UNKNOWN_COLUMN = Code(
    "CERT017",
    "mapped-column-missing",
    E,
    "no file has a column “{column}”, which --map names",
    "write it as it stands in the first row of the file",
)
