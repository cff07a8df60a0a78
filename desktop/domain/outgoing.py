"""What a document needs on its way out: how many copies to print, and the lines that mark digital copies."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from desktop.domain.attached import running_name
from desktop.domain.certified import FORM_NAMES
from desktop.domain.document import CopyForm, Document, Header
from desktop.domain.standards import Standard
from desktop.domain.text import fold, one_line

VIETNAM = timezone(timedelta(hours=7))
_AS_ABOVE = re.compile(r"nhu (?:tren|kinh gui)\b")


def copies_needed(document: Document) -> int:
    """How many copies of a document to print, at least 1: one for each line of Nơi nhận, one to be kept.

    "Như trên" stands for everybody whom Kính gửi names. Where the paper itself says how many go out ("PL.(300)"), that
    is the number. A certified copy goes to its own receivers.
    """
    recipients = document.copy.recipients if document.copy else document.recipients
    if recipients.copies > 0:
        return recipients.copies
    lines = [item for group in recipients.groups for item in group.items if item.strip(" -;.,")]
    above = sum(bool(one_line(name)) for name in document.addressed_to)
    sent = sum(max(1, above) if _AS_ABOVE.match(fold(one_line(line)).lstrip("- ")) else 1 for line in lines)
    return max(1, sent + bool(recipients.archive.strip()))


def digital_copy_line(form: str, issuer: str, when: datetime) -> str:
    """The line at the top right of a digital copy: "Sao y; Liên đoàn Lao động tỉnh X; 20/11/2026; 09:15:30".

    `form` is its word in small letters, `issuer` the body that copies. NĐ 30, Phụ lục I.2-I.3; model 3.2.
    """
    return _marked(one_line(form), one_line(issuer), _moment(when))


def digital_line_of(document: Document, standard: Standard, when: datetime) -> str:
    """The line for a digital copy of a document that is made now: by its own body, or by that of the copy it is."""
    copy = document.copy
    form, issuer = (copy.form, copy.header.issuer) if copy is not None else (CopyForm.COPY, document.header.issuer)
    name = running_name(one_line(issuer or document.header.issuer), standard.names["running"])
    return digital_copy_line(FORM_NAMES[form], name, when)


def separate_appendix_line(header: Header, standard: Standard, when: datetime) -> str:
    """The line on page 1 of an appendix that is a file of its own: "Số: 05/KH-LĐLĐ; 20/11/2026; 09:15:30".

    NĐ 30, Phụ lục I.1-II.8.b; model 2.2 of Phụ lục III. Without a number only the time is left.
    """
    number = standard.numbered(header.number, header.symbol, blank="") if header.number.strip() else ""
    return _marked(number, _moment(when))


def _marked(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _moment(when: datetime) -> str:
    """Day and time of signing as the models write them, in Vietnam's zone; a time without a zone is of Vietnam."""
    there = when.astimezone(VIETNAM) if when.tzinfo else when
    return f"{there:%d/%m/%Y}; {there:%H:%M:%S}"
