"""Which charts does each programme have? Pure: figures in, chart out."""
