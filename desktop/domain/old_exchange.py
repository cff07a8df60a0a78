"""What older exchange files call differently, put into today's names before they are read."""

from __future__ import annotations

from typing import Any


def to_newest(document: Any, version: int) -> Any:
    """The plain data of a document of any version as that of the newest; data of another shape stays as it is."""
    return _from_3(document) if version < 4 else document


def _from_3(value: Any) -> Any:
    """Until 3 a run named its target, and a block had one assignment or none."""
    if isinstance(value, list):
        return [_from_3(item) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {name: _from_3(item) for name, item in value.items()}
    if isinstance(changed.get("target"), str):
        changed["record"] = changed.pop("target")
    if "assignment" in changed:
        assignment = changed.pop("assignment")
        changed["assignments"] = [] if assignment is None else [assignment]
    return changed
