"""What goes out to units and what comes back: phiếu giao việc, đôn đốc, forms.

letters.py       `Letters`, made with the screen Phân công: answers its actions, has letters made, tells what came of it
send_dialog.py   to whom, of what kind, until when, with which files
receiving.py     a form that came back: chosen or dropped, read in the background, reviewed, taken over
review_screen.py old left, proposal right, row by row
review_list.py   its rows: model and list
review_row.py    how a row is painted
"""
