"""What was understood, written so that a person sees at a glance whether it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from desktop.domain.numbering import Forms
from desktop.understand.inventory import inventory
from desktop.understand.reading import Reading
from desktop.understand.safety import words


def shown(reading: Reading) -> str:
    """Everything that was understood; the outline shows right labels, with the printed one where it differs."""
    return "\n".join(_lines(reading, inventory(reading, Forms()))) + "\n"


def outline(reading: Reading) -> list[str]:
    """The outline alone: "  2 1. Mục đích"."""
    return list(_outline(inventory(reading, Forms())["outline"]))


def renumbered(reading: Reading) -> Counter[str]:
    """Words of printed labels that right labels no longer have: all that printing may take away."""
    right = reading.written.labels
    changed = (words(source.printed_label) - words(right.get(block, "")) for block, source in reading.sources.items())
    return sum(changed, Counter[str]())


def _lines(reading: Reading, found: dict[str, Any]) -> Iterator[str]:
    for name, value in found["header"].items():
        yield f"{name}: {value if value is not None else '-'}"
    header, recipients, copy = reading.document.header, reading.document.recipients, reading.document.copy
    for name in ("urgency", "circulation", "draft", "digital_line", "contact"):
        if getattr(header, name):
            yield f"{name}: {getattr(header, name)}"
    for receiver in reading.document.addressed_to:
        yield f"to: {receiver}"
    for basis in reading.document.bases:
        yield f"basis: {_short(basis.text)}"
    for paragraph in reading.document.preamble:
        yield f"preamble: {_short(paragraph.text)}"
    yield from _outline(found["outline"])
    for target in found["targets"]:
        number = "" if target["value"] is None else f" {target['value']:g}"
        until = " ".join(filter(None, (target["period"], target["year"])))
        yield f"target {target['comparator']}{number} {target['unit']} ({until}): {_short(target['quote'])}"
    for task in found["assignments"]:
        who = " + ".join((task["lead"] or "-", *task["supporting"]))
        yield f"task {who}; {task['deadline_text'] or '-'} = {task['deadline'] or '-'}: {_short(task['quote'])}"
    for appendix in found["appendices"]:
        yield f"appendix: {appendix['title']} | {appendix['attached_to'] or '-'}"
        yield from (" | ".join(row) for row in [appendix["columns"], *appendix["rows"]] if row)
    for note in found["footnotes"]:
        yield f"note {note['number']}: {note['text']}"
    for group in found["recipients"]:
        yield f"recipients {group['label'] or '-'}: {'; '.join(group['items'])}"
    if recipients.drafter or recipients.copies:
        yield f"drafted by {recipients.drafter}, {recipients.copies} copies"
    for name, value in found["signature"].items():
        yield f"{name}: {value if value is not None else '-'}"
    if copy:
        number = f"{copy.header.number}/{copy.header.symbol}"
        yield f"{copy.form.value}: {copy.header.issuer} {number} {copy.signature.signer}"
    for doubt in reading.doubts:
        yield f"doubt at line {doubt.line}: {_short(doubt.quote)}"
    if reading.written.left_out:
        yield f"left out: {' | '.join(reading.written.left_out)}"


def _outline(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        printed = "" if entry["printed_label"] == entry["label"] else f"(printed {entry['printed_label']}) "
        label = f"{entry['label']} " if entry["label"] else ""
        yield f"{'  ' * entry['level']}{entry['level']} {label}{printed}{_short(entry['text'])}"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:60]} … {text[-25:]}"
