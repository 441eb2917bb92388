"""The database: engine, schema, units of work, migrations, verified copies."""
