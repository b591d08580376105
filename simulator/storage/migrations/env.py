"""Runs the steps over the connection that `migration` hands in, within its transaction."""

from alembic import context

from simulator.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
