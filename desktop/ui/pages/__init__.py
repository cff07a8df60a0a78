"""The real pages beside the sheet, printing them and saving them as PDF."""
