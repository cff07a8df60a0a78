"""What tests/conftest.py promises every test."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"


def test_data_goes_to_a_folder_of_this_test(data_folder: Path, tmp_path: Path) -> None:
    assert Path(os.environ["THAO_DATA"]) == data_folder
    assert tmp_path in data_folder.parents
    assert tmp_path in Path(os.environ["XDG_CONFIG_HOME"]).parents


@pytest.mark.expects_log("disk .* full")
def test_an_expected_warning_is_no_failure() -> None:
    logging.getLogger("thao.test").warning("the disk is full")


def test_an_unexpected_warning_fails_the_test_that_let_it_out(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile("import logging\ndef test_it(): logging.getLogger('thao').warning('lost %s', 'text')")
    result = pytester.runpytest_subprocess("-p", "no:xvfb", "-p", "no:pytest-qt")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*WARNING thao: lost text*"])
