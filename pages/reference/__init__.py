"""Which pages say what the figures mean and where they come from?"""
