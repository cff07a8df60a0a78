"""The room of earlier versions: `dialog` lists them by day, `preview` shows one, `stories` finds out what each changed.

`desktop.ui.history` opens the dialog and does what is chosen in it.
"""
