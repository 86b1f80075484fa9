"""How the tables of one version become those of the next."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # Mails are kept in every language that they are read in; those of before were written in Swedish alone.
    (
        "ALTER TABLE mails ADD COLUMN letters JSON NOT NULL DEFAULT '{}'",
        """
        UPDATE mails SET letters = json_object(
            'sv', json_object('subject', subject, 'text', text), 'en', json_object('subject', subject, 'text', text)
        )
        """,
        "ALTER TABLE mails DROP COLUMN subject",
        "ALTER TABLE mails DROP COLUMN text",
    ),
    # Staff takes tickets and losses on. Their answers have a table of its own, which is made where it is missing.
    (
        "ALTER TABLE tickets ADD COLUMN assignee VARCHAR",
        "ALTER TABLE loss_reports ADD COLUMN assignee VARCHAR",
    ),
    # Who wrote a ticket or reported a loss can read what it was closed with.
    (
        "ALTER TABLE tickets ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE loss_reports ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    ),
    # Who reports a phone tells what happened. Additions to tickets have a table of their own, made where it is missing.
    ("ALTER TABLE loss_reports ADD COLUMN description TEXT NOT NULL DEFAULT ''",),
)
"""The statements that lead from version 1 to 2, from 2 to 3 and so on."""
