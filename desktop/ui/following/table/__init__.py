"""A table over all plans, whatever its rows are: read as it is scrolled, grouped, its columns chosen by the clerk.

columns.py     what a column is; header.py the heads of those in view
model.py       keeps the rows that are in view, lines.py knows which line of the table is which
rows_table.py  keys, mouse, the cell in hand; lines_view.py where each line is; painting.py how lines look
editing.py     editors of cells
copying.py     rows for Excel and Word through the clipboard; list_file.py the whole list as a workbook
"""
