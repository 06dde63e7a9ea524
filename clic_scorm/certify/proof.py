"""
What proves a certificate: its code, and the salted hash that tells whether number, name and code belong together.

The verification page does the same in the browser; vectors hold the two together.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata


# Crockford's base 32: no letter that is taken for another or for a digit.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE_BYTES = 10


def plain_name(name: str) -> str:
    """
    Return *name* as it is hashed: letters and digits alone, small, without marks; whoever types it needs no accent and no hyphen.
    """
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    return "".join(sign for sign in lower if unicodedata.category(sign)[0] in "LN")


def plain_code(code: str) -> str:
    """
    Return *code* as it is hashed, however it was typed.
    """
    signs = code.upper().translate(_ALIKE)
    return "".join(sign for sign in signs if sign in _SIGNS)


def seal(salt: str, number: str, name: str, code: str) -> str:
    """
    Return the hash of what is printed on a certificate: SHA-256, as hexadecimal digits.
    """
    text = "\n".join(("clic-scorm certificate", salt, number.strip().upper(), plain_name(name), plain_code(code)))
    return hashlib.sha256(text.encode()).hexdigest()


class Key:
    """
    Be the organisers' secret, from which codes, salts and what stands for a person follow.

    The same secret gives the same code for a number, so that a certificate can be printed again; whoever has the register alone can neither tell
    who is in it nor make up a code.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def _mac(self, purpose: str, text: str) -> bytes:
        return hmac.digest(self._secret, f"{purpose}\n{text}".encode(), "sha256")

    def code(self, number: str) -> str:
        """
        Return the code printed on certificate *number*: 80 bits as four groups of four signs.
        """
        value = int.from_bytes(self._mac("code", number)[:_CODE_BYTES], "big")
        signs = "".join(_SIGNS[value >> 5 * place & 31] for place in reversed(range(16)))
        return "-".join(signs[start : start + 4] for start in range(0, 16, 4))

    def salt(self, number: str) -> str:
        """
        Return the salt of certificate *number*.
        """
        return self._mac("salt", number)[:12].hex()

    def person(self, kind: str, value: str) -> str:
        """
        Return what stands in the register for an address, a number or a name.
        """
        return self._mac(f"person {kind}", value)[:12].hex()
