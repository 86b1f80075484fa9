import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from telephony.commands import AnswerTicket, TakeCase
from telephony.embedded.backend import EmbeddedTelephony
from telephony.embedded.database import VERSION, TelephonyDatabaseError
from telephony.models import LossReport, MailLanguage
from telephony.organisation import Member, Organisation
from telephony.problems import ProblemType
from tests.support.talk import TUESDAY_MORNING, at_once
from tests.support.telephony import organisation
from tests.telephony.embedded.backend import refusal
from tests.telephony.embedded.cast import CASE, COLLEAGUE, MANAGER, OTHER_CASE, OWNER, PHONE, STAFF, loss, wipe

LOST = "T-1111-1111"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "var" / "telephony.db"


@contextmanager
def opened(file: Path, people: Organisation | None = None) -> Iterator[EmbeddedTelephony]:
    with closing(
        EmbeddedTelephony.open(f"sqlite:///{file}", people or organisation(), lambda: TUESDAY_MORNING)
    ) as telephony:
        yield telephony


def changed(change: Callable[[Member], Member | None]) -> Organisation:
    """The organisation with some people changed or gone."""
    people = (change(member) for member in organisation().people)
    return organisation().model_copy(update={"people": tuple(member for member in people if member)})


def made_by(file: Path, statement: str) -> None:
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statement)


def report(telephony: EmbeddedTelephony) -> LossReport:
    return at_once(telephony.loss_report(CASE, STAFF))


def test_cases_and_receipts_outlive_the_process(file: Path) -> None:
    with opened(file) as telephony:
        sent = at_once(telephony.carry_out(loss(), OWNER, "key"))
        made = report(telephony)
    with opened(file) as telephony:
        assert report(telephony) == made
        assert at_once(telephony.carry_out(loss(), OWNER, "key")) == sent
        assert len(at_once(telephony.mails(STAFF))) == 1


def test_a_phone_that_is_handed_in_is_still_known_to_its_case(file: Path) -> None:
    with opened(file) as telephony:
        at_once(telephony.carry_out(loss(), OWNER, "key"))
        before = report(telephony).device
    bare = changed(lambda member: member.model_copy(update={"phones": ()}) if member.id == OWNER.id else member)
    with opened(file, bare) as telephony:
        assert report(telephony).device == before
        assert at_once(telephony.devices_of(OWNER.id, OWNER)) == []
        assert refusal(telephony.carry_out(wipe(), OWNER, "wipe")) is ProblemType.NOT_FOUND


def test_a_phone_that_changes_hands_is_the_new_owners(file: Path) -> None:
    phones = {OWNER.id: (), COLLEAGUE.id: next(m for m in organisation().people if m.id == OWNER.id).phones}
    handed_on = changed(lambda member: member.model_copy(update={"phones": phones.get(member.id, member.phones)}))
    with opened(file):
        pass
    with opened(file, handed_on) as telephony:
        assert [phone.id for phone in at_once(telephony.devices_of(COLLEAGUE.id, COLLEAGUE))] == [PHONE]
        assert at_once(telephony.devices_of(OWNER.id, OWNER)) == []


def test_the_case_of_somebody_who_has_left_stays_with_staff(file: Path) -> None:
    with opened(file) as telephony:
        at_once(telephony.carry_out(loss(), OWNER, "key"))
    with opened(file, changed(lambda member: None if member.id == OWNER.id else member)) as telephony:
        assert report(telephony).owner.display_name == OWNER.id
        assert refusal(telephony.loss_report(CASE, OWNER)) is ProblemType.NOT_FOUND
        assert refusal(telephony.loss_report(CASE, MANAGER)) is ProblemType.NOT_FOUND


CASES_OF_THE_FIRST_VERSIONS = """
    CREATE TABLE tickets (
        id INTEGER PRIMARY KEY, "case" VARCHAR NOT NULL UNIQUE, type VARCHAR NOT NULL, severity VARCHAR NOT NULL,
        description TEXT NOT NULL, "by" VARCHAR NOT NULL, created_at VARCHAR NOT NULL, closed_at VARCHAR
    );
    CREATE TABLE loss_reports (
        id INTEGER PRIMARY KEY, "case" VARCHAR NOT NULL UNIQUE, kind VARCHAR NOT NULL, owner VARCHAR NOT NULL,
        reported_by VARCHAR NOT NULL, device VARCHAR, "when" TEXT NOT NULL, "where" TEXT NOT NULL,
        locked VARCHAR NOT NULL, contents TEXT NOT NULL, reported_at VARCHAR NOT NULL, found_at VARCHAR,
        closed_at VARCHAR, police_reference VARCHAR, police_reported_at DATE, police_report_by VARCHAR,
        loan BOOLEAN NOT NULL
    );
    INSERT INTO tickets VALUES
        (1, 'T-0000-0000', 'question', 'can_wait', 'Vem svarar?', 'AMINA', '2026-03-02T09:00:00.000000+00:00', NULL);
    INSERT INTO loss_reports VALUES
        (1, 'T-1111-1111', 'lost', 'AMINA', 'AMINA', NULL, 'i går', 'på tåget', 'no', '',
        '2026-03-02T09:00:00.000000+00:00', NULL, NULL, NULL, NULL, NULL, 0);
""".replace("AMINA", OWNER.id)
MAILS_OF_THE_FIRST_VERSION = """
    CREATE TABLE mails (
        id INTEGER PRIMARY KEY, "case" VARCHAR NOT NULL, number INTEGER NOT NULL, sent_at VARCHAR NOT NULL,
        subject VARCHAR NOT NULL, text TEXT NOT NULL, delivered BOOLEAN NOT NULL
    );
    INSERT INTO mails VALUES
        (1, 'T-7K3M-2Q9X', 1, '2026-03-02T09:00:00.000000+00:00', 'Stulen telefon', '> på tåget', 0);
    PRAGMA user_version = 1;
"""
MAILS_OF_THE_SECOND_VERSION = """
    CREATE TABLE mails (
        id INTEGER PRIMARY KEY, "case" VARCHAR NOT NULL, number INTEGER NOT NULL, sent_at VARCHAR NOT NULL,
        letters JSON NOT NULL, delivered BOOLEAN NOT NULL
    );
    PRAGMA user_version = 2;
"""


def test_a_file_of_the_first_version_keeps_its_mails(file: Path) -> None:
    made_by(file, CASES_OF_THE_FIRST_VERSIONS + MAILS_OF_THE_FIRST_VERSION)
    with opened(file) as telephony:
        for language in MailLanguage:
            (mail,) = at_once(telephony.mails(STAFF, language))
            assert (mail.case, mail.subject, mail.text) == (CASE, "Stulen telefon", "> på tåget")
        at_once(telephony.carry_out(loss(), OWNER, "key"))
    with opened(file) as telephony:
        assert len(at_once(telephony.mails(STAFF))) == 2


@pytest.mark.parametrize("mails", [MAILS_OF_THE_FIRST_VERSION, MAILS_OF_THE_SECOND_VERSION], ids=["1", "2"])
def test_cases_of_earlier_versions_can_be_taken_and_answered(mails: str, file: Path) -> None:
    made_by(file, CASES_OF_THE_FIRST_VERSIONS + mails)
    with opened(file) as telephony:
        (question,), (lost,) = at_once(telephony.tickets(OWNER)), at_once(telephony.loss_reports(OWNER))
        assert (question.case, question.assignee, question.answers) == (OTHER_CASE, None, ())
        assert (lost.case, lost.assignee, lost.description, question.additions) == (LOST, None, "", ())
        assert question.note == lost.note == ""
        at_once(telephony.carry_out(TakeCase(case=LOST), STAFF, "take"))
        at_once(telephony.carry_out(AnswerTicket(case=OTHER_CASE, text="Vi."), STAFF, "answer"))
    with opened(file) as telephony:
        (question,), (lost,) = at_once(telephony.tickets(OWNER)), at_once(telephony.loss_reports(OWNER))
        assert [answer.text for answer in question.answers] == ["Vi."]
        assert question.assignee == lost.assignee == question.answers[0].by


@pytest.mark.parametrize(
    ("statement", "version"), [(f"PRAGMA user_version = {VERSION + 1}", VERSION + 1), ("CREATE TABLE other (id)", 0)]
)
def test_a_file_of_another_kind_or_version_is_refused_and_left_alone(file: Path, statement: str, version: int) -> None:
    made_by(file, statement)
    with pytest.raises(TelephonyDatabaseError, match=f"has version {version}.*Move the file away"), opened(file):
        pass
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'receipts'").fetchone() == (0,)


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("people:\n" * 1000, encoding="utf-8")
    with pytest.raises(TelephonyDatabaseError, match="can't be used"), opened(file):
        pass


def test_a_place_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    with (
        pytest.raises(TelephonyDatabaseError, match="a file of its own that can be written"),
        opened(tmp_path / "var" / "telephony.db"),
    ):
        pass


def test_a_file_that_fails_later_is_upstream_unavailable(file: Path) -> None:
    with opened(file) as telephony:
        with closing(sqlite3.connect(file)) as other:
            other.execute("DROP TABLE loss_reports")
        assert refusal(telephony.carry_out(loss(), OWNER, "key")) is ProblemType.UPSTREAM_UNAVAILABLE
        assert at_once(telephony.receipt("key", OWNER)) is None
