"""The same plan as a flat OpenDocument text, which LibreOffice turns into a PDF from its command line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path

from desktop.domain.document import Document, Table, plain
from tests.benchmarks.peers import APART, BOTTOM, COLUMNS, INDENT, LEADING, LEFT, RIGHT, SIZE, TOP, Line, content

PROGRAM = shutil.which("soffice")

HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>
 <style:font-face style:name="F" svg:font-family="'Liberation Serif'"/>
</office:font-face-decls>
<office:automatic-styles>
 <style:page-layout style:name="P"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
  fo:margin-left="{LEFT}mm" fo:margin-right="{RIGHT}mm" fo:margin-top="{TOP}mm" fo:margin-bottom="{BOTTOM}mm"/>
 </style:page-layout>
 <style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
  fo:text-indent="{INDENT}pt" fo:margin-top="{APART}pt" fo:line-height="{LEADING}pt"/>
  <style:text-properties style:font-name="F" fo:font-size="{SIZE}pt" fo:language="vi" fo:country="VN"/></style:style>
 <style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:text-align="center"
  fo:margin-top="{APART}pt" fo:line-height="{LEADING}pt"/>
  <style:text-properties style:font-name="F" fo:font-size="{SIZE}pt" fo:font-weight="bold"/></style:style>
 <style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:line-height="{LEADING}pt"/>
  <style:text-properties style:font-name="F" fo:font-size="{SIZE}pt"/></style:style>
 <style:style style:name="E" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/>
 </style:style>
 <style:style style:name="T" style:family="table">
  <style:table-properties style:width="{210 - LEFT - RIGHT}mm" table:align="left"/></style:style>
{{columns}}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>
"""
FOOT = "</office:text></office:body></office:document>\n"
COLUMN = (
    '<style:style style:name="K{number}" style:family="table-column">'
    '<style:table-column-properties style:column-width="{wide:.2f}mm"/></style:style>'
)


def open_document(document: Document) -> str:
    """The plan as one XML file."""
    unit = (210 - LEFT - RIGHT) / sum(COLUMNS)
    columns = "".join(COLUMN.format(number=number, wide=share * unit) for number, share in enumerate(COLUMNS))
    return HEAD.replace("{columns}", columns) + "\n".join(map(_piece, content(document))) + FOOT


def _piece(piece: Line | Table) -> str:
    if isinstance(piece, Table):
        columns = "".join(f'<table:table-column table:style-name="K{number}"/>' for number in range(len(COLUMNS)))
        rows = ["".join(_cell(plain(cell.runs)) for cell in row) for row in piece.rows]
        rows = [f"<table:table-row>{row}</table:table-row>" for row in rows]
        head, body = "".join(rows[: piece.header_rows]), "".join(rows[piece.header_rows :])
        heads = f"<table:table-header-rows>{head}</table:table-header-rows>"
        return f'<table:table table:style-name="T">{columns}{heads}{body}</table:table>'
    text, heading = piece
    return f'<text:p text:style-name="{"H" if heading else "B"}">{escape(text)}</text:p>'


def _cell(text: str) -> str:
    words = f'<text:p text:style-name="C">{escape(text)}</text:p>'
    return f'<table:table-cell table:style-name="E">{words}</table:table-cell>'


def office_process(folder: Path, document: Document) -> Callable[[], Path]:
    """Writes the plan as a file; each call lets LibreOffice make a PDF of it in a process of its own.

    Its profile is kept in `folder`: the first call makes it, which takes longer.
    """
    assert PROGRAM
    source = folder / "plan.fodt"
    source.write_text(open_document(document), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]

    def convert() -> Path:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=300)
        return folder / "plan.pdf"

    return convert
