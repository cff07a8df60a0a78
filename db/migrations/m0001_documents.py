"""Version 1: documents with their versions, the settings and the office.

Times are ISO texts in UTC with microseconds, so that they sort as texts. `content` is an exchange file: as it is in
`documents`, zlib-compressed in `versions`; `sha256` is that of the plain text in UTF-8.
"""

STATEMENTS = (
    "PRAGMA application_id = 0x5468616F",  # "Thao"
    """
    CREATE TABLE documents (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        symbol TEXT NOT NULL,
        subject TEXT NOT NULL,
        year INTEGER,
        state TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        discarded_at TEXT,
        content TEXT NOT NULL,
        sha256 BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX documents_by_time ON documents (saved_at DESC) WHERE discarded_at IS NULL",
    """
    CREATE TABLE versions (
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        content BLOB NOT NULL,
        sha256 BLOB NOT NULL,
        PRIMARY KEY (document_id, revision)
    ) STRICT
    """,
    """
    CREATE TABLE settings (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE office (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        superior TEXT NOT NULL,
        place TEXT NOT NULL,
        abbreviation TEXT NOT NULL,
        body TEXT NOT NULL,
        authority TEXT NOT NULL,
        post TEXT NOT NULL,
        signer TEXT NOT NULL
    ) STRICT
    """,
)
