"""Which shapes show where a year is going, and whether past projections held?"""
