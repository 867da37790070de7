"""What do the figures mean? Metrics declared over measures, their values and their statuses."""
