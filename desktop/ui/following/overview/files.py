"""The overview on its way out: a picture on the clipboard, numbers, a workbook, a PDF or .png, a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.domain.errors import UserError
from desktop.services.files import write_file
from desktop.services.overview import overview_pdf, write_overview_book
from desktop.typeset.charts import paper
from desktop.typeset.charts.scene import Scene
from desktop.ui.clock import now
from desktop.ui.following.overview.painting import light_colors, measure, paint_scene, picture_of
from desktop.ui.following.overview.screen import OverviewScreen
from desktop.ui.following.overview.words import title
from desktop.ui.following.table.copying import clip_of
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import Kind as FileKind
from desktop.ui.pages.exporting import ask_kind_path
from i18n import _

PDF, PICTURE, BOOK = ".pdf", ".png", ".xlsx"
KEY = "overview"


class OverviewFiles(QObject):
    """`ask_path`, `ask_printer` and `open_file` are what the program does on a desktop; tests put others there."""

    def __init__(self, screen: OverviewScreen, window: MainWindow) -> None:
        super().__init__(screen)
        self._screen, self._window = screen, window
        self.ask_path: Callable[[Path, tuple[FileKind, ...]], Path | None] = self._ask
        self.ask_printer: Callable[[QPrinter], bool] = self._ask_printer
        self.open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def copy_picture(self) -> None:
        """Chép ảnh."""
        scene = self._sheet()
        if scene is not None:
            QGuiApplication.clipboard().setImage(picture_of(scene))
            self._say(_("Đã chép ảnh tổng quan. Sang Word bấm Ctrl+V để dán."))

    def copy_numbers(self) -> None:
        """Ctrl+C: all charts as tables, one under the other, for Excel and Word."""
        scene = self._screen.canvas.scene
        if scene is None or self._screen.found is None:
            return
        rows: list[tuple[str, ...]] = []
        for table in scene.tables:
            rows += [(table.name,), *table.rows]
        QGuiApplication.clipboard().setMimeData(clip_of(rows))
        self._say(_("Đã chép số liệu. Sang Excel hoặc Word bấm Ctrl+V để dán."))

    def export_book(self) -> None:
        """Xuất Excel."""
        scene, found = self._sheet(), self._screen.found
        path = self._path(BOOK, ((_("Bảng tính Excel"), BOOK),)) if scene is not None else None
        if scene is not None and found is not None and path is not None:
            self._write(path, partial(write_overview_book, title=title(found), tables=scene.tables, made=now()))

    def export_pdf(self) -> None:
        """PDF, or a picture where the name ends in .png."""
        kinds = ((_("Tệp PDF"), PDF), (_("Tệp ảnh"), PICTURE))
        path = self._path(PDF, kinds) if self._sheet() is not None else None
        if path is None:
            return
        if path.suffix.lower() == PICTURE:
            self._write(path, lambda path: write_file(path, self._png()))
        else:
            self._write(path if path.suffix else path.with_suffix(PDF), lambda path: write_file(path, self.pdf()))

    def print_sheet(self) -> None:
        """In: the sheet on a page of A4, lying."""
        scene = self._sheet()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        printer.setPageLayout(layout)
        if scene is None or not self.ask_printer(printer):
            return
        painter = QPainter(printer)
        page = printer.pageLayout().fullRectPixels(printer.resolution())
        scale = min(page.width() / scene.width, page.height() / scene.height)
        painter.scale(scale, scale)
        paint_scene(painter, scene, light_colors())
        painter.end()
        self._say(_("Đã gửi tổng quan sang máy in."))

    def pdf(self) -> bytes:
        """The sheet as the PDF that archives keep. Raises MissingGlyph for a letter that paper lacks."""
        scene, found = self._sheet(paper.measure), self._screen.found
        if scene is None or found is None:
            raise ValueError("there is no sheet, so no file can be asked for")
        return overview_pdf(scene, light_colors(), title(found), found.office, now())

    def _sheet(self, measuring: Callable[[str, str, bool], float] = measure) -> Scene | None:
        """What is shown, laid out for A4."""
        return self._screen.scene(measuring, paper.SHEET_WIDTH, paper.SHEET_HEIGHT)

    def _png(self) -> bytes:
        scene = self._sheet()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if scene is not None:
            picture_of(scene).save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants text as bytes
        return bytes(buffer.data().data())

    def _path(self, ending: str, kinds: tuple[FileKind, ...]) -> Path | None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = title(self._screen.found).replace("/", "-") if self._screen.found is not None else _("Tổng quan")
        return self.ask_path(folder / f"{name}{ending}", kinds)

    def _write(self, path: Path, write: Callable[[Path], object]) -> None:
        try:
            write(path)
        except UserError as error:
            self._window.banners.complain(error)
            return
        answer = (_("Mở tệp"), lambda: self.open_file(path))
        self._window.banners.show_banner(Kind.DONE, _("Đã ghi {name}.").format(name=path.name), answer, key=KEY)

    def _say(self, words: str) -> None:
        self._window.banners.show_banner(Kind.DONE, words, key=KEY)

    def _ask(self, start: Path, kinds: tuple[FileKind, ...]) -> Path | None:
        return ask_kind_path(_("Xuất tổng quan"), start, kinds, self._window)

    def _ask_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, self._window).exec() == QPrintDialog.DialogCode.Accepted
