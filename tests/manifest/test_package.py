"""The package that an administrator uploads."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from manifest import __main__ as command
from manifest.package import build
from manifest.problems import PackageError
from manifest.template import project_version
from manifest.values import Values
from tests.manifest.conftest import GIVEN

Change = Callable[[dict[str, Any]], object]


def opened(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def problems(values: Values, folder: Path) -> list[str]:
    with pytest.raises(PackageError) as caught:
        build(values, folder)
    return caught.value.problems


def changed(file: Path, change: Change) -> None:
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")


def test_the_package_has_its_files_at_its_root_and_no_others(values: Values) -> None:
    assert set(opened(build(values))) == {"manifest.json", "en.json", "color.png", "outline.png"}


def test_the_same_values_give_the_same_bytes(values: Values) -> None:
    assert build(values) == build(values)


def test_the_values_stand_in_the_manifest(values: Values) -> None:
    text = opened(build(values))["manifest.json"].decode()
    manifest = json.loads(text)
    assert "{{" not in text
    assert manifest["id"] == values.app_id
    assert manifest["bots"][0]["botId"] == manifest["composeExtensions"][0]["botId"] == values.bot_id
    assert manifest["developer"] == {
        "name": "SML-IT",
        "websiteUrl": "https://example.org/telefoni",
        "privacyUrl": "https://example.org/personuppgifter",
        "termsOfUseUrl": "https://example.org/villkor",
    }
    assert manifest["version"] == project_version()


def test_a_value_with_quotes_in_it_stays_one_text() -> None:
    values = Values.load(**GIVEN | {"APP_DEVELOPER_NAME": 'The "best" \\ desk'})
    assert json.loads(opened(build(values))["manifest.json"])["developer"]["name"] == 'The "best" \\ desk'


def test_the_app_asks_for_little(values: Values) -> None:
    manifest = json.loads(opened(build(values))["manifest.json"])
    assert manifest["permissions"] == ["messageTeamMembers"]
    assert manifest["validDomains"] == []
    assert not {"authorization", "devicePermissions", "webApplicationInfo"} & set(manifest)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda manifest: manifest["name"].update(short="x" * 31),
            "manifest.json, name.short: 31 characters are too many, at most 30 fit.",
        ),
        (lambda manifest: manifest.update(accentColor="blue"), "manifest.json, accentColor: 'blue' does not match"),
        (lambda manifest: manifest.pop("developer"), "manifest.json: 'developer' is a required property."),
        (lambda manifest: manifest.update(secret=1), "manifest.json: Additional properties are not allowed"),
        (
            lambda manifest: manifest.update({"$schema": "https://example.org/schema.json"}),
            "manifest.json has another $schema than its manifestVersion",
        ),
        (
            lambda manifest: manifest["composeExtensions"][0].update(botId="00000000-0000-0000-0000-000000000001"),
            "manifest.json has more than one botId",
        ),
        (
            lambda manifest: manifest["icons"].update(color="other.png"),
            "manifest.json names other.png, which is not in the package.",
        ),
        (
            lambda manifest: manifest["icons"].update(color="other.png"),
            "color.png is in the package, and manifest.json does not name it.",
        ),
        (
            lambda manifest: manifest["description"].update(short="{{NOBODY}}"),
            "manifest.json has {{NOBODY}}, which no value is for.",
        ),
        (lambda manifest: manifest.update(manifestVersion="0.9"), "manifest.json has manifestVersion 0.9"),
    ],
)
def test_what_is_wrong_with_the_manifest_is_told(change: Change, sentence: str, values: Values, folder: Path) -> None:
    changed(folder / "manifest.json", change)
    assert any(told.startswith(sentence) for told in problems(values, folder))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda texts: texts.pop("name.short"), "en.json lacks name.short: add it in its language."),
        (
            lambda texts: texts.update({"bots[0].commandLists[0].commands[11].prompt": "x"}),
            "en.json has bots[0].commandLists[0].commands[11].prompt, which manifest.json has not: take it away.",
        ),
        (
            lambda texts: texts.update({"name.short": "x" * 31}),
            "en.json, name.short: 31 characters are too many, at most 30 fit.",
        ),
        (
            lambda texts: texts.update({"composeExtensions[0].commands[0].title": "x" * 33}),
            "en.json, composeExtensions[0].commands[0].title: 33 characters are too many, at most 32 fit.",
        ),
        (lambda texts: texts.update({"name.short": ""}), "en.json, name.short: '' does not match"),
        (lambda texts: texts.update({"bots": "x"}), "en.json: 'bots' does not match any of the regexes"),
    ],
)
def test_what_is_wrong_with_the_translation_is_told(
    change: Change, sentence: str, values: Values, folder: Path
) -> None:
    changed(folder / "en.json", change)
    told = problems(values, folder)
    assert any(problem.startswith(sentence) for problem in told), told


def test_everything_that_is_wrong_is_told_at_once(values: Values, folder: Path) -> None:
    changed(folder / "manifest.json", lambda manifest: manifest["name"].update(short="x" * 31))
    changed(folder / "en.json", lambda texts: texts.pop("name.full"))
    (folder / "color.png").write_bytes(b"")
    (folder / "outline.png").unlink()
    assert [sentence.split()[0].rstrip(",") for sentence in problems(values, folder)] == [
        "manifest.json",
        "en.json",
        "color.png",
        "outline.png",
    ]


def test_a_file_that_is_no_json_is_told(values: Values, folder: Path) -> None:
    (folder / "en.json").write_text("{", encoding="utf-8")
    assert problems(values, folder)[0].startswith("en.json can't be read as JSON")


def test_the_command_writes_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], values: Values
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    assert command.main() == 0
    assert (tmp_path / command.PACKAGE).read_bytes() == build(values)
    assert str(command.PACKAGE) in capsys.readouterr().out


def test_the_command_tells_what_is_missing_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main() == 1
    told = capsys.readouterr().err
    assert all(name in told for name in GIVEN)
    assert list(tmp_path.iterdir()) == []
