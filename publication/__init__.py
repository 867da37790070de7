"""How do measures become what partners may see: chosen, held back until their committee, protected, kept?"""
