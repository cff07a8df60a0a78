"""The printers of this PC, and the file that stands among them as in Word: a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """A printer that this PC knows. `two_sides` says whether it turns the paper by itself; None where nobody asked."""

    name: str
    default: bool = False
    two_sides: bool | None = None


def printers_here() -> tuple[PrinterChoice, ...]:
    """The printers of this PC, the default one first. None of them is asked for anything: one may be switched off."""
    usual = QPrinterInfo.defaultPrinterName()
    found = [PrinterChoice(name, name == usual) for name in QPrinterInfo.availablePrinterNames()]
    return tuple(sorted(found, key=lambda one: not one.default))


def turns_paper(name: str) -> bool:
    """Ask a printer whether it turns the paper by itself; over a network the answer may take a while."""
    return QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo.printerInfo(name).supportedDuplexModes()


def printer_named(name: str) -> QPrinter:
    """A printer of this PC, ready to be set up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setPrinterName(name)
    return printer
