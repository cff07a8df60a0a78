"""HTML as a clipboard holds it, cut into tags and text in one pass. Whatever comes in, every letter is passed once.

No tree is built and nothing is mended here: tags may be unclosed, crossed or nested without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

LONGEST_TAG = 20_000  # characters; Word's longest with all its styles has some hundred
MOST_LONG_TAGS = 100  # so many times the end of a tag may be sought in vain so far
_NAME = re.compile(r"/?[A-Za-z][^\s/>]*+")
_REST = re.compile(r"(?>[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\s>]++))?")
RAW = frozenset({"style", "script", "title", "xml", "noscript", "template", "iframe", "object", "svg"})
"""Elements whose content is not text of the page."""
_RAW_ENDS = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in RAW}
_FRAGMENT = {"<!--StartFragment-->": True, "<!--EndFragment-->": False}


class Text(NamedTuple):
    """Text between two tags, its entities read."""

    words: str


class Opened(NamedTuple):
    """A start tag; names in small letters."""

    name: str
    attributes: Mapping[str, str]


class Closed(NamedTuple):
    """An end tag."""

    name: str


class Raw(NamedTuple):
    """An element whose content is not text, with that content."""

    name: str
    content: str


class Fragment(NamedTuple):
    """The mark at which what was copied begins or ends."""

    begins: bool


Token = Text | Opened | Closed | Raw | Fragment


def tokens(html: str) -> Iterator[Token]:
    """The tags and texts of HTML in order. Comments, and with them conditional ones, are left out.

    What is begun and never ended, a tag or a comment, is text from there on.
    """
    at = html.find("<") if html.startswith("Version:") else 0  # the head that Windows puts before HTML
    at, failed = max(at, 0), 0
    missing: set[str] = set()  # what was sought and is not to come any more
    while (start := html.find("<", at)) >= 0:
        if start > at:
            yield Text(unescape(html[at:start]))
        name = _NAME.match(html, start + 1)
        if name is None:
            mark = next((mark for mark in _FRAGMENT if html.startswith(mark, start)), "")
            if mark:
                yield Fragment(_FRAGMENT[mark])
            at = _after_comment(html, start, missing)
            if at == start + 1:
                yield Text("<")
            continue
        rest = _REST.match(html, name.end(), name.end() + LONGEST_TAG) if failed < MOST_LONG_TAGS else None
        failed += rest is None
        at = rest.end() if rest else html.find(">", start) + 1
        if not at:
            at = start
            break
        tag = name.group().lower()
        if tag[0] == "/":
            yield Closed(tag[1:])
        elif tag in RAW:
            found = _RAW_ENDS[tag].search(html, at) if tag not in missing else None
            if found is None:
                missing.add(tag)
            yield Raw(tag, html[at : found.start()] if found else "")
            at = found.end() if found else at
        else:
            yield Opened(tag, attributes_of(html[name.end() : at - 1]))
    if at < len(html):
        yield Text(unescape(html[at:]))


def _after_comment(html: str, start: int, missing: set[str]) -> int:
    """Behind the comment or declaration at `start`; behind its first sign where it is none, or has no end."""
    if html.startswith("<!--", start):
        mark, least = "-->", start + (2 if html.startswith(("<!-->", "<!--->"), start) else 4)
    elif html.startswith(("<!", "<?", "</"), start):
        mark, least = ">", start
    else:
        return start + 1
    found = html.find(mark, least) if mark not in missing else -1
    if found < 0:
        missing.add(mark)
        return start + 1
    return found + len(mark)


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters; of two with one name the first."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text[:LONGEST_TAG]):
        quoted = value[:1] in "\"'" and value
        found.setdefault(name.lower(), unescape(value.strip(value[0]) if quoted else value))
    return found
