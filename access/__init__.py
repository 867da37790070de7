"""Who may see what? A request is refused, never silently narrowed."""
