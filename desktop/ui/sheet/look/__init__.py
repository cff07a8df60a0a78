"""How the sheet looks: type, formats, and what is painted under and over the words."""
