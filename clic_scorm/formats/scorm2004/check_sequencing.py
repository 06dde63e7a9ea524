"""
Does an LMS understand the order that a manifest asks for: where sequencing stands, what it refers to?
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import Book
from clic_scorm.formats.bricks.manifest.document import Document, identifier, load, text
from clic_scorm.formats.scorm2004 import names
from clic_scorm.formats.scorm2004 import sequencing_codes as codes
from clic_scorm.formats.scorm2004.check_extensions import share
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, children, local_name, namespace, qualified


_SEQUENCING = qualified(names.IMSSS, "sequencing")
_COLLECTION = qualified(names.IMSSS, "sequencingCollection")
_TRUE = ("true", "1")
# What an LMS may leave out (SN 3.1.5), and most do.
_LIMITS = (
    "attemptAbsoluteDurationLimit", "attemptExperiencedDurationLimit", "activityAbsoluteDurationLimit", "activityExperiencedDurationLimit",
    "beginTimeLimit", "endTimeLimit",
)  # fmt: skip
_OF_SHARING = (codes.OBJECTIVE_ID, codes.READ_TWICE, codes.WRITTEN_TWICE)
_OF_CHOICE = ("skip", "hiddenFromChoice", "stopForwardTraversal")


def _own(node: Element, name: str) -> tuple[Element, ...]:
    return children(node, qualified(names.IMSSS, name))


def check_places(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    See that sequencing stands where an LMS looks for it, and that a reference to the collection finds its entry (CAM 5.1.1 and 5.1.2).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    collections = tuple(document.root.iter(_COLLECTION))
    known = {entry.get("ID") for collection in collections for entry in children(collection, _SEQUENCING)}
    for number, collection in enumerate(collections):
        holder = collection.getparent()
        if holder is not document.root or number:
            found.append(finding(codes.COLLECTION_PLACE, document.where(collection)))
        unnamed = (entry for entry in children(collection, _SEQUENCING) if not entry.get("ID"))
        found.extend(finding(codes.COLLECTION_ID, document.where(entry, "ID")) for entry in unnamed)
    for node in document.root.iter(_SEQUENCING):
        holder = node.getparent()
        parent = local_name(holder) if holder is not None else ""
        if parent == "sequencingCollection":
            continue
        if holder is None or namespace(holder) != names.IMSCP or parent not in ("organization", "item"):
            found.append(finding(codes.SEQUENCING_PLACE, document.where(node), parent=parent))
        elif children(holder, _SEQUENCING)[0] is not node:
            found.append(finding(codes.SEQUENCING_TWICE, document.where(node), identifier=identifier(holder)))
        if node.get("ID") is not None:
            found.append(finding(codes.SEQUENCING_ID, document.where(node, "ID"), text=node.get("ID")))
        reference = node.get("IDRef")
        if reference is not None and reference not in known:
            found.append(finding(codes.SEQUENCING_REFERENCE, document.where(node, "IDRef"), text=reference))
    return tuple(found)


def check_objectives(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge the objectives of each activity and what they share (CAM 5.1.7; SN 3.10).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    dies: Element | None = None
    for node in document.root.iter(_SEQUENCING):
        for holder in _own(node, "objectives"):
            found.extend(_objectives(document, holder))
        maps = tuple(node.iter(qualified(names.IMSSS, "mapInfo")))
        dies = dies if dies is not None else next(iter(maps), None)
    # What is wrong with sharing is told first: that Moodle knows no sharing at all matters once it is right.
    if dies is not None and not any(item.code in _OF_SHARING for item in found):
        found.append(finding(codes.MAP_INFO, document.where(dies)))
    return tuple(found)


def _objectives(document: Document, holder: Element) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    written: set[tuple[str, str]] = set()
    for node in children(holder):
        name = node.get("objectiveID")
        maps = _own(node, "mapInfo")
        if name == "" or (name is None and maps and local_name(node) == "primaryObjective"):
            yield finding(codes.OBJECTIVE_ID, document.where(node, "objectiveID"))
        elif name is not None and name in seen:
            yield finding(codes.OBJECTIVE_TWICE, document.where(node, "objectiveID"), identifier=name)
        seen.add(name or "")
        for measure in _own(node, "minNormalizedMeasure"):
            if _measure(text(measure)) is None:
                yield finding(codes.MEASURE, document.where(measure), name="minNormalizedMeasure", text=text(measure).strip())
        yield from _maps(document, maps, name or "", written)


def _maps(document: Document, maps: tuple[Element, ...], name: str, written: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    for what in ("SatisfiedStatus", "NormalizedMeasure"):
        readers = [one for one in maps if one.get(f"read{what}", "true") in _TRUE]
        if len(readers) > 1:
            yield finding(codes.READ_TWICE, document.where(readers[1]), identifier=name)
            return
        for one in maps:
            target = one.get("targetObjectiveID", "")
            if one.get(f"write{what}", "false") not in _TRUE:
                continue
            if (what, target) in written:
                yield finding(codes.WRITTEN_TWICE, document.where(one, "targetObjectiveID"), target=target)
                return
            written.add((what, target))


def _measure(stated: str) -> float | None:
    """
    Return the number from −1 to 1 that *stated* is, or None.
    """
    words = stated.strip()
    return share(words.removeprefix("-").removeprefix("+"))


def check_rules(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge conditions and actions of sequencing and rollup rules (CAM 5.1.4 and 5.1.6; SN 3.4 and 3.7).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for node in document.root.iter(_SEQUENCING):
        known = {one.get("objectiveID") for holder in _own(node, "objectives") for one in children(holder)}
        for rule in (rule for holder in _own(node, "sequencingRules") for rule in children(holder)):
            found.extend(_rule(document, rule, known, node))
        for holder in _own(node, "rollupRules"):
            found.extend(_rollup(document, holder))
    return tuple(found)


def _rule(document: Document, rule: Element, known: set[str | None], node: Element) -> Iterator[Diagnostic]:
    allowed = names.ACTIONS.get(local_name(rule), ())
    for action in _own(rule, "ruleAction"):
        word = action.get("action")
        if word is None or not allowed:
            continue
        holder = node.getparent()
        if word.strip() not in allowed:
            yield finding(codes.ACTION_WORD, document.where(action, "action"), text=word, name=local_name(rule))
        elif word in _OF_CHOICE and holder is not None and local_name(holder) == "organization":
            yield finding(codes.ACTION_AT_ROOT, document.where(action, "action"), text=word, identifier=identifier(holder))
    for condition in rule.iter(qualified(names.IMSSS, "ruleCondition")):
        yield from _condition(document, condition, names.RULE_CONDITIONS)
        reference = condition.get("referencedObjective")
        # A rule of a collection may name objectives of the activity that takes it over.
        inherited = node.get("IDRef") is not None or node.get("ID") is not None
        if reference is not None and reference not in known and not inherited:
            yield finding(codes.RULE_OBJECTIVE, document.where(condition, "referencedObjective"), text=reference)
        threshold = condition.get("measureThreshold")
        if threshold is not None and _measure(threshold) is None:
            yield finding(codes.MEASURE, document.where(condition, "measureThreshold"), name="measureThreshold", text=threshold)


def _condition(document: Document, condition: Element, allowed: tuple[str, ...]) -> Iterator[Diagnostic]:
    word = condition.get("condition")
    if word is not None and word.strip() not in allowed:
        yield finding(codes.CONDITION_WORD, document.where(condition, "condition"), text=word)


def _rollup(document: Document, holder: Element) -> Iterator[Diagnostic]:
    weight = holder.get("objectiveMeasureWeight")
    if weight is not None and share(weight) is None:
        yield finding(codes.WEIGHT, document.where(holder, "objectiveMeasureWeight"), name="objectiveMeasureWeight", text=weight)
    for rule in _own(holder, "rollupRule"):
        percent = rule.get("minimumPercent")
        if percent is not None and share(percent) is None:
            yield finding(codes.WEIGHT, document.where(rule, "minimumPercent"), name="minimumPercent", text=percent)
        for kind, least in (("atLeastCount", "minimumCount"), ("atLeastPercent", "minimumPercent")):
            if rule.get("childActivitySet") == kind and rule.get(least) is None:
                yield finding(codes.ALWAYS_MET, document.where(rule, "childActivitySet"), text=kind, name=least)
        for action in _own(rule, "rollupAction"):
            word = action.get("action")
            if word is not None and word.strip() not in names.ACTIONS["rollupRule"]:
                yield finding(codes.ACTION_WORD, document.where(action, "action"), text=word, name="rollupRule")
        for condition in rule.iter(qualified(names.IMSSS, "rollupCondition")):
            yield from _condition(document, condition, names.ROLLUP_CONDITIONS)


def check_controls(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find controls that leave a learner stuck, or that LMSs do not keep (CAM 5.1.3, 5.1.5, 5.1.8 and 5.1.9; SN 3.2 and 3.5).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for holder in (*document.organizations, *document.items):
        for node in children(holder, _SEQUENCING):
            found.extend(_controls(document, holder, node))
    return tuple(found)


def _controls(document: Document, holder: Element, node: Element) -> Iterator[Diagnostic]:
    name = identifier(holder)
    inside = document.children(holder, "item")
    for control in _own(node, "controlMode"):
        choice, flow = (control.get(key, usual) in _TRUE for key, usual in (("choice", "true"), ("flow", "false")))
        if inside and not choice and not flow:
            yield finding(codes.STUCK, document.where(control), identifier=name)
    for limits in _own(node, "limitConditions"):
        limit = next((key for key in _LIMITS if limits.get(key) is not None), None)
        if limit:
            yield finding(codes.LIMIT_IGNORED, document.where(limits, limit), name=limit, identifier=name)
    for resources in _own(node, "auxiliaryResources"):
        yield finding(codes.AUXILIARY, document.where(resources), identifier=name)
    for random in _own(node, "randomizationControls"):
        count = random.get("selectCount", "")
        if count.strip().isdecimal() and int(count) > len(inside):
            yield finding(codes.SELECT_COUNT, document.where(random, "selectCount"), identifier=name, count=count, number=len(inside))
    for delivery in _own(node, "deliveryControls"):
        rules = any(len(rule) for rule in (*_own(node, "sequencingRules"), *_own(node, "rollupRules")))
        if delivery.get("tracked", "true") not in _TRUE and rules:
            yield finding(codes.UNTRACKED_RULES, document.where(delivery, "tracked"), identifier=name)
