"""
Tell what the columns of a table mean: as LMSs and people name them in five languages, or as the caller says.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args


Role: TypeAlias = Literal[
    "name",
    "first-name",
    "last-name",
    "email",
    "id",
    "attempt",
    "status",
    "state",
    "element",
    "value",
    "by",
    "date",
    "unit",
    "result",
    "earned",
    "possible",
    "when",
]
ROLES: tuple[Role, ...] = get_args(Role)
IGNORED = "-"
NOTHING: Mapping[str, str] = {}

# Moodle's words (languages en, es, fr, pt, ar), those of other LMSs, and what people write above a list of names.
NAMES: Mapping[Role, str] = {
    "name": "name; full name; fullname; participant; learner; student; user; user full name; nombre; nombre completo; nombre y apellidos;"
    "participante; estudiante; alumno; nom; nom complet; nom et prenom; prenom et nom; etudiant; apprenant; nome; nome completo; aluno;"
    "formando; utilizador; الاسم; الاسم الكامل; المشارك; المتعلم; الطالب",
    "first-name": "first name; firstname; given name; nombre(s); nombres; prenom; primeiro nome; الاسم الاول",
    "last-name": "last name; lastname; surname; family name; apellido; apellidos; apellido(s); nom de famille; sobrenome; apelido;"
    "ultimo nome; اسم العائله; اللقب; الكنيه; الاسم الاخير",
    "email": "email; e-mail; mail; email address; e-mail address; username or email; correo; correo electronico; email institucional;"
    "direccion de correo; direccion de correo electronico; direccion email; courriel; adresse de courriel; adresse e-mail; adresse mail;"
    "adresse electronique; adresse courriel; endereco de email; endereco de e-mail; endereco de correio eletronico; correio eletronico;"
    "البريد الالكتروني; عنوان البريد الالكتروني; البريد",
    "id": "id; id number; idnumber; user id; userid; username; user name; login; learner id; student id; numero de id; numero id;"
    "numero de identificacion; nombre de usuario; usuario; numero d'identification; identifiant; nom d'utilisateur; matricule;"
    "numero de identificacao; nome de usuario; nome de utilizador; identificacao de usuario; رقم الهويه; رقم التعريف; اسم المستخدم",
    "attempt": "attempt; attempt number; intento; tentative; tentativa; المحاوله; محاوله",
    "status": "status; lesson status; completion status; success status; state of completion; cmi.core.lesson_status; estado; statut; etat;"
    "situacao; الحاله",
    "state": "suspend data; suspend_data; cmi.suspend_data; progress; record; registro de avance",
    "element": "element; elemento; العنصر",
    "value": "value; valor; valeur; القيمه",
    "unit": "unit; activity; actividad; activite; atividade; النشاط",
    "result": "result; outcome; resultado; resultat",
    "earned": "earned; points; puntos; pontos",
    "possible": "possible; out of; max; maximum; maximo",
    "when": "when; timestamp; submitted on",
    "by": "confirmed by; facilitator; confirmado por; facilitador; confirme par; facilitateur; المؤكد; اكده; الميسر",
    "date": "confirmed on; confirmado el; confirme le; confirmado em; تاريخ التاكيد",
}
# What LMSs export besides: of no use here, and no reason to ask.
_IDLE = frozenset(
    "started on; last accessed on; completed; course complete; completion date; score; institution; department; phone; mobile phone; city/town; country; suspended; note; notes;"
    "last downloaded from this course; comenzado en; iniciado en; comenzado el; ultimo acceso el; ultimo acceso; puntuacion; institucion;"
    "departamento; nota; commence le; dernier acces le; score; etablissement; departement; remarque; iniciado em; ultimo acesso em;"
    "ultimo acesso; pontuacao; instituicao; observacao; بدات في; اخر وصول; النتيجه; الدرجه; المؤسسه; القسم; ملاحظه".replace(
        "; ", ";"
    ).split(";")
)


def plain(text: str) -> str:
    """
    Return *text* as it is compared: small, without marks over letters, spaces once, Arabic letters in their plain form.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign)[0] != "M")
    alike = bare.casefold().translate(_ALIKE)
    return " ".join(alike.split()).rstrip(" :*")


_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "’": "'", "ـ": None, "\u200e": None, "\u200f": None, "\ufeff": None})  # noqa: RUF100 # readable pairs
_ROLES: Mapping[str, Role] = {role: role for role in ROLES}
_NAMING: tuple[Role, ...] = ("name", "first-name", "last-name")
_ROLE_OF: Mapping[str, Role] = {plain(name): role for role, names in NAMES.items() for name in names.split(";")}


@dataclass(frozen=True, slots=True)
class Columns:
    """
    Hold at which place of a row what stands: *roles* of a person and a record, *confirmed* by the id of a confirmation, *learner* by the id of a
    question that the course asks about its learners, *unused* names.
    """

    roles: Mapping[Role, int]
    confirmed: Mapping[str, int] = field(default_factory=dict)
    learner: Mapping[str, int] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def personal(self) -> bool:
        """
        Return whether a column tells whose a row is.
        """
        return any(role in self.roles for role in ("name", "first-name", "last-name", "email", "id"))


def recognise(
    header: Sequence[str],
    confirmations: Mapping[str, str],
    mapped: Mapping[str, str],
    title: str = "",
    questions: Mapping[str, str] = NOTHING,
) -> Columns:
    """
    Return what the columns under *header* mean. One that is called as the course is, by *title*, holds its status.

    *confirmations* gives the text of each by its id, *questions* what learners are asked; *mapped* what the caller says of a column: a role, the id of
    one of these, or `-` for nothing. A column that is named twice counts where it stands first.
    """
    said = {plain(column): meaning for column, meaning in mapped.items()}
    texts, asked = ({plain(text): key for key, text in each.items()} for each in (confirmations, questions))
    known: Mapping[str, str] = {**_ROLE_OF, plain(title): "status"} if title else _ROLE_OF
    roles: dict[Role, int] = {}
    confirmed: dict[str, int] = {}
    learner: dict[str, int] = {}
    unused = []
    for place, name in enumerate(header):
        bare = plain(name)
        meaning = said.get(bare) or _confirmation(name, bare, confirmations, texts) or known.get(bare, "")
        meaning = meaning or _confirmation(name, bare, questions, asked)
        if meaning in confirmations:
            confirmed.setdefault(meaning, place)
        elif role := _ROLES.get(meaning):
            roles.setdefault(role, place)
        elif meaning in questions:
            learner.setdefault(meaning, place)
        elif bare and meaning != IGNORED and bare not in _IDLE:
            unused.append(name)
    return Columns(_parts_of_names(_outward(roles, header)), confirmed, learner, tuple(unused))


def _outward(roles: Mapping[Role, int], header: Sequence[str]) -> dict[Role, int]:
    """
    Return *roles* without the number that an LMS counts its accounts by, where something better tells whose a row is.

    Moodle's course completion report begins with it, before the name; behind each activity stands its date, headed “activity - …”. No other report
    has that number, and it may be somebody else's number of identity.
    """
    made = dict(roles)
    dated = any(f"{one} - " in other for one, other in itertools.pairwise(header) if one)
    if made.get("id") == 0 and made.get("name") == 1 and dated:
        better = next((place for place, name in enumerate(header) if place > 1 and _ROLE_OF.get(plain(name)) == "id"), None)
        if better is not None:
            made["id"] = better
        elif "email" in made:
            del made["id"]
    return made


def with_names(header: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """
    Return *header* with “name” above the first column where it has no heading of its own and its *cells* are words.

    Moodle's activity completion report leaves it out.
    """
    headless = len(header) > 1 and not header[0].strip() and not any(_ROLE_OF.get(plain(name)) in _NAMING for name in header)
    filled = [cell for cell in cells if cell.strip()]
    words = [cell for cell in filled if any(sign.isalpha() for sign in cell)]
    return ("name", *header[1:]) if headless and filled and len(words) == len(filled) else tuple(header)


def _confirmation(name: str, bare: str, confirmations: Collection[str], texts: Mapping[str, str]) -> str:
    """
    Return the confirmation or the question that a column is headed with: its id, its text, or its id before a colon as `--sheet` writes it.
    """
    key = re.split(r"[:\n]", name, maxsplit=1)[0].strip()
    return key if key in confirmations else texts.get(bare, "")


def _parts_of_names(roles: Mapping[Role, int]) -> dict[Role, int]:
    """
    Return *roles* with “name” as the other half where one half is named: Spanish and Portuguese say “nombre”, French “nom”.
    """
    made = dict(roles)
    if "name" in made and "last-name" in made and "first-name" not in made:
        made["first-name"] = made.pop("name")
    elif "name" in made and "first-name" in made and "last-name" not in made:
        made["last-name"] = made.pop("name")
    return made
