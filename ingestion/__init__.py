"""How does data enter the base: shipped reference, demonstration, and (at the door) extracts?"""
