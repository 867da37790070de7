"""How does Alembic run here: inside the connection that `data_access.migrate` gives it."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["tables"],
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
