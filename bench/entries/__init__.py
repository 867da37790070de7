"""Which servers are compared with Vigie's own?"""
