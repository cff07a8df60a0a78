"""The screen Phân công: who does what until when, and how far it has come.

screen.py      puts the parts together; commands.py lets the window's menus, tools and keys answer for it
reading.py     what is read on the database thread
model.py       with table.py, columns.py and painting.py what is of tasks in the table of ../table/
filters.py     tabs of states and what else narrows the table; empty.py what stands there without rows
editing.py     editors of cells; entry.py what is entered as a change; changes.py changes and their undo
exporting.py   the table as a file
panel.py       the row in hand; panel_fields.py its fields, files.py and evidence.py its files, story.py its
               history
calendar.py    tasks by the day they fall due
status.py      the status bar
"""
