"""Is a file what its contract says? Every fault is told, with its place; the good lines are kept aside."""
