"""The room of comparisons: `screen` is the place in the window, `view` its rows, old left and new right.

`names` says in words what changed; `desktop.ui.history` reads the documents and has them compared.
"""
