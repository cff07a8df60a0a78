"""Ink: placed pages as the bytes of a PDF. It decides no place; nothing else of typesetting needs it to be loaded."""
