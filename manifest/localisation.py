"""The manifest's texts in another language."""

import re
from collections.abc import Iterator

from manifest.schemas import Schemas, problems_by_schema
from manifest.texts import Json, texts, with_texts

_ABOUT_ITSELF = ("$schema", "localizationKeys")


def problems_of_localisation(manifest: Json, document: Json, schemas: Schemas, name: str) -> Iterator[str]:
    """What is wrong with a localisation file, a sentence each.

    Its own schema leaves the lengths of most texts open, so the translated manifest is held against the manifest's.

    Args:
        manifest: the manifest, in its own language.
        document: the file, whose keys are paths.
        schemas: Microsoft's.
        name: what the file is called.
    """
    yield from problems_by_schema(document, schemas.localisation, name)
    translation = texts(document)
    wanted = {path for path in texts(manifest) if _is_localisable(path, schemas)}
    there = set(translation) - set(_ABOUT_ITSELF)
    yield from (f"{name} lacks {path}: add it in its language." for path in sorted(wanted - there))
    yield from (f"{name} has {path}, which manifest.json has not: take it away." for path in sorted(there - wanted))
    translated = with_texts(manifest, lambda path, text: translation.get(path, text) if path in wanted else text)
    own = set(problems_by_schema(manifest, schemas.manifest, name))
    yield from (found for found in problems_by_schema(translated, schemas.manifest, name) if found not in own)


def _is_localisable(path: str, schemas: Schemas) -> bool:
    schema = schemas.localisation
    if path in _ABOUT_ITSELF:
        return False
    return path in schema["properties"] or any(re.search(pattern, path) for pattern in schema["patternProperties"])
