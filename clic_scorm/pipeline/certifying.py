"""
Certificates on disk: read a course, records and sheets; write papers, lists, register and the page that verifies.
"""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from clic_scorm.authoring.read import Reading
from clic_scorm.certify import codes, lists
from clic_scorm.certify.asking import Asker, unasked, unconfirmed
from clic_scorm.certify.award import Award, Judgement, Line
from clic_scorm.certify.certificate import as_html
from clic_scorm.certify.columns import plain
from clic_scorm.certify.gather import Evidence, Gathering
from clic_scorm.certify.issue import Desk, issue
from clic_scorm.certify.judging import in_all, judge, judge_earned
from clic_scorm.certify.paper import Paper, Picture, Signatory, accent_of, words_of
from clic_scorm.certify.pdf import as_pdf
from clic_scorm.certify.proven import proven, units_by_name
from clic_scorm.certify.register import as_csv
from clic_scorm.certify.sheet import write_sheet
from clic_scorm.certify.signature import Signer, statement
from clic_scorm.certify.statements import is_statements, read_statements
from clic_scorm.certify.tables import Table, read_table
from clic_scorm.certify.verification import verification_page
from clic_scorm.diagnostics import ClicError, Diagnostic, Severity, finding
from clic_scorm.model import Asset, Certificate, Course
from clic_scorm.pipeline import Wish, compile_course
from clic_scorm.pipeline.disk import read_file, write_whole
from clic_scorm.pipeline.office import Office, alone, open_office
from clic_scorm.rules.lower import lower_certificate


# Before all that learners say themselves in the course.
_LISTED = (0, "")


@dataclass(frozen=True, slots=True)
class Call:
    """
    Hold what is asked for: files to read, where to write, columns by name, the day, and how papers are made.
    """

    out: Path | None = None
    records: tuple[Path, ...] = ()
    confirmed: tuple[Path, ...] = ()
    sheet: Path | None = None
    mapped: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    pdf: bool = False
    sign: Path | None = None
    verify: str = ""
    withdraw: tuple[str, ...] = ()
    reissue: tuple[str, ...] = ()
    wish: Wish = field(default_factory=Wish)


@dataclass(frozen=True, slots=True)
class Certified:
    """
    Hold what became of it: findings, a line for each person and certificate, and the files that were written.
    """

    findings: tuple[Diagnostic, ...]
    lines: tuple[Line, ...] = ()
    written: tuple[Path, ...] = ()

    def failed(self, strict: bool = False) -> bool:
        """
        Return whether there is an error, or with *strict* a warning.
        """
        grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(item.severity in grave for item in self.findings)


def certify(folder: Path, call: Call) -> Certified:
    """
    Do what *call* asks for with the course in *folder*; with an error nothing is written. Raise ClicError.
    """
    for path in (call.out, call.sheet):
        if path is not None:
            _stay_outside(folder, path)
    compiled = compile_course(folder, call.wish, judged=False)
    reading = compiled.reading
    findings = [item for item in compiled.findings if item.severity is Severity.ERROR]
    if reading is None or findings:
        return Certified(tuple(findings))
    people = _gathered(reading, call, findings)
    written: list[Path] = []
    if call.sheet is not None and not _failed(findings):
        course = reading.course
        persons = [one.person for one in people]
        write_whole(
            call.sheet, write_sheet(persons, tuple(unconfirmed(course)), words_of(course.language), course.language, unasked(course))
        )
        written.append(call.sheet)
    if call.out is None:
        return Certified(tuple(findings), (), tuple(written))
    findings.extend(_not_ready(reading.course))
    if _failed(findings):
        return Certified(tuple(findings), (), tuple(written))
    with alone(call.out):
        office = open_office(call.out, call.day or time.strftime("%Y-%m-%d"))
        office.withdraw(call.withdraw)
        lines: tuple[Line, ...] = ()
        if people:
            pictures = {path: compiled.sources[path] for path in _pictures(reading.course)}
            lines = _issue(reading, pictures, call, people, office, findings)
        else:
            office.keep(office.register)
        _publish(office, reading.course)
    return Certified(tuple(findings), lines, (*written, *office.written))


def _failed(findings: Sequence[Diagnostic]) -> bool:
    return any(item.severity is Severity.ERROR for item in findings)


def _not_ready(course: Course) -> Iterator[Diagnostic]:
    if not course.certificates:
        yield finding(codes.NO_CERTIFICATE, course.span, id=course.id)
    elif course.status == "draft":
        yield finding(codes.DRAFT, course.span, id=course.id)


def _stay_outside(folder: Path, path: Path) -> None:
    """
    Raise ClicError where *path* is in a course's folder: what stands there can end in a package, and is shared with authors.
    """
    place = path.resolve()
    for parent in (place, *place.parents):
        inside = parent.exists() and parent.samefile(folder)
        if inside or (parent / "course.yml").is_file():
            raise ClicError(
                f"“{path}” is inside the course folder, which holds nothing personal",
                "name a folder elsewhere, such as --out ../certificates",
                2,
            )


def _gathered(reading: Reading, call: Call, findings: list[Diagnostic]) -> list[Evidence]:
    course = reading.course
    gathering = Gathering(course.confirmed, call.mapped, course.title, course.learner)
    headings: set[str] = set()
    for paths, add in ((call.records, gathering.add_records), (call.confirmed, gathering.add_sheet)):
        for path in paths:
            table = _table(path, findings)
            if table is not None:
                headings.update(plain(name) for name in table.header)
                add(table)
    missing = [name for name in call.mapped if plain(name) not in headings]
    findings.extend(finding(codes.UNKNOWN_COLUMN, None, column=name) for name in missing)
    people = gathering.everybody()
    findings.extend(gathering.findings)
    return people


def _table(path: Path, findings: list[Diagnostic]) -> Table | None:
    data = read_file(path)
    table, problems = (read_statements if is_statements(data) else read_table)(path.name, data)
    findings.extend(problems)
    return table


def _issue(
    reading: Reading, pictures: Mapping[str, bytes], call: Call, people: list[Evidence], office: Office, findings: list[Diagnostic]
) -> tuple[Line, ...]:
    course = reading.course
    desk = Desk(
        course=course.id,
        title=course.title,
        version=course.version,
        language=course.language,
        day=office.day,
        key=office.key,
        verify=call.verify,
        accent=accent_of(course.theme),
        reissued=call.reissue,
    )
    awards = [_award(course, certificate, pictures) for certificate in course.certificates]
    signer = Signer(read_file(call.sign)) if call.sign else None
    issued, register, problems = issue(desk, awards, people, _judge(reading, people, findings), office.register)
    findings.extend(problems)
    # The register first: a paper whose number nobody kept could be given to somebody else.
    office.keep(register)
    organisers = [partner.name for partner in course.partners]
    for paper in issued.papers:
        signed = replace(paper, signature=signer.sign(paper)) if signer else paper
        findings.extend(_write_paper(office, signed, organisers, pdf=call.pdf))
    if signer:
        office.write(Path("publish") / "public-key.pem", signer.public())
    office.write(Path("who-lacks-what.csv"), lists.as_csv(issued.lines, course.language))
    office.write(Path("who-lacks-what.html"), lists.as_html(issued.lines, course.title, course.language, office.day).encode())
    return issued.lines


def _write_paper(office: Office, paper: Paper, organisers: Sequence[str], *, pdf: bool) -> Iterator[Diagnostic]:
    place = Path("certificates") / paper.number
    office.write(place.with_name(f"{paper.number}.html"), as_html(paper).encode())
    if paper.signature:
        office.write(place.with_name(f"{paper.number}.txt"), statement(paper))
        office.write(place.with_name(f"{paper.number}.sig"), b64decode(paper.signature))
    if pdf:
        printed = as_pdf(paper, organisers)
        office.write(place.with_name(f"{paper.number}.pdf"), printed.data)
        if printed.missing:
            yield finding(codes.NO_GLYPH, None, number=paper.number, signs=printed.missing)


def _publish(office: Office, course: Course) -> None:
    register = office.register
    office.write(Path("publish") / "verify.html", verification_page(register, course.title, course.language, office.day).encode())
    office.write(Path("register") / "register.csv", as_csv(register, office.day))


def _judge(reading: Reading, people: Sequence[Evidence], findings: list[Diagnostic]) -> Callable[[Award, Evidence], Judgement]:
    """
    Return what judges a person for an award; what tells of no unit of the course is counted in *findings*.
    """
    asker = Asker(reading.course, reading.numbers)
    known = units_by_name(reading.course)
    records = {id(one): proven(one.results, known, reading.numbers) for one in people}
    strange = sum(count for _, count in records.values())
    if strange:
        why = "they are of pages and quizzes that this course does not have"
        findings.append(finding(codes.SKIPPED_STATEMENTS, None, count=strange, file="the records", why=why))
    decides = {}
    for certificate in reading.course.certificates:
        rule, problems = lower_certificate(reading.course, reading.numbers, certificate)
        if rule is None:
            raise ValueError(f"the rule of “{certificate.id}” was read and can't be asked: {problems}")
        decides[certificate.id] = asker.decide(certificate, rule)
    fullest = asker.fullest()

    def judged(award: Award, evidence: Evidence) -> Judgement:
        said_of = {name: (_LISTED, value) for name, value in evidence.learner.items() if value is not None}
        single = replace(records[id(evidence)][0], learner=said_of)
        judgement = judge(decides[award.id], evidence, single, fullest)
        earned = in_all(evidence.attempts).earned.get(award.id)
        if earned:
            judgement = judge_earned(decides[award.id], evidence, judgement, fullest, asker.earned(earned))
        said = () if evidence.whole else asker.said_by_lms(evidence.statuses)
        return replace(judgement, open=(*judgement.open, *said)) if judgement.open else judgement

    return judged


def _pictures(course: Course) -> Iterator[str]:
    assets = [partner.logo for partner in course.partners]
    assets += [signatory.picture for certificate in course.certificates for signatory in certificate.signatories]
    yield from (asset.source for asset in assets if asset)


def _award(course: Course, certificate: Certificate, pictures: Mapping[str, bytes]) -> Award:
    def picture(asset: Asset | None, text: str) -> Picture | None:
        return Picture(pictures[asset.source], PurePosixPath(asset.source).suffix[1:].lower(), text) if asset else None

    logos = [picture(partner.logo, partner.name) for partner in course.partners]
    signatories = [Signatory(one.name, one.role, picture(one.picture, one.name)) for one in certificate.signatories]
    return Award(
        id=certificate.id,
        title=certificate.title,
        months=certificate.months,
        sentence=certificate.text,
        hours=certificate.hours,
        signatories=tuple(signatories),
        logos=tuple(logo for logo in logos if logo),
    )
