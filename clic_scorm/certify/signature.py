"""
The one door to signatures: Ed25519 (RFC 8032) over what a certificate says.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from clic_scorm.certify.paper import Paper
from clic_scorm.diagnostics import ClicError


if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def statement(paper: Paper) -> bytes:
    """
    Return what is signed: a line each for number, name, certificate, course, edition, day of issue and last day, in UTF-8.
    """
    lines = ("clic-scorm certificate 1", paper.number, paper.name, paper.title, paper.course, paper.version, paper.issued, paper.until)
    return ("\n".join(" ".join(line.split()) for line in lines) + "\n").encode()


class Signer:
    """
    Sign with the private key in *pem* (PKCS #8, without a password); raise ClicError where there is none, or no library to sign with.
    """

    def __init__(self, pem: bytes) -> None:
        self._key = _key(pem)

    def sign(self, paper: Paper) -> str:
        """
        Return the signature of *paper*, in base 64.
        """
        return b64encode(self._key.sign(statement(paper))).decode()

    def public(self) -> bytes:
        """
        Return the public key as PEM, to be published beside the verification page.
        """
        from cryptography.hazmat.primitives import serialization

        return self._key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _key(pem: bytes) -> Ed25519PrivateKey:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        raise ClicError("signing needs a library that is not installed", 'install it: pip install "clic-scorm[sign]"', 3) from None
    remedy = "make one: openssl genpkey -algorithm ed25519 -out key.pem"
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        raise ClicError("the key to sign with can't be read", remedy, 2) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ClicError("the key to sign with is not of the kind Ed25519", remedy, 2)
    return key


def is_signed(said: bytes, signature: str, public: bytes) -> bool:
    """
    Return whether *signature* (base 64) of what was *said* is by the owner of the *public* key (PEM).
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = serialization.load_pem_public_key(public)
    if not isinstance(key, Ed25519PublicKey):
        return False
    try:
        key.verify(b64decode(signature), said)
    except (InvalidSignature, ValueError):
        return False
    return True
