"""Bản sao: a document that copies another word for word, with what certifies it set beneath (NĐ 30, Điều 25 and 26)."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Copy, CopyForm, Document, Header, Recipients, Signature
from desktop.domain.standards import Standard
from desktop.domain.symbols import symbol_of, symbol_parts
from desktop.domain.text import one_line

FORM_NAMES = {  # of papers in lists, not on paper (NĐ 30, Điều 25)
    CopyForm.COPY: "Sao y",
    CopyForm.EXTRACT: "Trích sao",
    CopyForm.RECOPY: "Sao lục",
}


def known_as(document: Document) -> Header:
    """What tells a document from others in lists, titles and names of files.

    That of a copy has the number, symbol and date of the copy, and the kind "Sao y kế hoạch": it is no second original.
    """
    header, copy = document.header, document.copy
    if copy is None:
        return header
    kind = one_line(f"{FORM_NAMES[copy.form]} {header.kind}")
    head = copy.header
    return replace(header, number=head.number, symbol=head.symbol, date=head.date or header.date, kind=kind)


def certified_copy(
    document: Document, form: CopyForm, head: Header, signature: Signature, standard: Standard, *, copy_id: str
) -> Document:
    """A new document that certifies what `document` says; `document` itself stays as it is.

    `head` has the body that copies, number, place and date; without a symbol it gets that of the form ("SY-LĐLĐ" with
    the abbreviation in the document's own symbol). Of the paper that is copied nothing changes but what no copy can
    show: its handwriting, in whose place stands "(Đã ký)".
    """
    mark = document.signature.mark or standard.words["signed"]
    return replace(
        document,
        id=copy_id,
        signature=replace(document.signature, mark=mark) if document.signature.signer else document.signature,
        copy=Copy(
            form,
            head if head.symbol else replace(head, symbol=copy_symbol(document, form, standard)),
            Recipients(),
            signature,
        ),
    )


def copy_symbol(document: Document, form: CopyForm, standard: Standard) -> str:
    """ "SY-LĐLĐ", "TrS-LĐLĐ", "SL-LĐLĐ"; "" where the standard has no abbreviation for the form (NĐ 30, PL III.I)."""
    kind = standard.abbreviation(standard.words[f"copy_form_{form.value}"])
    _own, body = symbol_parts(document.header.symbol)
    return symbol_of(kind, body, party=standard.body == "party") if kind and body else ""
