"""What the window says after a paste: what was left out, and the offer to put old letters into Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.errors import UserError
from desktop.domain.pasting import Clip
from desktop.ui.frame.banners import TROUBLE, Banners, Kind
from desktop.ui.sheet import SheetEditor
from i18n import _, say

if TYPE_CHECKING:
    from desktop.services.clips import Encoding

PASTED, OLD_LETTERS = "pasted", "old letters"
_FONTS = {"tcvn3": ".VnTime", "vni": "VNI"}  # by encoding: the fonts that clerks know it by


class PasteNews(QObject):
    """Follows the pastes of one sheet. Nothing is said where all that was copied has come along."""

    def __init__(self, sheet: SheetEditor, banners: Banners) -> None:
        super().__init__(sheet)
        self._sheet, self._banners = sheet, banners
        sheet.pasting.pasted.connect(self._on_pasted)
        sheet.pasting.failed.connect(self._on_failed)
        sheet.pasting.converted.connect(self._on_converted)
        sheet.pasting.withdrawn.connect(lambda: banners.close_banner(OLD_LETTERS))

    def _on_pasted(self, clip: Clip, encoding: Encoding | None) -> None:
        banners, document = self._banners, self._sheet.session.document.id
        banners.close_banner(TROUBLE)
        for key in (OLD_LETTERS, PASTED):
            banners.close_banner(key)
        if clip.images or clip.emoji:
            banners.show_banner(Kind.DONE, told(clip), key=PASTED, about=document)
        if encoding is not None:
            banners.show_banner(
                Kind.NOTICE,
                _("Chữ vừa dán là {font} (mã cũ).").format(font=_FONTS[encoding]),
                (_("Chuyển sang Unicode"), self._convert),
                (_("Để nguyên"), self._sheet.setFocus),
                key=OLD_LETTERS,
                about=document,
            )

    def _convert(self) -> None:
        self._sheet.pasting.convert()
        self._sheet.setFocus()

    def _on_failed(self, error: UserError) -> None:
        self._banners.show_banner(Kind.ERROR, say(error), key=TROUBLE)

    def _on_converted(self, encoding: Encoding | None) -> None:
        if encoding is None:
            words = _("Chữ đã chọn không phải .VnTime hay VNI, hoặc đã là Unicode. Chưa đổi gì.")
        else:
            words = _("Đã chuyển chữ từ {font} sang Unicode.").format(font=_FONTS[encoding])
        self._banners.show_banner(Kind.DONE, words, key=OLD_LETTERS, about=self._sheet.session.document.id)


def told(clip: Clip) -> str:
    """ "Đã dán 12 dòng, 1 bảng, 2 chú thích. 1 ảnh không dán được." """
    found = (
        (len(clip.pieces) - clip.tables, _("{count} dòng")),
        (clip.tables, _("{count} bảng")),
        (len(clip.footnotes), _("{count} chú thích")),
    )
    came = ", ".join(words.format(count=count) for count, words in found if count)
    left = (
        (clip.images, _("{count} ảnh không dán được.")),
        (clip.emoji, _("Đã bỏ {count} biểu tượng cảm xúc.")),
    )
    sentences = [words.format(count=count) for count, words in left if count]
    return " ".join([_("Đã dán {things}.").format(things=came), *sentences] if came else sentences)
