"""The JSON Schema of the exchange file, made from the dataclasses, so that the published one can be held against it."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

from desktop.domain.dates import OfficialDate
from desktop.domain.document import LEAVES, Document, Level
from desktop.domain.exchange import FORMAT, VERSION
from desktop.domain.records import default_of
from desktop.domain.soundness import MOST_COLUMNS, MOST_COPIES

SIMPLE = {str: "string", bool: "boolean", int: "integer", float: "number"}
DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    ("Cell", "columns"): {"minimum": 1, "maximum": MOST_COLUMNS},
    ("Cell", "rows"): {"minimum": 1},
    ("Table", "header_rows"): {"minimum": 0},
    ("Recipients", "copies"): {"minimum": 0, "maximum": MOST_COPIES},
}
IDS = {"Document", "Block", "Appendix", "Footnote"}  # records whose id names a thing and may not be empty
RULES: dict[str, list[dict[str, Any]]] = {
    "Block": [
        {
            "if": {"properties": {"level": {"const": Level.TABLE.value}}, "required": ["level"]},
            "then": {"required": ["table"]},
            "else": {"properties": {"table": {"type": "null"}}},
        },
        {
            "if": {
                "anyOf": [
                    {"properties": {"level": {"enum": sorted(level.value for level in LEAVES)}}, "required": ["level"]},
                    {"not": {"required": ["level"]}},
                ]
            },
            "then": {"properties": {"children": {"maxItems": 0}}},
        },
    ]
}


def schema() -> dict[str, Any]:
    """The whole schema, draft 2020-12."""
    found: dict[str, Any] = {}
    root = _of(Document, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"thao-{VERSION}.schema.json",
        "title": "Thảo exchange file (.thao.json)",
        "description": (
            "One official document as UTF-8 JSON. Names equal to their default may be left out. Printed numbers are "
            "never kept: they follow from the tree. Ids are unique within the file."
        ),
        "type": "object",
        "properties": {"format": {"const": FORMAT}, "version": {"const": VERSION}, "document": root},
        "required": ["format", "version", "document"],
        "additionalProperties": False,
        "$defs": {name: found[name] for name in sorted(found)},
    }


def _of(hint: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; records are put into `found` and referred to."""
    if isinstance(hint, types.UnionType):
        options = [option for option in typing.get_args(hint) if option is not types.NoneType]
        return {"anyOf": [_of(options[0], found), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _of(typing.get_args(hint)[0], found)}
    if hint is OfficialDate:
        return DATE
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [choice.value for choice in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in found:
            found[hint.__name__] = {}  # before its fields: a block holds blocks
            found[hint.__name__] = _record(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": SIMPLE[hint]}


def _record(cls: type, found: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    properties: dict[str, Any] = {}
    required = []
    for field in fields(cls):
        properties[field.name] = {**_of(hints[field.name], found), **LIMITS.get((cls.__name__, field.name), {})}
        default = default_of(field)
        if field.name == "id" and cls.__name__ in IDS:
            properties[field.name]["minLength"] = 1
        if default is MISSING:
            required.append(field.name)
        elif isinstance(default, Enum):
            properties[field.name]["default"] = default.value
        elif isinstance(default, bool | int | float) or default == "":
            properties[field.name]["default"] = default
    doc = " ".join((cls.__doc__ or "").split())
    record: dict[str, Any] = {"description": doc, "type": "object", "properties": properties}
    if required:
        record["required"] = required
    record["additionalProperties"] = False
    if cls.__name__ in RULES:
        record["allOf"] = RULES[cls.__name__]
    return record
