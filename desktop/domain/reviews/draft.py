"""The whole report as a document: its head, opening, body, closing, recipients, signature and appendices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Block,
    Document,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Signature,
    new_id,
)
from desktop.domain.office import Office, short_name
from desktop.domain.reviews.facts import Facts
from desktop.domain.reviews.forms import ReviewForm
from desktop.domain.reviews.tables import appendices
from desktop.domain.reviews.writing import Writer

_SUPERIOR = "{cấp trên}"


def draft(
    form: ReviewForm,
    facts: Facts,
    office: Office,
    symbol: str,
    today: date,
    document_id: str,
    ids: Callable[[], str] = new_id,
) -> Document:
    """The draft report. Number and day stay open; what only people can write are lines with guidance.

    `symbol` is that of the report ("BC-LĐLĐ").
    """
    usual = form.party_signature if office.body == "party" else form.signature
    writer = Writer(form, facts, short_name(office.name), ids)
    return Document(
        id=document_id,
        header=Header(
            superior=office.superior.upper(),
            issuer=office.name.upper(),
            symbol=symbol,
            place=office.place,
            date=OfficialDate(today.year, today.month),
            kind=form.kind,
            subject=writer.words("subject"),
        ),
        preamble=(Block(ids(), Level.PARAGRAPH, writer.runs("opening")),),
        body=writer.body(),
        closing=(Block(ids(), Level.PARAGRAPH, writer.runs("closing")),),
        recipients=_recipients(form, office),
        signature=Signature(
            authority=(office.authority or usual.authority).upper(),
            post=(office.post or usual.post).upper(),
            signer=office.signer,
        ),
        appendices=appendices(writer),
    )


def _recipients(form: ReviewForm, office: Office) -> Recipients:
    groups = []
    for group in form.recipients:
        items = tuple(item.replace(_SUPERIOR, office.superior) for item in group.items)
        kept = tuple(item for item in items if item.strip())
        if kept:
            groups.append(RecipientGroup(kept, group.label))
    return Recipients(tuple(groups), form.archive)
