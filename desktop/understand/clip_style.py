"""The dress of text in a clipboard's HTML: of all that tags, classes and styles say, what a plan keeps or must know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from desktop.understand.encodings import OldFont, old_font

Declarations = Mapping[str, str]
_NONE: Declarations = MappingProxyType({})
_RULE = re.compile(r"([^{}]++)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*+)?(\.[\w-]++)?", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_FAMILY = re.compile(r"(?i)(?<![\w.])(?:\.vn[a-z]|vni[-_ ])[^,;'\"]*+")
_BOLD_FROM = 600
MOST_RULES = 20_000

_HIDDEN_TAGS = frozenset({"del", "datalist", "head", "audio", "video", "canvas"})
_HIDDEN_CLASSES = frozenset({"msocommentreference", "msocomanchor", "msodel"})
_HIDDEN_PARTS = frozenset({"comment-list", "comment", "header", "footer", "para-border-div-none"})
_BOLD: Mapping[str, object] = MappingProxyType({"bold": True})
_ITALIC: Mapping[str, object] = MappingProxyType({"italic": True})
_PRE: Mapping[str, object] = MappingProxyType({"pre": True})
_DRESS_TAGS: Mapping[str, Mapping[str, object]] = {
    "b": _BOLD,
    "strong": _BOLD,
    "i": _ITALIC,
    "em": _ITALIC,
    "cite": _ITALIC,
    "dfn": _ITALIC,
    "var": _ITALIC,
    "pre": _PRE,
    "textarea": _PRE,
    "listing": _PRE,
    "u": {"underline": True},
    "sup": {"raised": 1},
    "sub": {"raised": -1},
    "table": {"bold": False, "italic": False, "raised": 0, "pre": False},
}


class Dress(NamedTuple):
    """How text looks. `raised` is 1 for superscript and -1 for subscript; `pre` keeps line ends as they are.

    `font` is set while the font is one of before Unicode; `link` while it is a link, whose line under it is no choice.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: int = 0
    upper: bool = False
    hidden: bool = False
    pre: bool = False
    link: bool = False
    font: OldFont | None = None


@lru_cache(maxsize=4_000)
def declarations(style: str) -> Declarations:
    """ "a:b; c:d" as a mapping, names in small letters; of two with one name the last."""
    found: dict[str, str] = {}
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip()
    return MappingProxyType(found)


class Sheet:
    """The rules of <style> that a clipboard needs: those for a tag, a class, or a tag with a class."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, str]] = {}

    def add(self, css: str) -> None:
        """Take over the rules of one <style>."""
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", css)):
            for selector in selectors.split(","):
                name = selector.strip()
                if name and _SELECTOR.fullmatch(name) and len(self._rules) < MOST_RULES:
                    tag, dot, kind = name.partition(".")
                    self._rules.setdefault(tag.lower() + dot + kind, {}).update(declarations(body))

    def of(self, tag: str, classes: str) -> Declarations:
        """What the rules say of an element."""
        if not self._rules:
            return _NONE
        found = dict(self._rules.get(tag, _NONE))
        for kind in classes.split()[:20]:
            found |= self._rules.get(f".{kind}", _NONE)
            found |= self._rules.get(f"{tag}.{kind}", _NONE)
        return found


def dressed(parent: Dress, tag: str, classes: str, said: Declarations) -> Dress:
    """The dress of an element within one of dress `parent`; `said` are its declarations, the last word first."""
    changed: dict[str, object] = dict(_DRESS_TAGS.get(tag, {}))
    if "font-weight" in said:
        changed["bold"] = _is_bold(said["font-weight"].lower(), parent.bold)
    if "font-style" in said:
        changed["italic"] = said["font-style"].lower().startswith(("italic", "oblique"))
    line = said.get("text-decoration-line", said.get("text-decoration", "")).lower()
    if line:
        changed["underline"] = "underline" in line
    raised = said.get("vertical-align", "").lower()
    if raised in ("super", "sub", "baseline"):
        changed["raised"] = {"super": 1, "sub": -1}.get(raised, 0)
    if "text-transform" in said:
        changed["upper"] = said["text-transform"].lower() == "uppercase"
    if "white-space" in said:
        changed["pre"] = said["white-space"].lower().startswith(("pre", "break-spaces"))
    if "font-family" in said or "font" in said:
        family = said.get("font-family") or said.get("font", "")
        old = _FAMILY.search(family)
        changed["font"] = old_font(old.group()) if old else None
    if _is_hidden(tag, classes, said):
        changed["hidden"] = True
    if parent.link:
        changed["underline"] = False
    return parent._replace(**changed) if changed else parent  # type: ignore[arg-type]  # names are those of the fields


def _is_bold(weight: str, before: bool) -> bool:
    if weight.isascii() and weight.isdigit():
        return int(weight[:5]) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight, before)


def _is_hidden(tag: str, classes: str, said: Declarations) -> bool:
    """Whether nobody sees the element: hidden, deleted while changes were tracked, a comment, a header of pages."""
    return (
        tag in _HIDDEN_TAGS
        or said.get("display", "").lower() == "none"
        or said.get("visibility", "").lower() in ("hidden", "collapse")
        or said.get("mso-hide", "").lower() == "all"
        or said.get("mso-element", "").lower() in _HIDDEN_PARTS
        or said.get("mso-special-character", "").lower() == "comment"
        or (bool(classes) and not _HIDDEN_CLASSES.isdisjoint(classes.lower().split()))
    )
