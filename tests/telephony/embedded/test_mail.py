import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from telephony.commands import MarkFound
from telephony.embedded.mail import Postman, Security, SmtpServer
from telephony.embedded.mail_messages import message_of
from telephony.embedded.mailbox import StoredMail
from telephony.models import Mail
from tests.support.talk import TUESDAY_MORNING, at_once
from tests.telephony.embedded.backend import Backend
from tests.telephony.embedded.cast import CASE, OTHER_CASE, OWNER, STAFF, loss, ticket
from tests.telephony.embedded.smtp import DROP, PASSWORD, USER, SmtpDesk, smtp_desk

SENDER = "Telefoniassistenten <assistenten@sml.example>"
RECIPIENT = "3580@desk.example"


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[SmtpDesk]:
    async with smtp_desk() as desk:
        yield desk


def postman(backend: Backend, port: int, security: Security = Security.NONE, **login: str) -> Postman:
    server = SmtpServer("127.0.0.1", port, security, SENDER, RECIPIENT, **login)
    return Postman(server, backend.telephony)


def waiting(backend: Backend) -> list[str]:
    return [stored.mail.subject.split(":")[0] for stored in backend.telephony.pending_mails()]


async def test_a_mail_is_delivered_as_it_was_written(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, ticket(description="Åäö – 😀\n.\nFrån början till slut."))
    (written,) = at_once(backend.telephony.mails(STAFF))
    await postman(backend, desk.port).deliver_pending()
    (taken,) = desk.taken
    assert (taken.sender, taken.recipients) == ("assistenten@sml.example", [RECIPIENT])
    assert taken.message["From"] == SENDER
    assert taken.message["To"] == RECIPIENT
    assert taken.message["Subject"] == written.subject
    assert taken.message["Date"].datetime == backend.now
    assert taken.message["Message-ID"] == f"<{CASE}.1@sml.example>"
    assert taken.message["Auto-Submitted"] == "auto-generated"
    assert taken.message.get_content_type() == "text/plain"
    assert taken.message.get_content().splitlines() == written.text.splitlines()
    assert taken.content.isascii()


async def test_a_mail_is_delivered_once(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, ticket())
    for _ in range(2):
        await postman(backend, desk.port).deliver_pending()
    assert len(desk.taken) == 1
    assert waiting(backend) == []


async def test_two_rounds_at_a_time_deliver_a_mail_once(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, ticket())
    one = postman(backend, desk.port)
    await asyncio.gather(one.deliver_pending(), one.deliver_pending())
    assert len(desk.taken) == 1


async def test_without_mails_no_server_is_asked(backend: Backend) -> None:
    with capture_logs() as logs:
        await postman(backend, port=1).deliver_pending()
    assert logs == []


async def test_mails_about_a_case_are_one_thread(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, loss(), ticket(case=OTHER_CASE), MarkFound(case=CASE))
    await postman(backend, desk.port).deliver_pending()
    first, other, found = (taken.message for taken in desk.taken)
    assert first["Message-ID"] == f"<{CASE}.1@sml.example>"
    assert (first["In-Reply-To"], other["In-Reply-To"]) == (None, None)
    assert found["Message-ID"] == f"<{CASE}.2@sml.example>"
    assert found["In-Reply-To"] == found["References"] == first["Message-ID"]


@pytest.mark.parametrize("refusal", ["450 later", "421 busy", "550 never"])
async def test_a_refused_mail_stays_and_is_tried_again(backend: Backend, desk: SmtpDesk, refusal: str) -> None:
    backend.do(OWNER, ticket())
    desk.answers.append(refusal)
    with capture_logs() as logs:
        await postman(backend, desk.port).deliver_pending()
    assert desk.taken == []
    assert waiting(backend) == ["Problem"]
    (log,) = logs
    assert (log["log_level"], log["case"], log["codes"]) == ("warning", CASE, [int(refusal[:3])])
    assert log["to_do"]
    await postman(backend, desk.port).deliver_pending()
    assert [taken.message["Message-ID"] for taken in desk.taken] == [f"<{CASE}.1@sml.example>"]


@pytest.mark.parametrize("answer", ["450 later", "550 nobody here"])
async def test_a_mail_whose_recipient_is_refused_does_not_stop_the_others(
    backend: Backend, desk: SmtpDesk, answer: str
) -> None:
    backend.do(OWNER, loss(), ticket(case=OTHER_CASE))
    desk.recipient_answers.append(answer)
    with capture_logs() as logs:
        await postman(backend, desk.port).deliver_pending()
    assert [taken.message["Message-ID"] for taken in desk.taken] == [f"<{OTHER_CASE}.1@sml.example>"]
    assert waiting(backend) == ["Stulen telefon"]
    assert [log["codes"] for log in logs if log["log_level"] == "warning"] == [[int(answer[:3])]]


async def test_after_a_dropped_connection_the_rest_is_delivered_next_time(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, loss(), ticket(case=OTHER_CASE), MarkFound(case=CASE))
    desk.answers.extend(["250 taken", DROP])
    with capture_logs() as logs:
        await postman(backend, desk.port).deliver_pending()
    assert waiting(backend) == ["Problem", "Telefonen är hittad"]
    assert [log["event"] for log in logs] == ["mail delivered", "mails not delivered, tried again later"]
    await postman(backend, desk.port).deliver_pending()
    assert waiting(backend) == []
    assert len({taken.message["Message-ID"] for taken in desk.taken}) == len(desk.taken) == 3


async def test_a_server_that_is_down_leaves_all_mails_and_is_told(backend: Backend) -> None:
    async with smtp_desk() as gone:
        pass
    backend.do(OWNER, ticket())
    with capture_logs() as logs:
        await postman(backend, gone.port).deliver_pending()
    assert waiting(backend) == ["Problem"]
    (log,) = logs
    assert log["event"] == "mails not delivered, tried again later"
    assert "SMTP server is up" in log["to_do"]


async def test_no_log_line_tells_what_a_person_wrote(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, ticket(description="hemligheten"))
    desk.answers.extend(["550 hemligheten refused", "250 taken"])
    with capture_logs() as logs:
        for _ in range(2):
            await postman(backend, desk.port).deliver_pending()
    assert len(logs) == 2
    assert "hemligheten" not in repr(logs)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "desk.example")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "desk.pem"
    path.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


async def test_starttls_goes_before_login_and_mail(
    backend: Backend, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    backend.do(OWNER, ticket())
    async with smtp_desk(starttls=tls) as desk:
        with capture_logs() as logs:
            await postman(backend, desk.port, Security.STARTTLS, user=USER, password="wrong").deliver_pending()
        assert [log["code"] for log in logs] == [535]
        assert waiting(backend) == ["Problem"]
        await postman(backend, desk.port, Security.STARTTLS, user=USER, password=PASSWORD).deliver_pending()
    assert [(taken.encrypted, taken.user) for taken in desk.taken] == [(True, USER)]


async def test_tls_goes_from_the_start(
    backend: Backend, tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    backend.do(OWNER, ticket())
    async with smtp_desk(tls=tls) as desk:
        await postman(backend, desk.port, Security.TLS).deliver_pending()
    assert [taken.encrypted for taken in desk.taken] == [True]


async def test_a_certificate_that_nobody_vouches_for_gets_no_mail(backend: Backend, tls: ssl.SSLContext) -> None:
    backend.do(OWNER, ticket())
    async with smtp_desk(starttls=tls) as desk:
        await postman(backend, desk.port, Security.STARTTLS).deliver_pending()
    assert desk.taken == []
    assert waiting(backend) == ["Problem"]


async def test_a_server_without_starttls_gets_no_mail_where_it_is_demanded(backend: Backend, desk: SmtpDesk) -> None:
    backend.do(OWNER, ticket())
    await postman(backend, desk.port, Security.STARTTLS).deliver_pending()
    assert desk.taken == []
    assert waiting(backend) == ["Problem"]


def test_the_password_is_not_shown() -> None:
    assert PASSWORD not in repr(SmtpServer("desk.example", 25, Security.NONE, SENDER, RECIPIENT, USER, PASSWORD))


@given(text=st.text(), number=st.integers(1, 99))
def test_no_text_becomes_a_header(text: str, number: int) -> None:
    mail = Mail(case=CASE, sent_at=TUESDAY_MORNING, subject="Problem", text=text)
    message = message_of(StoredMail(1, number, mail), SENDER, RECIPIENT)
    expected = {"From", "To", "Subject", "Date", "Auto-Submitted", "Message-ID", "MIME-Version"}
    expected |= {"Content-Type", "Content-Transfer-Encoding"} | ({"In-Reply-To", "References"} if number > 1 else set())
    assert set(message.keys()) == expected
