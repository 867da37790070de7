"""Which screens exist? A folder is a section; a page defines `render(user)`, does nothing when imported."""
