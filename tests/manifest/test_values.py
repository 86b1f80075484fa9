"""What an organisation gives for its package, and how mistakes are told."""

import pytest

from manifest.problems import PackageError
from manifest.values import Values
from tests.manifest.conftest import GIVEN


def problems(**given: str) -> list[str]:
    with pytest.raises(PackageError) as caught:
        Values.load(**given)
    return caught.value.problems


def test_every_missing_value_is_told_at_once_in_a_sentence_with_its_variable() -> None:
    told = problems()
    assert [sentence.split()[0] for sentence in told] == list(GIVEN)
    assert all(" is missing: set it to " in sentence and sentence.endswith(".") for sentence in told)


def test_a_value_of_spaces_is_missing() -> None:
    assert problems(**GIVEN | {"APP_DEVELOPER_NAME": " "})[0].startswith("APP_DEVELOPER_NAME is missing")


def test_every_wrong_value_is_told_at_once() -> None:
    wrong = {
        "MicrosoftAppId": "the bot",
        "TEAMS_APP_ID": "the app",
        "APP_DEVELOPER_NAME": "x" * 33,
        "APP_WEBSITE_URL": "http://example.org",
        "APP_PRIVACY_URL": "https://",
        "APP_TERMS_URL": "example.org",
    }
    assert problems(**wrong) == [
        "MicrosoftAppId is the bot, which is no GUID: write it as 00000000-0000-0000-0000-000000000000.",
        "TEAMS_APP_ID is the app, which is no GUID: write it as 00000000-0000-0000-0000-000000000000.",
        "APP_DEVELOPER_NAME is 33 characters: shorten it to 32.",
        "APP_WEBSITE_URL is http://example.org, which is no https address: start it with https://.",
        "APP_PRIVACY_URL is https://, which is no https address: start it with https://.",
        "APP_TERMS_URL is example.org, which is no https address: start it with https://.",
    ]


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    assert Values.load().developer_name == "SML-IT"


def test_the_apps_id_follows_from_the_bots_and_differs_from_it() -> None:
    first, again = Values.load(**GIVEN), Values.load(**GIVEN)
    other = Values.load(**GIVEN | {"MicrosoftAppId": "00000000-0000-0000-0000-000000000001"})
    assert first.app_id == again.app_id
    assert len({first.app_id, first.bot_id, other.app_id}) == 3


def test_an_apps_id_that_is_given_is_kept() -> None:
    given = GIVEN | {"TEAMS_APP_ID": "5D0C8F3F-7A11-4B7E-9A51-2B6B0F0E6B1E"}
    assert Values.load(**given).app_id == "5d0c8f3f-7a11-4b7e-9a51-2b6b0f0e6b1e"
