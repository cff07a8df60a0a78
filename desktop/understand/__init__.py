"""Plain text and paragraphs of official documents, read into documents; what was not understood is kept and said.

Nothing is loaded with the package: `mentions` alone, which the sheet asks while a clerk types, is a tenth of it.
"""
