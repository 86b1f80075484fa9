from pathlib import Path
from string import Formatter

import pytest
import yaml

from telephony.commands import (
    AddToTicket,
    AnswerTicket,
    CloseCase,
    Command,
    MarkFound,
    RequestLoan,
    StopWipe,
    TakeCase,
    WithdrawCallList,
)
from telephony.embedded import mail_texts
from telephony.embedded.mail_texts import write_letter
from telephony.models import Actor, Locked, LossKind, Mail, MailLanguage
from telephony.organisation import Member
from telephony.problems import ProblemType
from tests.support.talk import TUESDAY_MORNING, at_once
from tests.support.telephony import organisation
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import (
    CASE,
    IMPOSTOR,
    MANAGER,
    NOBODY,
    OWNER,
    STAFF,
    STRANGER,
    call_list,
    lock,
    loss,
    loss_of,
    police_report,
    revoke,
    ticket,
    wipe,
)

HIDDEN = [member for member in organisation().people if member.mobile_hidden]


def mails(backend: Backend) -> list[Mail]:
    """The mails, the oldest first."""
    return list(reversed(at_once(backend.telephony.mails(STAFF))))


def mail_about(backend: Backend, actor: Actor, *commands: Command) -> Mail:
    """The mail that the last of some commands leads to."""
    before = len(mails(backend))
    backend.do(actor, *commands)
    written = mails(backend)
    assert len(written) == before + len(commands)
    return written[-1]


def fields_of(letter: dict[str, str]) -> set[str | None]:
    """What a mail's subject and text are filled in with."""
    return {field for _, field, _, _ in Formatter().parse(letter["subject"] + letter["text"])}


@pytest.mark.parametrize("command", [loss(), ticket()])
def test_how_a_case_was_solved_stands_with_it(command: Command, backend: Backend) -> None:
    backend.do(OWNER, command)
    number = mails(backend)[-1].case
    mail = mail_about(backend, STAFF, CloseCase(case=number, note="telefonen är tillbaka"))
    assert mail.case == number
    assert "> telefonen är tillbaka" in mail.text


def test_a_case_that_is_closed_without_a_note_leads_to_no_mail(backend: Backend) -> None:
    backend.do(OWNER, loss())
    before = mails(backend)
    backend.do(STAFF, CloseCase(case=CASE))
    assert mails(backend) == before


def test_a_loss_report_says_what_it_takes_to_act(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, loss())
    assert mail.subject == "Stulen telefon: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    assert (mail.case, mail.sent_at) == (CASE, backend.now)
    for said in (
        "Amina Havsbris, Undersköterska, Hemtjänsten Norr, Sotenäs, mobil +46701740610",
        "Samsung Galaxy A54, IMEI slutar på 7825",
        "Anmäld: 2026-03-03 kl. 10.00",
        "> igår kväll",
        "> på tåget",
        "Var skärmen låst: nej",
        "> e-post",
    ):
        assert said in mail.text


def test_a_stopped_wipe_is_mailed(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe())
    mail = mail_about(backend, MANAGER, StopWipe(case=CASE))
    assert mail.subject == "Rensningen är stoppad: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    assert "Stoppad av: Maria Sillgren" in mail.text
    assert "fortfarande anmäld" in mail.text


def test_a_report_with_little_in_it_says_so(backend: Backend) -> None:
    mail = mail_about(backend, STRANGER, loss(kind=LossKind.LOST, device=None, contents=""))
    assert mail.subject.startswith("Borttappad telefon: ")
    assert "Telefon: vet inte vilken" in mail.text
    assert "Vad som fanns på den:\ninget angivet" in mail.text
    assert "Anmäld av: Anna Tallkvist, Lärare, Dalbäcksskolan, Munkedal, anknytning 18121" in mail.text


DAMAGED = loss(
    kind=LossKind.DAMAGED, when="", where="", locked=Locked.NOT_KNOWN, contents="", description="Skärmen sprack."
)


def test_of_a_damaged_phone_the_mail_says_what_was_told_and_no_more(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, DAMAGED)
    assert mail.subject.startswith("Skadad telefon: ")
    assert mail.text.endswith("Anmäld: 2026-03-03 kl. 10.00\n\nVad som hände:\n> Skärmen sprack.\n")


def test_of_a_damaged_phone_that_nothing_is_told_of_the_mail_has_no_empty_fields(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, DAMAGED.model_copy(update={"description": ""}))
    assert mail.text.endswith("Anmäld: 2026-03-03 kl. 10.00\n")


def test_what_else_was_told_of_a_damaged_phone_is_mailed_too(backend: Backend) -> None:
    told = {"when": "i går", "where": "på jobbet", "locked": Locked.YES, "contents": "jobbmejl"}
    mail = mail_about(backend, OWNER, DAMAGED.model_copy(update=told))
    for said in ("> i går", "> på jobbet", "Var skärmen låst: ja", "> jobbmejl"):
        assert said in mail.text


def test_what_was_told_of_a_theft_is_mailed_before_when_and_where(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, loss(description="Någon ryckte den ur handen."))
    assert "Vad som hände:\n> Någon ryckte den ur handen.\n\nNär den sågs senast:\n" in mail.text


def test_what_happens_to_a_report_is_mailed_too(backend: Backend) -> None:
    backend.do(OWNER, loss())
    police = mail_about(backend, MANAGER, police_report())
    assert police.subject == "Polisanmälan: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    assert "> 5000-K1234-26" in police.text
    loan = mail_about(backend, OWNER, RequestLoan(case=CASE))
    assert loan.subject == "Lånetelefon: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    assert "Kvar i lager: 2" in loan.text
    found = mail_about(backend, OWNER, MarkFound(case=CASE))
    assert found.subject == "Telefonen är hittad: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"


def test_that_a_phone_is_found_is_mailed_with_what_was_stopped_and_what_had_gone(backend: Backend) -> None:
    backend.do(OWNER, loss(), revoke(), lock(), wipe())
    mail = mail_about(backend, OWNER, MarkFound(case=CASE))
    assert "Stoppat i tid: låsning, rensning\n" in mail.text
    assert "Redan gjort eller på väg: utloggning\n" in mail.text
    assert mail.text.endswith("Häv det som går att häva, och stäng sedan ärendet.\n")


def test_where_nothing_was_ordered_for_a_found_phone_nothing_has_to_be_undone(backend: Backend) -> None:
    backend.do(OWNER, loss())
    mail = mail_about(backend, OWNER, MarkFound(case=CASE))
    assert mail.text.endswith("När: 2026-03-03 kl. 10.00\n\nDu kan stänga ärendet.\n")


def test_orders_to_the_phone_are_not_mailed(backend: Backend) -> None:
    backend.do(OWNER, loss(), lock(), wipe(), revoke())
    assert len(mails(backend)) == 1


def test_a_ticket_is_mailed_with_its_description(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, ticket(description="Rösten hackar.\r\nÄven i möten."))
    assert mail.subject == "Problem: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    assert "> Rösten hackar.\n> Även i möten." in mail.text
    assert "kan vänta" in mail.text


def test_an_answer_is_mailed_as_it_was_written(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    mail = mail_about(backend, STAFF, AnswerTicket(case=CASE, text="Starta om luren.\nRing annars."))
    assert mail.subject == "Svar: T-7K3M-2Q9X, av Åsa Kabelvik"
    for said in ("Till: Amina Havsbris", "Svarat av: Åsa Kabelvik", "> Starta om luren.\n> Ring annars."):
        assert said in mail.text


def test_an_addition_is_mailed_with_who_has_the_case(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    add = AddToTicket(case=CASE, text="Den hackar än.\nÄven i möten.")
    mail = mail_about(backend, OWNER, add)
    assert mail.subject == "Tillägg: T-7K3M-2Q9X, Amina Havsbris (Sotenäs)"
    for said in ("Från: Amina Havsbris", "Har ärendet: ingen", "> Den hackar än.\n> Även i möten."):
        assert said in mail.text
    backend.do(STAFF, TakeCase(case=CASE))
    assert "Har ärendet: Åsa Kabelvik" in mail_about(backend, OWNER, add).text


@pytest.mark.parametrize("command", [loss(), ticket()])
def test_that_somebody_takes_a_case_is_not_mailed(command: Command, backend: Backend) -> None:
    backend.do(OWNER, command)
    before = mails(backend)
    backend.do(STAFF, TakeCase(case=CASE))
    assert mails(backend) == before


def test_a_request_for_a_call_list_is_mailed_without_its_reason(backend: Backend) -> None:
    mail = mail_about(backend, MANAGER, call_list())
    assert mail.subject == "Begäran om samtalslista: T-7K3M-2Q9X, Maria Sillgren (Sotenäs)"
    assert "Period: 2026-01-01 till och med 2026-01-31" in mail.text
    assert "Gäller: Amina Havsbris" in mail.text
    assert call_list().reason not in mail.text
    withdrawn = mail_about(backend, MANAGER, WithdrawCallList(case=CASE))
    assert withdrawn.subject.startswith("Tillbakadragen begäran om samtalslista: T-7K3M-2Q9X")


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda member: str(member.name))
def test_a_hidden_mobile_is_in_no_mail(backend: Backend, hidden: Member) -> None:
    owner, _, report = loss_of(hidden.name)
    backend.do(owner, report, ticket(case="A-0000-0001"))
    text = "".join(mail.subject + mail.text for mail in mails(backend))
    assert hidden.name in text
    assert str(hidden.mobile) not in text


def test_no_persons_words_can_pass_for_ours(backend: Backend) -> None:
    mail = mail_about(backend, OWNER, loss(where="tåget\n\nÄrende: T-9999-9999\x0bAnmäld av: Chefen {owner}"))
    lines = mail.text.splitlines()
    assert "> Ärende: T-9999-9999" in lines
    assert "> Anmäld av: Chefen {owner}" in lines
    assert not any(line.startswith(("Ärende: T-9999", "Anmäld av: Chefen")) for line in lines)


def test_staff_read_every_mail_in_english_too(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe())
    backend.do(MANAGER, StopWipe(case=CASE), police_report(), call_list(case="A-0000-0001"))
    backend.do(MANAGER, WithdrawCallList(case="A-0000-0001"))
    backend.do(OWNER, RequestLoan(case=CASE), MarkFound(case=CASE), ticket(case="A-0000-0002"))
    backend.do(OWNER, AddToTicket(case="A-0000-0002", text="still"))
    backend.do(STAFF, AnswerTicket(case="A-0000-0002", text="try again"), CloseCase(case=CASE, note="back again"))
    english = list(reversed(at_once(backend.telephony.mails(STAFF, MailLanguage.ENGLISH))))
    assert [mail.subject.split(":")[0] for mail in english] == [
        "Stolen phone",
        "The wipe is stopped",
        "Police report",
        "Call-list request",
        "Withdrawn call-list request",
        "Loan phone",
        "The phone is found",
        "Problem",
        "Addition",
        "Answer",
        "Closed",
    ]
    assert [(mail.case, mail.sent_at) for mail in english] == [(mail.case, mail.sent_at) for mail in mails(backend)]
    assert "Reported: 2026-03-03 at 10:00" in english[0].text
    assert "Was the screen locked: no" in english[0].text


def test_a_mail_says_the_same_in_each_language() -> None:
    templates = yaml.safe_load(Path(mail_texts.__file__).with_name("desk_mails.yaml").read_text(encoding="utf-8"))
    for name, letters in templates["mails"].items():
        swedish, english = (fields_of(letters[language]) for language in MailLanguage)
        assert swedish == english, name
    for name, texts in templates["paragraphs"].items():
        assert ("{value}" in texts["sv"]) == ("{value}" in texts["en"]), name


@pytest.mark.parametrize("asking", [OWNER, MANAGER, NOBODY, IMPOSTOR])
def test_staff_alone_read_the_mails(backend: Backend, asking: Actor) -> None:
    assert refusal(backend.telephony.mails(asking)) is ProblemType.NOT_STAFF


def test_a_refused_command_is_not_mailed(backend: Backend) -> None:
    assert backend.refusal(STRANGER, loss()) is ProblemType.NOT_DEVICE_OWNER
    assert mails(backend) == []


def test_a_subject_is_one_line() -> None:
    values: dict[str, object] = {
        "type": "Problem",
        "severity": "",
        "case": CASE,
        "by": "",
        "municipality": "Sotenäs",
        "description": "",
    }
    values |= {"at": TUESDAY_MORNING, "by_name": "Anna\r\nBcc: x@y.example\u2028A"}
    letter = write_letter("ticket", values, MailLanguage.SWEDISH)
    assert letter.subject == "Problem: T-7K3M-2Q9X, Anna Bcc: x@y.example A (Sotenäs)"
