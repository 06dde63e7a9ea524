"""
What can be wrong with the order that a SCORM 2004 manifest asks for (CAM 5.1; SN 3).
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


_E = Severity.ERROR
_W = Severity.WARNING

SEQUENCING_PLACE = Code(
    "S24108",
    "sequencing-misplaced",
    _E,
    "“sequencing” stands in “{parent}” and belongs in an item, in an organization or in the collection",
    "move it to the item that it is meant for",
)
SEQUENCING_TWICE = Code("S24109", "sequencing-twice", _E, "“{identifier}” has “sequencing” twice", "bring both together in one")
COLLECTION_PLACE = Code(
    "S24110",
    "sequencing-collection-misplaced",
    _E,
    "“sequencingCollection” has to stand once, directly in the manifest, after the resources",
    "move it to the end of the manifest, with all entries in one",
)
COLLECTION_ID = Code(
    "S24111",
    "sequencing-without-id",
    _E,
    "an entry of the sequencing collection has no ID, so no item can refer to it",
    "give it an ID, or move it into the item that it is meant for",
)
SEQUENCING_ID = Code(
    "S24112",
    "sequencing-id-outside",
    _E,
    "“sequencing” has the ID “{text}” outside of the collection, where nothing may refer to it",
    "remove the ID, or move the entry into the sequencing collection",
)
SEQUENCING_REFERENCE = Code(
    "S24113",
    "sequencing-reference-dangling",
    _E,
    "“sequencing” refers to “{text}”, and the collection has no such entry",
    "correct IDRef, or add the entry to the sequencing collection",
)
OBJECTIVE_ID = Code(
    "S24114",
    "objective-without-id",
    _E,
    "an objective shares its status and has no objectiveID to be known by",
    "give it an objectiveID",
)
OBJECTIVE_TWICE = Code(
    "S24115", "objective-id-twice", _E, "the objectiveID “{identifier}” is used twice in one activity", "give each objective its own"
)
READ_TWICE = Code(
    "S24116",
    "objective-read-twice",
    _E,
    "the objective “{identifier}” reads its status or measure from more than one shared objective",
    'let one mapInfo read it, and write readSatisfiedStatus="false" and readNormalizedMeasure="false" in the others',
)
WRITTEN_TWICE = Code(
    "S24117",
    "objective-written-twice",
    _E,
    "two objectives of one activity write to the shared objective “{target}”",
    "let one of them write to it",
)
RULE_OBJECTIVE = Code(
    "S24118",
    "rule-objective-dangling",
    _E,
    "a rule asks about the objective “{text}”, which its activity does not have",
    "name an objective of the same activity, or add it there",
)
ACTION_WORD = Code(
    "S24119", "rule-action-word", _E, "“{text}” is no action of a {name}", "write one of the actions that the standard has for this rule"
)
ACTION_AT_ROOT = Code(
    "S24120",
    "rule-action-at-root",
    _W,
    "the action “{text}” at the organization “{identifier}” does nothing: there is nothing beside it to go on with",
    "move the rule to an item",
)
CONDITION_WORD = Code(
    "S24121", "rule-condition-word", _E, "“{text}” is no condition of such a rule", "write one of the conditions that the standard has"
)
MEASURE = Code(
    "S24122",
    "measure-range",
    _E,
    "{name} is “{text}” and has to be a number from -1 to 1",
    "write the share of the points, such as 0.7 for 70 %",
)
WEIGHT = Code("S24123", "weight-range", _E, "{name} is “{text}” and has to be a number from 0 to 1", "write a share, such as 0.5")
MAP_INFO = Code(
    "S24124",
    "shared-objective-in-moodle",
    _W,
    "the manifest has imsss:mapInfo, on which Moodle's import breaks off",
    "do without shared objectives, or keep the package for other LMSs",
)
STUCK = Code(
    "S24125",
    "nothing-to-choose",
    _W,
    "“{identifier}” allows neither choice nor flow, so a learner can start nothing inside it",
    'write choice="true" or flow="true"',
)
LIMIT_IGNORED = Code(
    "S24126",
    "limit-not-kept",
    _W,
    "“{identifier}” has the limit “{name}”, which an LMS need not keep and hardly one does",
    "do without it, and tell learners the limit in words",
)
AUXILIARY = Code(
    "S24127",
    "auxiliary-resources",
    _W,
    "“{identifier}” has auxiliary resources, which the standard advises against and LMSs ignore",
    "put them into the pages",
)
SELECT_COUNT = Code(
    "S24128",
    "select-count",
    _W,
    "“{identifier}” is to select {count} items and has {number}",
    "select as many as there are, or fewer",
)
UNTRACKED_RULES = Code(
    "S24129",
    "rules-without-tracking",
    _W,
    "“{identifier}” has rules and is not tracked, so they have nothing to go by",
    'write tracked="true", or remove the rules',
)
ALWAYS_MET = Code(
    "S24130",
    "rollup-always-met",
    _W,
    "a rollup rule has “{text}” without {name}, so it always holds",
    "say how many with {name}",
)

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
