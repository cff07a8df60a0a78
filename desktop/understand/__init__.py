"""From plain text to a document: header, outline, appendices, notes, recipients, signature."""
