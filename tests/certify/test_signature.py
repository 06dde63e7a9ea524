"""
Signatures: what was signed is what stands there, and openssl agrees.
"""

from __future__ import annotations

import base64
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clic_scorm.certify.certificate import as_html
from clic_scorm.certify.signature import Signer, is_signed, statement
from clic_scorm.diagnostics import ClicError
from tests.certify.test_papers import PAPER


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("keys") / "key.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", path], check=True, capture_output=True)
    return path.read_bytes()


def test_every_part_is_signed(pem: bytes) -> None:
    signer = Signer(pem)
    signature = signer.sign(PAPER)
    assert is_signed(statement(PAPER), signature, signer.public())
    others: tuple[dict[str, Any], ...] = tuple(
        {part: "2030-01-01"} for part in ("number", "name", "title", "course", "version", "issued", "until")
    )
    for other in others:
        assert not is_signed(statement(replace(PAPER, **other)), signature, signer.public()), other
    assert not is_signed(statement(PAPER), "AAAA", signer.public())
    assert signature in as_html(replace(PAPER, signature=signature)).replace("&#43;", "+")


def test_openssl_agrees(pem: bytes, tmp_path: Path) -> None:
    signer = Signer(pem)
    for name, data in (
        ("public.pem", signer.public()), ("said.txt", statement(PAPER)), ("said.sig", base64.b64decode(signer.sign(PAPER)))
    ):  # fmt: skip
        (tmp_path / name).write_bytes(data)
    command = "openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in said.txt -sigfile said.sig"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True)
    assert "Verified Successfully" in done.stdout, done.stderr


@pytest.mark.parametrize("algorithm", ["x25519", "none"])
def test_another_key_is_refused_in_words(algorithm: str, tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(b"no key")
    if algorithm != "none":
        subprocess.run(["openssl", "genpkey", "-algorithm", algorithm, "-out", path], check=True, capture_output=True)
    with pytest.raises(ClicError, match="key to sign with"):
        Signer(path.read_bytes())
