"""
Shells complete verbs, options and values: what the program answers to the protocol of click, and in a real bash.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from clic_scorm.catalogue import codes
from clic_scorm.cli import VERBS, program
from clic_scorm.cli.completion import SHELLS


SCRIPT = "import sys; sys.argv[0] = 'clic-scorm'; from clic_scorm.cli import main; main()"
PRINT = 'COMP_WORDS=({words}); COMP_CWORD={place}; COMPREPLY=(); _clic_scorm_completion clic-scorm; printf "%s\\n" "${{COMPREPLY[@]}}"'


def answered(*words: str, code: str = SCRIPT) -> list[str]:
    """
    Return what the program offers in place of the last of *words*.
    """
    asked = {"_CLIC_SCORM_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(["clic-scorm", *words]), "COMP_CWORD": str(len(words))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **asked})
    assert done.returncode == 0, done.stderr
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_verbs_are_offered_and_none_is_loaded() -> None:
    told = (
        f"import atexit, sys; atexit.register(lambda: print('plain,', *[n for n in sys.modules if n.startswith('clic_scorm.')])); {SCRIPT}"
    )
    *verbs, loaded = answered("", code=told)
    assert verbs == list(VERBS)
    assert loaded.split() == ["clic_scorm.cli"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["b"], ["build"]),
        (["--v"], ["--version"]),
        (["build", "--l"], ["--lang", "--locked"]),
        (["build", "--target", "scorm"], ["scorm12", "scorm2004"]),
        (["check", "--format", "s"], ["sarif"]),
        (["explain", "AUT01"], [name for name in codes() if name.startswith("AUT01")]),
        (["explain", "question-without-a"], ["question-without-answer"]),
        (["completion", ""], list(SHELLS)),
        (["bild", ""], list(VERBS)),
    ],
)
def test_options_and_values_are_offered(words: list[str], offered: list[str]) -> None:
    assert answered(*words) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_asks_the_program(shell: str) -> None:
    done = CliRunner().invoke(program, ["completion", shell])
    assert done.exit_code == 0, done.output
    assert f"_CLIC_SCORM_COMPLETE={shell}_complete" in done.stdout
    assert "clic-scorm" in done.stdout


def test_another_shell_is_refused_and_the_known_ones_named() -> None:
    done = CliRunner().invoke(program, ["completion", "tcsh"])
    assert done.exit_code == 2
    assert all(shell in done.output for shell in SHELLS)


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    script = tmp_path / "complete.sh"
    script.write_text(CliRunner().invoke(program, ["completion", "bash"]).stdout, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for words, place, expected in (("clic-scorm ins", 1, ["inspect"]), ("clic-scorm fmt --ch", 2, ["--check"])):
        lines = f'source "{script}"; {PRINT.format(words=words, place=place)}'
        done = subprocess.run(["bash", "-c", lines], capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
        assert done.stdout.split() == expected, done.stderr
