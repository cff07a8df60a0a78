"""What stands within the words: references, fields of a template, completion, what was found."""
