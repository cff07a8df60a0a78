"""The small stores: settings by name, and the one office."""

from __future__ import annotations

from dataclasses import asdict, fields

from sqlalchemy import Connection, text

from desktop.domain.office import Office

GET = text("SELECT value FROM settings WHERE name = :name")
PUT = text("INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value")

_COLUMNS = [field.name for field in fields(Office)]
LOAD = text(f"SELECT {', '.join(_COLUMNS)} FROM office WHERE id = 1")
SAVE = text(
    f"INSERT OR REPLACE INTO office (id, {', '.join(_COLUMNS)}) VALUES (1, {', '.join(':' + c for c in _COLUMNS)})"
)


class SqliteSettings:
    """`ports.SettingsStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """The text kept under a name."""
        value = self._connection.execute(GET, {"name": name}).scalar_one_or_none()
        return None if value is None else str(value)

    def put(self, name: str, value: str) -> None:
        """Keep a text under a name."""
        self._connection.execute(PUT, {"name": name, "value": value})


class SqliteOffice:
    """`ports.OfficeStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self) -> Office | None:
        """The office, or None before the first start is finished."""
        row = self._connection.execute(LOAD).mappings().one_or_none()
        return Office(**row) if row is not None else None

    def save(self, office: Office) -> None:
        """Keep the office."""
        self._connection.execute(SAVE, asdict(office))
