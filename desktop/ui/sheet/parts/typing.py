"""What is typed into a field of the parts becomes the document; figures that make no number or date are kept aside."""

from __future__ import annotations

from desktop.domain.attached import attached_text
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.part_edits import take_back, type_attached, type_date, type_kind, type_text
from desktop.domain.part_texts import ATTACHED, DATE_PARTS, Slot, is_date_part, may_become, part_text, part_text_name
from desktop.services.library import PARTY
from desktop.ui.sheet.parts.shown import OpenPart
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
        self._reasons: dict[str, str] = {}  # why what was typed into a field is not taken,
        self._stood: dict[str, tuple[str, ...]] = {}  # and what the document said instead

    def words_of(self, field: str) -> str:
        """What the sheet shows in a field that is not typed into, also where paper makes the line itself."""
        document = self.session.document
        if field.startswith(ATTACHED) and not part_text(document, field).strip():
            return attached_text(document, field, self.surface.standard)
        return part_text(document, field)

    def shown(self, field: str) -> str:
        """The letters with which the box opens: what was typed and not taken, else what the document says."""
        return self.painter.wrong.get(field, self.said)

    def begin(self, field: str, slot: Slot | None) -> None:
        """A field is opened, or others have changed it."""
        self.slot, self._before, self._kept = slot, self.session.document, dict(self.painter.wrong)
        self.said = "" if slot is not None else self.words_of(field)

    def apply(self, field: str, text: str) -> bool:
        """Change the document to what is typed; False where that changes nothing.

        What is refused is kept aside, and the document says what it did when the field was opened.
        """
        document, standard = self.session.document, self.surface.standard
        self.painter.wrong.pop(field, None)
        try:
            if field == "header.kind":
                made = type_kind(document, text, self._before.header, standard, party=standard.body == PARTY)
            elif field.startswith(ATTACHED):
                made = type_attached(document, field, text, standard)
            elif is_date_part(field):
                made = self._date_typed(field, text)
            else:
                made, self.slot = type_text(document, field, text, self.slot)
        except UserError as error:
            made = take_back(document, field, self._before)
            self._refuse(field, text, error)
        self.painter.open_part = OpenPart(field, text, self.slot)
        changed = self.become(field, made)
        for name in self.painter.wrong:
            self._stood[name] = self._standing(name)
        return changed

    def become(self, field: str, made: Document) -> bool:
        """Let the document be another, as a step named after the field."""
        name = _(part_text_name(field))
        label = _("sửa {part}").format(part=name[:1].lower() + name[1:])
        changed = self.session.apply(label, lambda _document: made, self.initiator, f"part:{field}")
        self.said = self.words_of(field) if self.slot is None else ""
        return changed

    def trouble(self, field: str) -> str:
        """Why the field in hand does not take what was typed; "" where it does, or where more figures may help."""
        typed = self.painter.wrong.get(field)
        return self._reasons.get(field, "") if typed is not None and not may_become(field, typed) else ""

    def forget(self, changed: str = "") -> list[str]:
        """Give up what was not taken where the document says something else now, and in the field `changed`."""
        wrong = self.painter.wrong
        gone = [name for name in wrong if name == changed or self._stood.get(name) != self._standing(name)]
        for name in gone:
            del wrong[name]
        return gone

    def _refuse(self, field: str, text: str, error: UserError) -> None:
        self.painter.wrong[field], self._reasons[field] = text, say(error)

    def _standing(self, field: str) -> tuple[str, ...]:
        """What the document says in a field, of a date in all its parts."""
        holder = field.rpartition(".")[0]
        names = [f"{holder}.{part}" for part in DATE_PARTS] if is_date_part(field) else [field]
        return tuple(part_text(self.session.document, name) for name in names)

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
                self._refuse(name, known[part], refused[name])
        return made
