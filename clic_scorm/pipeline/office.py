"""
The organisers' folder: their secret, the register, and what is written beside; one run at a time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from clic_scorm.certify.proof import Key
from clic_scorm.certify.register import Entry, Register, read_register, write_register
from clic_scorm.diagnostics import ClicError
from clic_scorm.pipeline.disk import read_file, write_whole


_REGISTER = Path("register") / "register.json"
_KEY = Path("register") / "register.key"
_LOCK = Path("register") / "being-written"


@dataclass(slots=True)
class Office:
    """
    Hold the folder, the day, the secret, the register as it stands, and which files were written.
    """

    folder: Path
    day: str
    key: Key
    register: Register
    written: list[Path] = field(default_factory=list)

    def keep(self, register: Register) -> None:
        """
        Write *register*, whole or not at all, where it is not on disk already.
        """
        path = self.folder / _REGISTER
        data = write_register(register)
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
            self.written.append(path)
        self.register = register

    def withdraw(self, numbers: Iterable[str]) -> None:
        """
        Note that certificates are withdrawn; raise ClicError where one was never issued.
        """
        for number in numbers:
            if number not in self.register.issued():
                raise ClicError(f"no certificate has the number “{number}”", "look it up in register.csv", 2)
            if number not in self.register.withdrawn():
                self.register = self.register.added(Entry("withdrawn", number, self.day))

    def write(self, name: Path, data: bytes) -> None:
        """
        Write one file of the folder.
        """
        write_whole(self.folder / name, data)
        self.written.append(self.folder / name)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """
    Keep a second run out of *folder* while this one works; raise ClicError where another is at work.
    """
    path = folder / _LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise ClicError(f"somebody else is issuing certificates in “{folder}”", f"wait; or, if nobody is, remove {path}") from None
    except OSError as error:
        raise ClicError(f"“{folder}” can't be written: {error.strerror}", "choose another folder with --out") from None
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def open_office(folder: Path, day: str) -> Office:
    """
    Open the organisers' *folder*, or found it; raise ClicError where a part of it is missing or was changed by hand.
    """
    register, key = folder / _REGISTER, folder / _KEY
    if register.is_file() and key.is_file():
        secret = read_file(key).strip()
        if not secret:
            raise ClicError(f"“{key}” is empty", "bring back a copy: codes and numbers follow from it")
        return Office(folder, day, Key(secret), read_register(read_file(register)))
    for there, missing in ((register, key), (key, register)):
        if there.is_file():
            remedy = f"bring back a copy; if nothing was ever issued, remove {there}"
            raise ClicError(f"“{missing}” is missing beside “{there.name}”", remedy)
    secret = secrets.token_hex(32).encode()
    try:
        handle = os.open(key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(secret + b"\n")
            os.fsync(stream.fileno())
    except OSError as error:
        raise ClicError(f"“{key}” can't be written: {error.strerror}", "choose another folder with --out") from None
    office = Office(folder, day, Key(secret), Register())
    office.keep(Register())
    return office
