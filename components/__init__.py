"""Which Streamlit pieces do all pages share?"""
