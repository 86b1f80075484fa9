"""What Teams wants of a manifest besides its schema."""

from collections.abc import Collection, Iterator

from manifest.texts import Json, texts

_SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.schema.json"


def problems_by_rules(manifest: Json, files: Collection[str]) -> Iterator[str]:
    """What is wrong with a manifest, a sentence each.

    Args:
        manifest: the manifest.
        files: the files that come with it in the package.
    """
    found = texts(manifest)
    address = _SCHEMA.format(version=found.get("manifestVersion"))
    if found.get("$schema") != address:
        yield f"manifest.json has another $schema than its manifestVersion: set it to {address}."
    if len({text for path, text in found.items() if path.endswith(".botId")}) != 1:
        yield "manifest.json has more than one botId: Teams allows an app one bot."
    named = {text for path, text in found.items() if path.startswith("icons.") or path.endswith(".file")}
    yield from (f"manifest.json names {name}, which is not in the package." for name in sorted(named - set(files)))
    yield from (f"{name} is in the package, and manifest.json does not name it." for name in sorted(set(files) - named))
