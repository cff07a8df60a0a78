"""The sample office: made-up data to try things on, in a folder of its own that can be thrown away whole."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import rmtree

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.domain.edits import update_block
from desktop.domain.errors import N_, CannotWrite
from desktop.domain.exchange import loads
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.records import decode
from desktop.domain.templates import start_document
from desktop.resources import resource
from desktop.services.files import DATABASE, SAMPLE
from desktop.services.library import templates
from desktop.services.plans import planned_of
from desktop.services.sample_followed import fill_followed

EVIDENCE = "evidence"  # the folder of files beside a database (see `db.evidence`)
ISSUED_NUMBER, ISSUED_ON = "47", OfficialDate(2026, 11, 20)
NOT_A_SAMPLE = N_("Thư mục “{folder}” có tệp không phải của văn phòng mẫu ({name}). Chưa xóa gì. Hãy chuyển tệp đó đi.")
NOT_REMOVED = N_("Chưa xóa được văn phòng mẫu ở “{folder}”. Hãy đóng các cửa sổ Thảo đang mở rồi xóa lại.")


def sample_folder(data: Path) -> Path:
    """Where the sample office lies, beside the real data and never mixed with it."""
    return data / SAMPLE


def sample_office() -> Office:
    """The office that does not exist."""
    text = resource("sample", "office.toml").read_text(encoding="utf-8")
    office: Office = decode(tomllib.loads(text), Office, "office")
    return office


def sample_documents() -> tuple[Document, ...]:
    """Its documents, by the names of their files."""
    return tuple(loads(path.read_text(encoding="utf-8")) for path in sorted(resource("sample").glob("*.thao.json")))


def sample_plan() -> Document:
    """The sample plan that was begun from the first template."""
    template = templates()[0]
    return next(document for document in sample_documents() if document.template == template.id)


def issued_plan() -> Document:
    """The same plan as it goes out: numbered and dated, and so in the line of its appendix."""
    plan = sample_plan()
    return replace(plan, header=replace(plan.header, number=ISSUED_NUMBER, date=ISSUED_ON))


def drafted_plan(document_id: str, today: date) -> Document:
    """A plan begun from the first template, as a clerk of the sample office would have written it by the evening.

    Header, recipients and signature are the template's; the words under its sections are those of the sample plan.
    """
    plan = start_document(templates()[0], sample_office(), {}, document_id, today)
    words = sample_plan()
    for empty, written in zip(plan.body, words.body, strict=True):
        plan = update_block(plan, empty.id, partial(replace, children=written.children))
    return replace(plan, bases=words.bases, appendices=words.appendices, footnotes=words.footnotes)


def fill_sample(database: Database, now: datetime) -> bool:
    """Put the sample office into an empty database; False, and nothing done, where there is an office already."""
    with database.unit() as unit:
        if unit.office.load() is not None:
            return False
        unit.office.save(sample_office())
        documents = sample_documents()
        for number, document in enumerate(documents, start=1):
            unit.documents.save(document, 0, now - timedelta(hours=len(documents) - number))
            unit.plans.follow(document.id, planned_of(document))
        fill_followed(unit, sample_office(), now)
        unit.commit()
    return True


def remove_sample(data: Path) -> bool:
    """Delete the sample office; False where there is none. The real data beside it is never touched.

    Close its database first. Raises CannotWrite, with nothing deleted, where the folder holds anything else.
    """
    folder = sample_folder(data)
    if folder.is_symlink() or not folder.is_dir():
        return False
    found = sorted(folder.iterdir())
    evidence = folder / EVIDENCE
    strange = [path.name for path in found if path.is_dir() or not path.name.startswith(DATABASE)]
    strange = [name for name in strange if name != EVIDENCE]
    if strange:
        raise CannotWrite(NOT_A_SAMPLE, folder=folder, name=strange[0])
    try:
        if evidence.is_dir() and not evidence.is_symlink():
            rmtree(evidence)
        for path in found:
            if path != evidence:
                path.unlink()
        folder.rmdir()
    except OSError as error:
        raise CannotWrite(NOT_REMOVED, folder=folder) from error
    return True
