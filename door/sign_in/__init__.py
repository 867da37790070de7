"""Who is there? OpenID Connect through Streamlit, checked again here; then the role and the perimeter."""
