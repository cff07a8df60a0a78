"""The printers of this PC, and the file that stands among them as in Word: a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """A printer that this PC knows. `two_sides` says whether it turns the paper by itself."""

    name: str
    default: bool = False
    two_sides: bool = False


def printers_here() -> tuple[PrinterChoice, ...]:
    """The printers of this PC, the default one first."""
    found = [
        PrinterChoice(
            one.printerName(), one.isDefault(), QPrinter.DuplexMode.DuplexLongSide in one.supportedDuplexModes()
        )
        for one in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda one: not one.default))


def printer_named(name: str) -> QPrinter:
    """A printer of this PC, ready to be set up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setPrinterName(name)
    return printer
