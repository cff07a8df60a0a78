"""Nothing that comes from outside brings the program down, keeps it waiting or fills the memory."""

from __future__ import annotations

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import UnreadableInput
from desktop.sheet.book import SENTENCES, Refusal
from desktop.sheet.form_answers import returned_form
from desktop.sheet.form_file import form_bytes
from desktop.sheet.opening import open_book
from tests.sheet.forms import FORM, WORDS
from tests.sheet.hostile import mutants, named_files

GOOD = form_bytes(FORM, WORDS)
MUTANTS = 300

# Reads every file of a folder, one after another, as the child of the program does, and tells how each went. One
# process for all of them: a new one each would take the test a minute.
READER = """
import resource, sys
from pathlib import Path
from desktop.sheet.book import RefusedError
from desktop.sheet.child import MOST_MEMORY, extract
resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        extract(path.read_bytes())
        print(path.name, "read", flush=True)
    except RefusedError as error:
        print(path.name, error.refusal.value, flush=True)
    except BaseException as error:
        print(path.name, "died", type(error).__name__, flush=True)
status = Path("/proc/self/status").read_text()  # `getrusage` counts what the test itself held before it began this
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def read_all(files: dict[str, bytes], folder: Path) -> tuple[dict[str, str], int]:
    """How each file went, and the most memory in MiB."""
    folder = folder / "tệp"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READER, str(folder)], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    *lines, memory = done.stdout.splitlines()
    return {line.split()[0]: line.split()[1] for line in lines}, int(memory)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured as Linux does it")
def test_each_hostile_file_is_refused_for_its_own_reason_within_little_memory(tmp_path: Path) -> None:
    named = list(named_files(GOOD))
    found, memory = read_all({f"{number:02}": content for number, (_name, content, _why) in enumerate(named)}, tmp_path)
    assert [(name, found[f"{number:02}"]) for number, (name, _content, _why) in enumerate(named)] == [
        (name, why.value) for name, _content, why in named
    ]
    assert memory < 200


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured as Linux does it")
def test_damaged_files_are_read_or_refused_and_none_hangs(tmp_path: Path) -> None:
    files = {f"{number:03}": content for number, content in enumerate(mutants(GOOD, MUTANTS))}
    begun = time.monotonic()
    found, _memory = read_all(files, tmp_path)
    assert len(found) == MUTANTS
    assert set(found.values()) <= {"read", "died", *Refusal}
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured as Linux does it")
def test_a_process_that_dies_is_one_sentence_for_the_clerk(tmp_path: Path) -> None:
    files = {f"{number:03}": content for number, content in enumerate(mutants(GOOD, 40))}
    found, _memory = read_all(files, tmp_path)
    deadly = next(files[name] for name, how in found.items() if how == "died")
    with pytest.raises(UnreadableInput, match=r"“phiếu.xlsx” bị hỏng .* Chưa nhận gì"):
        open_book(deadly, "phiếu.xlsx")


def test_reading_that_takes_too_long_is_stopped_and_said() -> None:
    with pytest.raises(UnreadableInput, match="quá lâu"):
        open_book(GOOD, "phiếu.xlsx", seconds=0.0)


def test_every_refusal_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Refusal)


def test_a_good_form_is_read_in_the_other_process() -> None:
    back = returned_form(open_book(GOOD, "phiếu.xlsx"), "phiếu.xlsx")
    assert (back.id, back.unit, len(back.rows)) == (FORM.id, FORM.unit, len(FORM.rows))


def test_a_sheet_of_somebody_else_is_no_form() -> None:
    book = openpyxl.Workbook()
    memory = BytesIO()
    book.save(memory)
    with pytest.raises(UnreadableInput, match="không phải phiếu do Thảo lập"):
        returned_form(open_book(memory.getvalue(), "lương.xlsx"), "lương.xlsx")
