"""The assistant, put together: settings in, a running server out.

python app.py                        serve Teams, or this machine alone in local mode
python app.py check                  check the routine's data
python app.py audit                  show what was ordered, and check that nobody has touched the record
python app.py questions              show the questions that were left until there is an answer
python app.py feedback               show what people think of the answers
python app.py chat [--person NAME]   talk to the assistant in the terminal, as someone in the organisation
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import structlog
import uvloop
from aiohttp import web

from bot import audit_report, feedback_report, open_questions
from bot.clock import stockholm_now
from bot.database import DatabaseUnavailableError
from bot.local.application import create_local_app
from bot.local.terminal import (
    UnknownPersonError,
    converse,
    keep_the_log_out_of_the_conversation,
    person_named,
)
from bot.log import configure_logging
from bot.server import create_app
from bot.settings import Settings, SettingsError
from dialogs.assistant import Assistant
from dialogs.check import problems_of_flows
from knowledge import check
from knowledge.base import load_knowledge
from knowledge.problems import KnowledgeError
from telephony.embedded.backend import EmbeddedTelephony
from telephony.embedded.database import TelephonyDatabaseError
from telephony.embedded.mail import Postman, SmtpServer
from telephony.organisation import OrganisationError, load_organisation

_REPORTS = {"audit": audit_report.main, "feedback": feedback_report.main, "questions": open_questions.main}

_log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    """Do what the command line says; gives the exit status."""
    match arguments:
        case []:
            return _or_say_why(serve)
        case ["check"]:
            return check.main(problems_of_flows)
        case [name] if name in _REPORTS:
            return _or_say_why(partial(report, name))
        case ["chat"]:
            return _or_say_why(chat)
        case ["chat", "--person", person]:
            return _or_say_why(partial(chat, person))
        case _:
            return _say(__doc__ or "")


def serve() -> int:
    """Serve until told to stop, and finish what was begun."""
    settings = Settings.load()
    configure_logging()
    with _telephony(settings) as telephony:
        app = _application(settings, telephony)
        gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
        web.run_app(
            app,
            host=settings.host,
            port=settings.port,
            access_log=None,
            loop=uvloop.new_event_loop(),
            print=lambda *_: _log.info("listening", address=_address(settings), mode=_mode(settings)),
        )
    return 0


def chat(person: str | None = None) -> int:
    """Talk in the terminal, in local mode whatever the environment says."""
    settings = Settings.load(MicrosoftAppId="", HOST="127.0.0.1")
    keep_the_log_out_of_the_conversation()
    organisation = load_organisation()
    who = organisation.people[0] if person is None else person_named(organisation, person)
    with _telephony(settings) as telephony:
        converse(_application(settings, telephony), who)
    return 0


def report(name: str) -> int:
    """Show one of the reports."""
    return _REPORTS[name](Settings.load().database_url)


@contextmanager
def _telephony(settings: Settings) -> Iterator[EmbeddedTelephony]:
    """The backend, for as long as it is used."""
    telephony = EmbeddedTelephony.open(settings.telephony_database_url, load_organisation(), stockholm_now)
    try:
        yield telephony
    finally:
        telephony.close()


def _application(settings: Settings, telephony: EmbeddedTelephony) -> web.Application:
    desk = settings.local or bool(settings.desk_channel)
    assistant = Assistant(load_knowledge(), telephony, eves_are_red_days=settings.eves_are_red_days, desk=desk)
    assistant.prepare()
    postman = _postman(settings, telephony)
    if settings.local:
        return create_local_app(settings, assistant, telephony, load_organisation(), postman=postman)
    return create_app(settings, assistant, telephony, postman=postman)


def _postman(settings: Settings, telephony: EmbeddedTelephony) -> Postman | None:
    if not settings.smtp_host:
        return None
    server = SmtpServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=settings.smtp_security,
        sender=settings.smtp_sender,
        recipient=settings.smtp_recipient,
        user=settings.smtp_user,
        password=settings.smtp_password,
    )
    return Postman(server, telephony)


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _mode(settings: Settings) -> str:
    if settings.local:
        return "local: nobody is authenticated, and only this machine is served, since MicrosoftAppId is not set"
    return "Teams"


def _or_say_why(work: Callable[[], int]) -> int:
    """Do the work; what an operator can mend is said in a sentence each."""
    try:
        return work()
    except (SettingsError, KnowledgeError) as error:
        return _say(*error.problems)
    except (DatabaseUnavailableError, TelephonyDatabaseError, OrganisationError, UnknownPersonError) as error:
        return _say(error)
    except OSError as error:
        return _say(f"HOST and PORT can't be used: {error.strerror}. Choose others, or stop what has them.")


def _say(*sentences: object) -> int:
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
