"""The text of the sheet: lines and rows of the document, typed, kept and shown."""
