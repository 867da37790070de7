"""What was published for partners: how is that base made, written and read?"""
