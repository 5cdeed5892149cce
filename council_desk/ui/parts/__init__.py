"""Small widgets that every screen uses: buttons, labels, chips, empty and error messages."""
