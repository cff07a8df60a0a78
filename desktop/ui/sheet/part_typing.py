"""What is typed into a field of the parts becomes the document; figures that make no number or date are kept aside."""

from __future__ import annotations

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.field_values import LARGER_FIRST
from desktop.domain.part_edits import type_date, type_kind, type_text
from desktop.domain.part_texts import DATE_PARTS, Slot, is_date_part, may_become, part_text, part_text_name
from desktop.services.library import PARTY
from desktop.ui.sheet.part_shown import OpenPart
from desktop.ui.sheet.surface import SheetSurface
from i18n import _, say


class PartTyping:
    """The field in hand as the document has it; `initiator` is who changes the document."""

    def __init__(self, surface: SheetSurface, initiator: object) -> None:
        self.surface, self.session, self.painter = surface, surface.session, surface.painter
        self.initiator = initiator
        self.slot: Slot | None = None
        """Where the line in hand comes that the document does not have."""
        self.said = ""
        """What the document says in the field, to tell changes that others make."""
        self._before: Document = self.session.document  # as it was when the field was opened,
        self._kept: dict[str, str] = {}  # and what was typed and not taken then
        self._waiting: set[str] = set()  # parts of a date that need larger ones
        self._reasons: dict[str, str] = {}  # why what was typed into a field is not taken

    def begin(self, field: str, slot: Slot | None) -> None:
        """A field is opened, or others have changed it."""
        self.slot, self._before, self._kept = slot, self.session.document, dict(self.painter.wrong)
        self.said = "" if slot is not None else part_text(self._before, field)

    def apply(self, field: str, text: str) -> bool:
        """Change the document to what is typed; False where that changes nothing."""
        document, standard = self.session.document, self.surface.standard
        self.painter.wrong.pop(field, None)
        try:
            if field == "header.kind":
                made = type_kind(document, text, self._before.header, standard, party=standard.body == PARTY)
            elif is_date_part(field):
                made = self._date_typed(field, text)
            else:
                made, self.slot = type_text(document, field, text, self.slot)
        except UserError as error:
            self.painter.wrong[field] = text
            self._reasons[field] = say(error)
            return False
        self.painter.open_part = OpenPart(field, text, self.slot)
        return self.become(field, made)

    def become(self, field: str, made: Document) -> bool:
        """Let the document be another, as a step named after the field."""
        self.said = part_text(made, field) if self.slot is None else ""
        name = _(part_text_name(field))
        label = _("sửa {part}").format(part=name[:1].lower() + name[1:])
        return self.session.apply(label, lambda _document: made, self.initiator, f"part:{field}")

    def trouble(self, field: str) -> tuple[str, str]:
        """The field under which something is to be said while `field` is typed into, and what; "" for nothing.

        Of the field in hand only once no figure more can help.
        """
        wrong = self.painter.wrong
        dating = is_date_part(field)  # then a part that waits for the others needs no word yet
        others = [name for name in reversed(wrong) if not (dating and name in self._waiting)]
        shown = next((name for name in (field, *others) if name in wrong), "")
        if shown == field and shown and may_become(field, wrong[field]):
            return "", ""
        return shown, self._reasons.get(shown, "")

    def _date_typed(self, field: str, text: str) -> Document:
        """The document with a part of a date; parts that make no date yet are kept as they were typed, and marked."""
        holder, wrong = field.rpartition(".")[0], self.painter.wrong
        names = {part: f"{holder}.{part}" for part in DATE_PARTS}
        known = {part: self._kept.get(name) or part_text(self._before, name) for part, name in names.items()}
        known[field.rpartition(".")[2]] = text
        made, refused = type_date(self.session.document, field, known, self._before)
        for part, name in names.items():
            wrong.pop(name, None)
            if name in refused:
                wrong[name], self._reasons[name] = known[part], say(refused[name])
        self._waiting = {name for name, error in refused.items() if error.sentence == LARGER_FIRST}
        return made
