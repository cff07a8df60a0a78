"""The dialog "Các bản đã lưu": what a document was at earlier times, to read, to compare and to take back."""
