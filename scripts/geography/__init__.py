"""From which packages is the shipped geography built, and by which steps?

`packages` fetches and checks the archives, `official` reads codes and populations, `contours` and
`locations` place each commune, `ages` counts its people by age, `maps` draws, `files` writes.
"""
