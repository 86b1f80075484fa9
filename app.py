"""The assistant, put together: settings in, a running server out.

python app.py         serve Teams, or this machine alone in local mode
python app.py check   check the routine's data
python app.py chat    talk to the assistant in the terminal
"""

import sys

import structlog
from aiohttp import web

from bot.database import DatabaseUnavailableError
from bot.local.application import create_local_app
from bot.log import configure_logging
from bot.server import create_app
from bot.settings import Settings, SettingsError
from dialogs.assistant import Assistant
from knowledge import check
from knowledge.base import load_knowledge
from knowledge.problems import KnowledgeError
from telephony.organisation import load_organisation

_log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    """Do what the command line says; gives the exit status."""
    match arguments:
        case []:
            return serve()
        case ["check"]:
            return check.main()
        case _:
            return _tell(__doc__ or "")


def serve() -> int:
    """Serve until told to stop, and finish what was begun."""
    try:
        settings = Settings.load()
        configure_logging()
        app = _application(settings)
        _log.info("starting", address=f"http://{settings.host}:{settings.port}", mode=_mode(settings))
        web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)
    except SettingsError as error:
        return _tell(*error.problems)
    except KnowledgeError as error:
        return _tell(*error.problems)
    except DatabaseUnavailableError as error:
        return _tell(str(error))
    except OSError as error:
        return _tell(
            f"HOST and PORT can't be listened on: {error.strerror}. Choose another port, or stop what has it."
        )
    return 0


def _application(settings: Settings) -> web.Application:
    assistant = Assistant(load_knowledge(), eves_are_red_days=settings.eves_are_red_days)
    if settings.local:
        return create_local_app(settings, assistant, load_organisation())
    return create_app(settings, assistant)


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
