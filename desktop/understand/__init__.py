"""Plain text and paragraphs of official documents, read into documents; what was not understood is kept and said.

`recording` makes records of what a text states: `targets` (with `amounts` and `periods`), `handed_out` for assignments
(with `duties`, `orders` and `units`), `row_records` for tables.

Nothing is loaded with the package: `mentions` alone, which the sheet asks while a clerk types, is a tenth of it.
"""
