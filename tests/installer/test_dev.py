"""The door: what `dev.py` does with its arguments, and what it makes of a machine that lacks something."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from installer import dev, environment, machine
from installer.steps import SetUpError

ROOT = Path(__file__).resolve().parents[2]
PYTHON = environment.program("python")
THAO = str(environment.program("thao"))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What dev.py would run, on a machine that lacks nothing."""
    made: list[list[str]] = []

    def call(command: Sequence[str | Path], **_: object) -> int:
        made.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(environment, "prepare", lambda: PYTHON)
    for name in ("missing_for_qt", "missing_for_windows", "missing_for_a_private_screen"):
        monkeypatch.setattr(machine, name, list)
    monkeypatch.setattr(machine, "has_display", lambda: True)
    return made


def test_run_opens_the_window_with_a_sample_office(calls: list[list[str]]) -> None:
    assert dev.main(["run"]) == 0
    assert calls == [[THAO, "--sample"]]


def test_run_hands_arguments_on_as_they_are(calls: list[list[str]]) -> None:
    assert dev.main(["run", "--", "print", "x y.txt", "--", "-o", "y.pdf"]) == 0
    assert calls == [[THAO, "print", "x y.txt", "--", "-o", "y.pdf"]]


def test_run_without_a_display_does_the_main_job_and_says_where(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "has_display", lambda: False)
    monkeypatch.setattr(dev, "DEMO_FOLDER", tmp_path)
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    assert dev.main(["run"]) == 0
    assert calls == [[THAO, "demo", "-o", str(tmp_path)]]
    assert str(tmp_path) in (said := capsys.readouterr().out)
    assert "plan.pdf  4 bytes" in said


def test_test_runs_lint_types_and_tests(calls: list[list[str]]) -> None:
    assert dev.main(["test", "--", "-k", "numbering"]) == 0
    assert [command[2:4] for command in calls[:2]] == [["ruff", "check"], ["ruff", "format"]]
    assert calls[2][1:3] == ["-m", "mypy"]
    spread = ["-n", "auto", "--dist", "worksteal"]
    assert calls[3] == [str(PYTHON), "-m", "pytest", *spread, "-k", "numbering"]


def test_the_first_failure_gives_the_exit_code_and_the_rest_still_runs(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter([0, 0, 2, 5])

    def call(command: Sequence[str | Path], **_: object) -> int:
        calls.append([str(part) for part in command])
        return next(codes)

    monkeypatch.setattr(dev, "call", call)
    assert dev.main(["test"]) == 2
    assert len(calls) == 4


def test_without_root_the_line_to_run_is_printed(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "can_install", lambda: False)
    monkeypatch.setattr(machine, "missing_for_qt", lambda: ["libegl1", "libgl1"])
    assert dev.main(["test"]) == 1
    assert calls == []
    assert "sudo apt-get install --yes --no-install-recommends libegl1 libgl1" in capsys.readouterr().out


def test_a_missing_screen_does_not_stop_the_tests(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "can_install", lambda: False)
    monkeypatch.setattr(machine, "missing_for_a_private_screen", lambda: ["xvfb"])
    assert dev.main(["test"]) == 0
    assert len(calls) == 4


def test_a_renamed_library_is_asked_for_by_the_name_known_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "apt-cache")
    for code, name in ((0, "libglib2.0-0t64"), (100, "libglib2.0-0")):
        done: subprocess.CompletedProcess[str] = subprocess.CompletedProcess(args=["apt-cache"], returncode=code)
        monkeypatch.setattr("subprocess.run", Mock(return_value=done))
        assert machine.line_to_install(["libglib2.0-0"]).endswith(f" {name}")


def test_a_machine_without_the_venv_module_says_which_package_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_has_own_pip", lambda: False)
    monkeypatch.setattr(environment, "_pip_version", lambda _: (22, 0))
    monkeypatch.setattr(environment, "_version", lambda _: None)
    monkeypatch.setattr(machine, "can_install", lambda: False)
    with pytest.raises(SetUpError, match=r"sudo apt-get install .* python3\.\d+-venv"):
        environment.prepare()


def test_a_second_start_installs_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed: list[Path] = []
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "_version", lambda _: "3.11.2")
    monkeypatch.setattr(environment, "_pip_version", lambda _: (23, 0))
    monkeypatch.setattr(environment, "_install_packages", installed.append)
    assert environment.prepare() == environment.prepare() == PYTHON
    assert len(installed) == 1
    monkeypatch.setattr(environment, "_version", lambda _: "3.11.9")
    environment.prepare()
    assert len(installed) == 2


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["help"], 2), (["run", "x"], 2), (["--help"], 0)])
def test_wrong_use_shows_how(arguments: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, ROOT / "installer/dev.py", *arguments], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, "")
    assert "dev.py test" in done.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "installer").glob("*.py")), ids=lambda path: path.name)
def test_set_up_needs_the_standard_library_only(path: Path) -> None:
    """And an old Python can read it, to say that a newer one is needed."""
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "installer"}


def test_continuous_integration_runs_the_same_door() -> None:
    assert "python3 installer/dev.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
