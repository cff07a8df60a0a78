"""Version 2: plans that are followed, their tasks and targets as rows, and what became of these.

`tasks` and `targets` hold what tables are sorted and filtered by (`lead` and `decided` are numbers of `names`),
`task_words` and `target_words` the texts. The
planned half is copied from the document (`documents.followed` is the revision that was copied last); what a document
says counts, and rows can be made anew from it. `plans` holds what a plan is called: the head of its last issue, or of
the draft where there is none yet. `shown` is 0 in the bin, 1 for a draft, 2 for a plan that is going.
Days are numbers (1 is 1/1/1; 3652059, the last, means never), keys are those of `domain.collation`, times as in
version 1. `plan` and `record` name a record wherever its history is meant; they stay when its row goes.
"""

STATEMENTS = (
    "ALTER TABLE documents ADD COLUMN followed INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE names (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX names_by_key ON names (key)",
    """
    CREATE TABLE plans (
        number INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
        key BLOB NOT NULL,
        year INTEGER,
        issue INTEGER NOT NULL DEFAULT 0,
        kind TEXT NOT NULL,
        plan_number TEXT NOT NULL,
        symbol TEXT NOT NULL,
        subject TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX plans_by_key ON plans (key)",
    """
    CREATE TABLE issues (
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        issue INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        issued_at TEXT NOT NULL,
        issued_by TEXT NOT NULL,
        reopened_at TEXT,
        reopened_by TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (plan, issue)
    ) STRICT
    """,
    """
    CREATE TABLE tasks (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        position INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        year INTEGER,
        due INTEGER NOT NULL,
        state INTEGER NOT NULL,
        percent INTEGER NOT NULL,
        lead INTEGER NOT NULL,
        decided INTEGER NOT NULL,
        section TEXT NOT NULL,
        section_start INTEGER NOT NULL,
        task_key BLOB NOT NULL,
        UNIQUE (plan, record)
    ) STRICT
    """,
    # Each order that tables have walks an index that holds all a filter asks for, so that no row is read for it.
    """
    CREATE INDEX tasks_by_place ON tasks (plan, position, section_start, shown, gone, state, due, lead, decided, year)
    """,
    "CREATE INDEX tasks_by_lead ON tasks (lead, plan, position, shown, gone, state, due, year)",
    """
    CREATE INDEX tasks_by_due ON tasks (due, plan, position, shown, gone, state, percent, lead, decided, year)
    """,
    "CREATE INDEX tasks_by_task ON tasks (task_key, plan, position, shown, gone, state, due, lead, year)",
    """
    CREATE TABLE task_words (
        number INTEGER PRIMARY KEY REFERENCES tasks (number) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        task TEXT NOT NULL,
        own_task TEXT NOT NULL,
        supporting TEXT NOT NULL,
        deadline TEXT NOT NULL,
        repeat TEXT NOT NULL,
        certain INTEGER NOT NULL,
        product TEXT NOT NULL,
        remark TEXT NOT NULL,
        place TEXT NOT NULL,
        block TEXT NOT NULL,
        result TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        done_on INTEGER,
        revision INTEGER NOT NULL,
        changed_at TEXT,
        changed_by TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE targets (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        position INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        year INTEGER,
        section TEXT NOT NULL,
        section_start INTEGER NOT NULL,
        indicator_key BLOB NOT NULL,
        UNIQUE (plan, record)
    ) STRICT
    """,
    "CREATE INDEX targets_by_place ON targets (plan, position)",
    """
    CREATE TABLE target_words (
        number INTEGER PRIMARY KEY REFERENCES targets (number) ON DELETE CASCADE,
        digest BLOB NOT NULL,
        indicator TEXT NOT NULL,
        comparator TEXT NOT NULL,
        value REAL,
        unit TEXT NOT NULL,
        period TEXT NOT NULL,
        target_year INTEGER,
        value_words TEXT NOT NULL,
        place TEXT NOT NULL,
        block TEXT NOT NULL,
        revision INTEGER NOT NULL,
        changed_at TEXT,
        changed_by TEXT NOT NULL,
        words TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE measurements (
        target INTEGER NOT NULL REFERENCES targets (number) ON DELETE CASCADE,
        day INTEGER NOT NULL,
        value REAL,
        words TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (target, day)
    ) STRICT
    """,
    """
    CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        clerk TEXT NOT NULL,
        field TEXT NOT NULL,
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        letter TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX events_by_record ON events (plan, record)",
    """
    CREATE TABLE evidence (
        plan INTEGER NOT NULL REFERENCES plans (number) ON DELETE CASCADE,
        record TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        at TEXT NOT NULL,
        clerk TEXT NOT NULL,
        PRIMARY KEY (plan, record, sha256)
    ) STRICT
    """,
    "CREATE INDEX evidence_by_file ON evidence (sha256)",
    """
    CREATE TABLE letters (
        id TEXT NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        kind TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE letter_rows (
        letter_id TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
        document_id TEXT NOT NULL,
        record_id TEXT NOT NULL,
        PRIMARY KEY (letter_id, document_id, record_id)
    ) STRICT
    """,
    "CREATE INDEX letter_rows_by_record ON letter_rows (document_id, record_id)",
    """
    CREATE TABLE forms (
        id TEXT NOT NULL PRIMARY KEY,
        letter_id TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        issue INTEGER NOT NULL,
        unit TEXT NOT NULL,
        made_at TEXT NOT NULL,
        content TEXT NOT NULL,
        accepted TEXT NOT NULL DEFAULT '[]',
        opened_at TEXT,
        opened_by TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
)
