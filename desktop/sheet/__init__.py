"""Spreadsheets out and in: tables of the office as .xlsx and .csv, forms that units fill in and send back.

    form_file   a form for one unit -> the bytes of a workbook
    opening     a file that came from outside -> a `Book`, read in a process of its own with limits
    child       what runs in that process
    packages    what may be inside such a file: sizes, cells, formulas; refusals
    book        the plain values that come back
    paper_book  appendices -> the bytes of a workbook, as the office prints them
    paper_csv   tables of appendices -> .csv, and back
    list_book   a list of the window -> the bytes of a workbook, however long it is

Nothing here knows documents, storage or the window.
"""
