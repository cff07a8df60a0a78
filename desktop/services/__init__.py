"""One function for each thing a user wants done; knows no window and no database."""
