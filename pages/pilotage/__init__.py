"""Which pages open a meeting? What a director needs in ten seconds."""
