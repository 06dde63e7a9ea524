"""
Who may look: this computer, and with a one-time code one phone on the same network.
"""

from __future__ import annotations

import hmac
import secrets
import socket
import threading
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie


_COOKIE = "clic-preview"
_LOOPBACK = ("127.0.0.1", "localhost")
# Digits and letters that nobody takes for one another when they are typed on a phone.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 8


@dataclass(slots=True)
class Door:
    """
    Decide whose requests are answered. *address* is this computer's in the local network, empty where only it may look.

    The code opens the door once; who came in with it has a cookie from then on.
    """

    address: str = ""
    code: str = field(default_factory=lambda: "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)))
    _key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _used: bool = False
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def knows(self, host: str) -> bool:
        """
        Return whether *host* (of a request's Host header) is a name of ours: a page elsewhere could point its own name at this computer.
        """
        name = host.rpartition(":")[0] or host
        return name in _LOOPBACK or (bool(self.address) and name == self.address)

    def admits(self, host: str, cookie: str) -> bool:
        """
        Return whether a request to *host* with the Cookie header *cookie* is answered.
        """
        if (host.rpartition(":")[0] or host) in _LOOPBACK:
            return True
        try:
            held = SimpleCookie(cookie).get(_COOKIE)
        except CookieError:
            return False
        return held is not None and hmac.compare_digest(held.value.encode(), self._key.encode())

    def open_with(self, code: str) -> str:
        """
        Return the Set-Cookie header for whoever brings the right code for the first time, else an empty text.
        """
        with self._guard:
            if self._used or not hmac.compare_digest(code.encode(), self.code.encode()):
                return ""
            self._used = True
        return f"{_COOKIE}={self._key}; HttpOnly; SameSite=Strict; Path=/"


def local_address() -> str:
    """
    Return the address of this computer in its local network, or an empty text; nothing is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Choosing a route is all that this does: no datagram leaves.
            probe.connect(("192.0.2.1", 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return ""
    return "" if address.startswith("127.") else address
