"""The app's two icons, and Microsoft's rules for them.

The rules: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
"""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PIL import Image, UnidentifiedImageError

from manifest.problems import PackageError

_COLOUR_SIZE = (192, 192)
_SYMBOL = (48, 48, 144, 144)  # Teams may crop what is outside
_OUTLINE_SIZE = (32, 32)
_OPAQUE = 255
_WHITE = (255, 255, 255)

Colour = tuple[int, int, int, int]


def problems_of_colour_icon(file: Path) -> Iterator[str]:
    """What is wrong with the colour icon, a sentence each.

    Raises:
        PackageError: when it is no PNG, or of another size.
    """
    icon = _png(file, _COLOUR_SIZE)
    background = cast(Colour, icon.getpixel((0, 0)))
    icon.paste(background, _SYMBOL)
    colours = _colours(icon)
    if any(alpha != _OPAQUE for *_, alpha in colours):
        yield f"{file.name} is see-through in places: put the symbol on a background."
    if colours != {background}:
        yield f"{file.name} has more than one colour outside the middle 96x96 pixels, where Teams may crop it."


def problems_of_outline_icon(file: Path) -> Iterator[str]:
    """What is wrong with the outline icon, a sentence each.

    Raises:
        PackageError: when it is no PNG, or of another size.
    """
    icon = _png(file, _OUTLINE_SIZE)
    if any(alpha and tuple(colour) != _WHITE for *colour, alpha in _colours(icon)):
        yield f"{file.name} has other colours than white and transparent."
    left, top, right, bottom = icon.getchannel("A").getbbox() or (0, 0, 0, 0)
    if right - left < icon.width and bottom - top < icon.height:
        yield f"{file.name} has a margin around its symbol: draw it out to the edges."


def _png(file: Path, size: tuple[int, int]) -> Image.Image:
    """An image in RGBA."""
    try:
        with Image.open(file, formats=["PNG"]) as image:
            icon = image.convert("RGBA")
    except (UnidentifiedImageError, OSError):
        raise PackageError([f"{file.name} is no PNG image that can be read."]) from None
    if icon.size != size:
        width, height = size
        raise PackageError([f"{file.name} is {icon.width}x{icon.height} pixels: draw it {width}x{height}."])
    return icon


def _colours(icon: Image.Image) -> set[Colour]:
    counted = icon.getcolors(maxcolors=icon.width * icon.height) or []
    return {cast(Colour, colour) for _, colour in counted}
