"""What an operator sets, and how mistakes are told."""

import pytest

from bot.settings import AppType, Settings, SettingsError
from telephony.embedded.mail import Security

REGISTERED = {
    "MicrosoftAppId": "app",
    "MicrosoftAppPassword": "a secret",
    "MicrosoftAppTenantId": "home",
    "TENANTS": "T-1=Lysekil",
}


def problems(**given: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(**given)
    return caught.value.problems


def test_nothing_set_means_local_mode_on_this_machine() -> None:
    settings = Settings.load()
    assert settings.local
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.database_url.startswith("sqlite:")


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in REGISTERED.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SERVICE_URL_HOSTS", "Smba.Example.se, other.example.se")
    monkeypatch.setenv("EVES_ARE_RED_DAYS", "true")
    settings = Settings.load()
    assert not settings.local
    assert settings.app_type is AppType.SINGLE_TENANT
    assert settings.tenants == {"t-1": "Lysekil"}
    assert settings.service_url_hosts == {"smba.example.se", "other.example.se"}
    assert settings.eves_are_red_days


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert Settings.load().port == 3978


def test_all_problems_are_told_at_once_each_in_a_sentence_with_its_variable() -> None:
    told = problems(
        MicrosoftAppId="app",
        MicrosoftAppType="Other",
        PORT="99999",
        DATABASE_URL="mysql://x",
        TENANTS="t=Uddevalla",
        BotOpenIdMetadata="http://example.se",
        ToChannelFromBotLoginUrl="ftp://example.se",
        EVES_ARE_RED_DAYS="perhaps",
    )
    begun = {sentence.split()[0] for sentence in told}
    assert begun == {
        "MicrosoftAppType",
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "PORT",
        "DATABASE_URL",
        "TENANTS",
        "BotOpenIdMetadata",
        "ToChannelFromBotLoginUrl",
        "EVES_ARE_RED_DAYS",
    }
    assert all(sentence.endswith(".") for sentence in told)


@pytest.mark.parametrize("host", ["192.168.1.4", "example.se", "::"])
def test_local_mode_refuses_to_listen_elsewhere(host: str) -> None:
    assert "MicrosoftAppId" in problems(HOST=host)[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_local_mode_listens_on_this_machine(host: str) -> None:
    assert Settings.load(HOST=host).host == host


def test_a_registered_bot_may_listen_anywhere() -> None:
    assert Settings.load(**REGISTERED, HOST="192.168.1.4").host == "192.168.1.4"


@pytest.mark.parametrize("missing", ["MicrosoftAppPassword", "MicrosoftAppTenantId", "TENANTS"])
def test_a_registered_bot_needs_its_secret_its_tenant_and_its_municipalities(missing: str) -> None:
    given = {name: value for name, value in REGISTERED.items() if name != missing}
    assert [sentence.split()[0] for sentence in problems(**given)] == [missing]


def test_a_managed_identity_needs_no_secret() -> None:
    given = REGISTERED | {"MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppPassword": ""}
    assert Settings.load(**given).app_type is AppType.MANAGED_IDENTITY


def test_a_multi_tenant_bot_needs_no_tenant_of_its_own() -> None:
    given = REGISTERED | {"MicrosoftAppType": "MultiTenant", "MicrosoftAppTenantId": ""}
    assert Settings.load(**given).app_type is AppType.MULTI_TENANT


@pytest.mark.parametrize("tenants", ["Lysekil", "=Lysekil", "t=", "t=Lysekill", "t=Lysekil,u"])
def test_a_malformed_list_of_tenants_is_told(tenants: str) -> None:
    assert problems(**REGISTERED | {"TENANTS": tenants})[0].startswith("TENANTS has")


def test_a_secret_is_not_shown_when_settings_are_printed() -> None:
    shown = repr(Settings.load(**REGISTERED, DATABASE_URL="postgresql://u:hidden@h/d"))
    assert "a secret" not in shown
    assert "hidden" not in shown


MAIL = {"SMTP_HOST": "mail.example.se", "SMTP_SENDER": "bot@example.se", "SMTP_RECIPIENT": "desk@example.se"}


def test_without_a_mail_server_no_mail_is_delivered() -> None:
    assert Settings.load().smtp_host == ""


def test_a_mail_server_is_reached_by_starttls_unless_said_otherwise() -> None:
    settings = Settings.load(**MAIL)
    assert (settings.smtp_port, settings.smtp_security) == (587, Security.STARTTLS)
    assert Settings.load(**MAIL, SMTP_SECURITY="tls", SMTP_PORT="465").smtp_security is Security.TLS


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SMTP_SENDER", ""),
        ("SMTP_RECIPIENT", "the desk"),
        ("SMTP_SECURITY", "some"),
        ("SMTP_PORT", "0"),
        ("TELEPHONY_DATABASE_URL", "postgresql://h/d"),
        ("TELEPHONY_DATABASE_URL", "a file"),
    ],
)
def test_what_mail_and_telephony_need_is_told(variable: str, value: str) -> None:
    assert [sentence.split()[0] for sentence in problems(**MAIL | {variable: value})] == [variable]


def test_a_mail_user_needs_a_password() -> None:
    assert problems(**MAIL, SMTP_USER="bot") == ["SMTP_PASSWORD is missing: set it to the password of SMTP_USER."]
    assert "hidden" not in repr(Settings.load(**MAIL, SMTP_USER="bot", SMTP_PASSWORD="hidden"))


@pytest.mark.parametrize(
    "channel", ["general", "19:abc", "19:a@thread.tacv2;messageid=1", "https://teams.microsoft.com/l/"]
)
def test_what_is_no_channel_is_told(channel: str) -> None:
    with pytest.raises(SettingsError, match="DESK_CHANNEL"):
        Settings.load(DESK_CHANNEL=channel)


def test_the_desks_channel_is_in_the_bots_own_tenant_unless_another_is_named() -> None:
    own = {
        "MicrosoftAppId": "app",
        "MicrosoftAppPassword": "x",
        "MicrosoftAppTenantId": "home",
        "TENANTS": "home=Lysekil,b=Sotenäs",
    }
    channel = {"DESK_CHANNEL": "19:abc@thread.tacv2"}
    assert Settings.load(**own, **channel).desk_tenant == "home"
    assert Settings.load(**own, **channel, DESK_TENANT="b").desk_tenant == "b"


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("DESK_TENANT", "c", "is c, which is not in TENANTS"),
        ("DESK_SERVICE_URL", "https://smba.trafficmanager.example/emea/", "none of Teams' hosts"),
    ],
)
def test_a_channel_that_could_not_be_used_is_told(name: str, value: str, problem: str) -> None:
    own = {"MicrosoftAppId": "app", "MicrosoftAppPassword": "x", "MicrosoftAppTenantId": "a", "TENANTS": "a=Lysekil"}
    with pytest.raises(SettingsError, match=f"{name} .*{problem}"):
        Settings.load(**own, **{"DESK_CHANNEL": "19:abc@thread.tacv2", name: value})
