"""The screen Chỉ tiêu: what was to be reached, what was, and how far that is of the plan.

screen.py      puts the parts together; commands.py lets the window's menus, tools and keys answer for it
reading.py     what is read on the database thread
model.py       with table.py, columns.py and painting.py what is of targets in the table of ../table/
verdicts.py    đạt, vượt, chưa đạt as marks and words
exporting.py   the table as a file
years.py       the other view: a line for each indicator, a column for each year
filters.py     views, plan, year and words
entry.py       what is entered as a change; changes.py changes and their undo
panel.py       the target in hand; entering.py the form for a measurement, measurements.py those that there are,
               chart.py how they went
"""
