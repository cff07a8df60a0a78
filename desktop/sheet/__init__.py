"""Spreadsheets out and in: tables of the office as .xlsx and .csv, forms that units fill in and send back.

    form_file   a form for one unit -> the bytes of a workbook
    opening     a file that came from outside -> a `Book`, read in a process of its own with limits
    child       what runs in that process
    packages    what may be inside such a file: sizes, cells, formulas; refusals
    book        the plain values that come back

Nothing here knows documents, storage or the window.
"""
