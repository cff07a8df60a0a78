"""Forms beside the sheet for what is not running text: header, recipients, signature."""
