"""Who may come in, and who came? A base of its own, beside those of figures."""
