"""What HTML do cards, strips and tables become? Strings only: no Streamlit here."""
