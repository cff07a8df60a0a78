"""What a PDF says of itself, as archives and screen readers ask: its metadata, and what its colours mean.

PDF/A-2a is ISO 19005-2, PDF/UA-1 is ISO 14289-1.
"""

from __future__ import annotations

import struct
from datetime import datetime
from typing import NamedTuple

from desktop.domain.document import Header

LANGUAGE = "vi-VN"
PRODUCER = "Thảo"
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
_SUBJECT = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>\n'


class About(NamedTuple):
    """What the file says of itself, each on one line; author and subject may be empty."""

    title: str
    author: str
    subject: str
    now: datetime

    @property
    def stamp(self) -> str:
        """The moment as a PDF writes it."""
        zone = self._zone
        return self.now.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[4:]}'"

    @property
    def iso_date(self) -> str:
        """The same moment as XMP writes it."""
        return self.now.strftime("%Y-%m-%dT%H:%M:%S") + self._zone

    @property
    def _zone(self) -> str:
        offset = self.now.utcoffset()
        minutes = int(offset.total_seconds()) // 60 if offset else 0
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def about(header: Header, now: datetime) -> About:
    """The kind and subject of a paper as its title, the issuing body as its author; never without a title."""
    title = _clean(f"{header.kind} {header.subject}")
    return About(title or PRODUCER, _clean(header.issuer), _clean(header.subject), now)


def _clean(text: str) -> str:
    """Words on one line, without letters that XML has no way to write."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xmp(paper: About) -> bytes:
    """The metadata of PDF/A-2a and PDF/UA-1: the same words as the document information."""
    return _XMP.format(
        title=_escaped(paper.title),
        author=_AUTHOR.format(author=_escaped(paper.author)) if paper.author else "",
        subject=_SUBJECT.format(subject=_escaped(paper.subject)) if paper.subject else "",
        language=LANGUAGE,
        producer=PRODUCER,
        date=paper.iso_date,
    ).encode()


# sRGB (IEC 61966-2-1) as a profile of ICC version 4: its primaries for the white of D50, its curve as a formula.
_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141)
_ADAPTATION = (1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00923, 0.01508, 0.75168)  # D65 to D50
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_MADE = (2026, 1, 1, 0, 0, 0)  # of the profile, not of the paper: a profile has to have a date


def srgb_profile() -> bytes:
    """What red, green and blue of a page mean, as an ICC profile; the same bytes every time."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        "desc": _words("sRGB"),
        "cprt": _words("CC0"),
        "wtpt": b"XYZ " + bytes(4) + _fixed(*_WHITE),
        "chad": b"sf32" + bytes(4) + _fixed(*_ADAPTATION),
        **{
            tag: b"XYZ " + bytes(4) + _fixed(*primary)
            for tag, primary in (("rXYZ", _RED), ("gXYZ", _GREEN), ("bXYZ", _BLUE))
        },
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    directory = struct.pack(">I", len(tags))
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        directory += tag.encode() + struct.pack(">II", places[data], len(data))
    head = struct.pack(">I4x4s4s4s4s6H4s", start + len(body), b"\4\x20\0\0", b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp")
    return (head + bytes(28) + _fixed(*_WHITE)).ljust(128, b"\0") + directory + body


def _fixed(*values: float) -> bytes:
    """Numbers with sixteen bits after the point."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _words(text: str) -> bytes:
    """A text of a profile, in English of the United States as the format wants one."""
    data = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
