"""What does the text of a cell mean: a number, a day, a word of a list, a place? One pure function each.

Each function gives the value, or raises `Unreadable` whose message says in French what was expected.
"""
