"""Can the figures be trusted: are sources fresh and whole, do loads agree, do quantities hold together?

One rule a module. Each reads the base through the figures of a page and gives back plain values.
"""
