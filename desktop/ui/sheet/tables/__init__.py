"""Tables edited where they stand on the sheet."""
