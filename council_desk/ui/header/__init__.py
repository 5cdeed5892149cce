"""The item's header: title, four counts, the stance bar, and the tabs."""
