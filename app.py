"""The assistant, put together: settings in, a running server out.

python app.py                       serve Teams, or this machine alone in local mode
python app.py check                 check the routine's data
python app.py chat                  talk to the assistant in the terminal
python app.py chat --person <name>  the same, as a chosen person of the made-up organisation
"""

import sys
from collections.abc import Callable
from functools import partial

import structlog
from aiohttp import web

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
from knowledge import check
from knowledge.base import load_knowledge
from knowledge.problems import KnowledgeError
from telephony.organisation import Organisation, OrganisationError, load_organisation

_log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    """Do what the command line says; gives the exit status."""
    match arguments:
        case []:
            return _or_say_why(serve)
        case ["check"]:
            return check.main()
        case ["chat"]:
            return _or_say_why(chat)
        case ["chat", "--person", name]:
            return _or_say_why(partial(chat, name))
        case _:
            return _tell(__doc__ or "")


def serve() -> None:
    """Serve until told to stop, and finish what was begun."""
    settings = Settings.load()
    configure_logging()
    app = _local(settings, load_organisation()) if settings.local else create_app(settings, _assistant(settings))
    _log.info("starting", address=f"http://{settings.host}:{settings.port}", mode=_mode(settings))
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)


def chat(name: str = "") -> None:
    """Talk in the terminal: always in local mode, whatever is set for Teams."""
    settings = Settings.load(MicrosoftAppId="", HOST="127.0.0.1")
    keep_the_log_out_of_the_conversation()
    organisation = load_organisation()
    person = person_named(organisation, name) if name else organisation.people[0]
    converse(_local(settings, organisation), person)


def _or_say_why(act: Callable[[], None]) -> int:
    try:
        act()
    except (SettingsError, KnowledgeError) as error:
        return _tell(*error.problems)
    except (DatabaseUnavailableError, OrganisationError, UnknownPersonError) as error:
        return _tell(error)
    except OSError as error:
        return _tell(f"HOST and PORT can't be used: {error.strerror}. Choose others, or stop what has them.")
    return 0


def _local(settings: Settings, organisation: Organisation) -> web.Application:
    return create_local_app(settings, _assistant(settings), organisation)


def _assistant(settings: Settings) -> Assistant:
    return Assistant(load_knowledge(), eves_are_red_days=settings.eves_are_red_days)


def _mode(settings: Settings) -> str:
    if settings.local:
        return "local: nobody is authenticated, and only this machine is served (MicrosoftAppId is not set)"
    return "Teams"


def _tell(*sentences: object) -> int:
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
