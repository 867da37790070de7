"""What is in the base? The only place where SQLAlchemy is imported."""
