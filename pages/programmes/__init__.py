"""Which pages tell a programme, one each?"""
