"""Which shapes can a set of values take on screen, and what does each one say?"""
