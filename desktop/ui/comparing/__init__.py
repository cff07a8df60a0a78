"""Two documents side by side on the screen, old left, new right."""
