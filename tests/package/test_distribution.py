"""
What is published: a wheel and a source archive that work outside this checkout.
"""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "requirements" / "constraints.txt"
# The targets of the sample course, each with a schema that its packages carry.
SCHEMAS = {"scorm12": "adlcp_rootv1p2.xsd", "scorm2004": "adlcp_v1p3.xsd"}


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=ROOT)
    return out


@pytest.mark.package
@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_what_is_published_compiles_the_sample_course_elsewhere(built: Path, kind: str, tmp_path: Path) -> None:
    (archive,) = built.glob(kind)
    run(sys.executable, "-m", "venv", tmp_path / "clean", cwd=tmp_path)
    binaries = tmp_path / "clean" / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "--quiet", "--constraint", CONSTRAINTS, archive, cwd=tmp_path)
    shown = run(binaries / "clic-scorm", "build", ROOT / "courses" / "mcr-tot", "--out", tmp_path / "out", cwd=tmp_path)
    assert re.findall(r"(?:error|warning|advice) ([A-Z]+\d+)", shown) == []
    packages = {path.stem.rpartition("-")[2]: path for path in (tmp_path / "out").rglob("*.zip")}
    assert sorted(packages) == sorted(SCHEMAS)
    for target, package in packages.items():
        assert "no findings" in run(binaries / "clic-scorm", "check", package, cwd=tmp_path)
        with zipfile.ZipFile(package) as content:
            assert {"imsmanifest.xml", "index.html", SCHEMAS[target]} <= set(content.namelist())
    where = run(binaries / "python", "-c", "import clic_scorm; print(clic_scorm.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where


@pytest.mark.package
def test_the_source_archive_has_the_course_and_the_licence(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as content:
        names = {name.partition("/")[2] for name in content.getnames()}
    assert {"LICENSE", "setup.cfg", "courses/mcr-tot/course.yml", "schemas/scorm12/adlcp_rootv1p2.xsd"} <= names


def test_the_list_of_packages_is_the_tree() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(settings["options"]["packages"].split())
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "clic_scorm").rglob("__init__.py")}
    assert listed == there | {"clic_scorm.schemas"}
    assert listed == {line.strip() for line in settings["options"]["packages"].splitlines() if line.strip()}


def test_the_version_is_said_once_and_the_same() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    shown = run(sys.executable, "-m", "clic_scorm", "--version", cwd=ROOT)
    assert settings["metadata"]["version"] in shown
