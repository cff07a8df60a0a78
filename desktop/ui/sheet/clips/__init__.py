"""Between the sheet and the clipboard."""
