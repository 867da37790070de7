"""What do partners read? The same figures, as they were published."""
