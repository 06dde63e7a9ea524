"""
The preview's server: what it serves, whom it answers, and what a bad line looks like.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from clic_scorm.cli import preview as verb
from clic_scorm.pipeline import Wish, build
from clic_scorm.preview import serve
from clic_scorm.preview.door import Door
from clic_scorm.preview.workshop import Workshop
from tests.pipeline.test_build import MODULE, make


@dataclass
class Served:
    course: Path
    port: int
    door: Door

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body or None, named)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def state(self, known: int | None = None) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.ask(f"/state.json{'' if known is None else f'?known={known}'}")[2])
        return values

    def once(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """
        Wait, as the preview's page does, for a state that is *wanted*.
        """
        state = self.state()
        for _ in range(20):
            if wanted(state):
                return state
            state = self.state(known=int(state["revision"]))
        raise AssertionError(f"never came: {state}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    course = make(tmp_path / "course", MODULE)
    stop, started = threading.Event(), threading.Event()
    addresses: list[str] = []
    door = Door("127.0.0.2")

    def opened(address: str) -> None:
        addresses.append(address)
        started.set()

    thread = threading.Thread(target=serve, args=(Workshop(course, Wish()), 0, opened, lambda: None, stop, door))
    thread.start()
    try:
        assert started.wait(30)
        yield Served(course, int(addresses[0].rstrip("/").rpartition(":")[2]), door)
    finally:
        stop.set()
        thread.join(30)
    assert not thread.is_alive()


def test_the_course_is_served_for_each_kind_of_lms(served: Served) -> None:
    assert b"<iframe" in served.ask("/")[2]
    state = served.state()
    assert (state["pages"], state["findings"]) == (1, [])
    adapters = state["adapters"]
    assert isinstance(adapters, list)
    assert {"none", "scorm12"} <= set(adapters)
    for adapter in adapters:
        assert served.ask(f"/{adapter}/index.html")[0] == 200
        status, headers, body = served.ask(f"/{adapter}/runtime/clic.js")
        assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
        assert b"clic" in body
        assert served.ask(f"/{adapter}/units/first.js")[0] == 200


@pytest.mark.parametrize("target", ["scorm12", "scorm2004"])
def test_the_course_is_served_as_its_package_has_it(served: Served, tmp_path: Path, target: str) -> None:
    result = build(served.course, Wish((target,), out=tmp_path / "out"))
    (package,) = (tmp_path / "out").rglob("*.zip")
    assert not result.failed()
    with zipfile.ZipFile(package) as archive:
        played = [name for name in archive.namelist() if name == "index.html" or name.split("/")[0] in ("runtime", "units", "outline")]
        assert len(played) > 10
        for name in played:
            assert served.ask(f"/{target}/{name}")[2] == archive.read(name), name


def test_a_save_is_built_and_the_finding_knows_its_page_and_line(served: Served) -> None:
    before = served.state()
    (served.course / "modules" / "m01.md").write_text(MODULE + "## More {#more}\n[x](#nowhere)\n", encoding="utf-8")
    state = served.once(lambda state: bool(state["findings"]))
    assert state["pages"] == before["pages"]
    found = state["findings"]
    assert isinstance(found, list)
    assert len(found) == 1
    finding = found[0]
    assert (finding["severity"], finding["unit"], finding["source"]) == ("error", "more", "[x](#nowhere)")
    # The last good pages stay, and nobody is led to one that is not among them.
    assert finding["page"] == ""
    assert served.ask("/scorm12/units/first.js")[0] == 200


def test_a_finding_leads_to_a_page_that_is_shown(served: Served) -> None:
    (served.course / "modules" / "m01.md").write_text(MODULE.replace("{#first}", "{#first minute=5}"), encoding="utf-8")
    found = served.once(lambda state: bool(state["findings"]))["findings"]
    assert isinstance(found, list)
    assert [(finding["unit"], finding["page"]) for finding in found] == [("first", "first")]


def test_whoever_knows_the_newest_build_waits_for_the_next(served: Served) -> None:
    before = served.state()
    later = threading.Timer(
        0.5, lambda: (served.course / "modules" / "m01.md").write_text(MODULE + "\n## More {#more}\nMore.\n", encoding="utf-8")
    )
    later.start()
    assert served.once(lambda state: bool(state["pages"] > before["pages"]))["pages"] == before["pages"] + 1


@pytest.mark.parametrize(
    "path", ["/none/../../etc/passwd", "/none/nothing.js", "/..%2f..%2fetc%2fpasswd", "/etc/passwd", "/preview/door.py"]
)
def test_nothing_else_is_served(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_names_that_are_not_ours_are_refused(served: Served) -> None:
    assert served.ask("/", Host="evil.example")[0] == 403
    assert served.ask("/state.json", Host="evil.example:80")[0] == 403


def test_a_phone_comes_in_once_with_the_code(served: Served) -> None:
    phone = {"Host": f"127.0.0.2:{served.port}"}
    assert served.ask("/", **phone)[0] == 403
    assert served.ask("/none/index.html", **phone)[0] == 403
    assert served.ask("/come/wrong", **phone)[0] == 403
    status, headers, _ = served.ask(f"/come/{served.door.code}", **phone)
    assert (status, headers["Location"]) == (302, "/")
    cookie = headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert served.ask("/none/index.html", Cookie=cookie.partition(";")[0], **phone)[0] == 200
    # The code is used up; another phone does not come in with it, and a made-up cookie opens nothing.
    assert served.ask(f"/come/{served.door.code}", **phone)[0] == 403
    assert served.ask("/none/index.html", Cookie="clic-preview=guess", **phone)[0] == 403


def test_a_line_that_is_down_answers_nothing_and_one_that_is_slow_takes_its_time(served: Served) -> None:
    assert served.ask("/line", "POST", "down")[0] == 204
    with pytest.raises(http.client.RemoteDisconnected):
        served.ask("/scorm12/index.html")
    assert served.ask("/state.json")[0] == 200
    assert served.ask("/line", "POST", "slow")[0] == 204
    started = time.perf_counter()
    assert served.ask("/scorm12/runtime/clic.js")[0] == 200
    assert time.perf_counter() - started > 0.15
    assert served.ask("/line", "POST", "up")[0] == 204


def test_another_page_can_not_switch_the_line(served: Served) -> None:
    assert served.ask("/line", "POST", "down", Sec_Fetch_Site="cross-site")[0] == 403
    assert served.ask("/line", "POST", "sideways")[0] == 403
    assert served.ask("/scorm12/index.html")[0] == 200


def test_the_invitation_is_a_code_to_scan_and_an_address_to_type() -> None:
    drawn = verb._invitation("http://192.168.1.20:8765/come/abcdefgh")
    assert drawn.endswith("http://192.168.1.20:8765/come/abcdefgh")
    assert drawn.count("\n") > 10


def test_without_a_network_a_phone_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "local_address", lambda: "")
    done = CliRunner().invoke(verb.command, [str(make(tmp_path / "course", MODULE)), "--phone", "--no-browser"])
    assert "in no network" in str(done.exception.args if done.exception else "")
