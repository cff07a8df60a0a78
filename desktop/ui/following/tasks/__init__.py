"""The screen Phân công: who does what until when, and how far it has come.

screen.py      puts the parts together; commands.py lets the window's menus, tools and keys answer for it
reading.py     what is read on the database thread; model.py keeps the rows that are in view, lines.py knows which
               line of the table is what
table.py       the table: keys, mouse, the cell in hand; lines_view.py where each line is; header.py the columns
               in view, columns.py what stands in them; painting.py how lines look
filters.py     tabs of states and what else narrows the table; empty.py what stands there without rows
editing.py     editors of cells; entry.py what is entered as a change; changes.py changes and their undo
copying.py     rows for Excel and Word through the clipboard; exporting.py as a file
panel.py       the row in hand; panel_fields.py its fields, files.py and evidence.py its files, story.py its
               history
calendar.py    tasks by the day they fall due
status.py      the status bar
"""
