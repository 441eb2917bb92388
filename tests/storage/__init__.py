"""Tests of the store: engine, units, migrations, copies."""
