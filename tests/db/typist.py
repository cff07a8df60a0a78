"""A process of its own that works until it is killed: it types and saves, writes or attaches files, says what is safe.

Started once, it makes a child for every line on stdin, so that a kill costs milliseconds. The child prints its process
id and then a number for each piece of work that was acknowledged; when it is dead, "dead" follows.

    python -m tests.db.typist save DATABASE
    python -m tests.db.typist write FILE
    python -m tests.db.typist attach DATABASE
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import db
import db.database  # loaded before the fork, so that a child costs nothing
from desktop.domain.document import Assignment, Block, Level, Run
from desktop.domain.edits import set_runs
from desktop.domain.progress import RecordKey
from desktop.services import drafts, evidence
from desktop.services.files import write_file
from tests.db.plans import plan

PADDING = "Phấn đấu 85% đoàn viên được học nghị quyết. " * 40


def tell(what: object) -> None:
    """Print at once: what stays in a buffer dies with the process."""
    os.write(1, f"{what}\n".encode())


def save(path: Path) -> None:
    """Open the plan, or make it, and save after every edit."""
    database = db.open_database(path)
    if drafts.count(database) == 0:
        drafts.save(database, plan(), 0, datetime.now(UTC))
    stored = drafts.open_document(database, "d1")
    document, revision = stored.document, stored.revision
    while True:
        document = set_runs(document, "b1", (Run(f"{revision + 1} {PADDING}"),))
        revision = drafts.save(database, document, revision, datetime.now(UTC))
        tell(revision)


def write(path: Path) -> None:
    """Write a file again and again."""
    for number in count(1):
        write_file(path, f"{number} {PADDING * 20} {number}".encode())
        tell(number)


def attach(path: Path) -> None:
    """Attach one file after another to the task of a plan, and say how many it has."""
    database = db.open_database(path)
    if drafts.count(database) == 0:
        task = Block("b1", Level.CLAUSE, (Run("Tập huấn"),), assignments=(Assignment("a1", "Văn phòng"),))
        drafts.save(database, replace(plan(), body=(task,)), 0, datetime.now(UTC))
    source = path.parent / "nguồn.txt"
    for number in count():
        source.write_text(f"{os.getpid()} {number} {PADDING}", "utf-8")
        tell(len(evidence.attach(database, RecordKey("d1", "a1"), [source], datetime.now(UTC), "Hoa")))


if __name__ == "__main__":
    work = {"save": save, "write": write, "attach": attach}[sys.argv[1]]
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(os.getpid())
            work(Path(sys.argv[2]))
        os.waitpid(child, 0)
        tell("dead")
