"""Who comes in, which pages exist, what is said when something fails?"""
