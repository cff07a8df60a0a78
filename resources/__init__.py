"""Data files only: fonts, icons, standards, templates, schema, help. Read through `desktop.resources`."""
