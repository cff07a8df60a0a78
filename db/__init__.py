"""Storage on SQLite: engine, tables, stores, migrations. The only package that knows SQL."""
