"""The icons keep to Microsoft's rules, and what breaks them is told."""

from pathlib import Path

import pytest
from PIL import Image

from manifest.icons import problems_of_colour_icon, problems_of_outline_icon
from manifest.package import COLOUR_ICON, FOLDER, OUTLINE_ICON
from manifest.problems import PackageError, collected

BRAND, RED, WHITE, CLEAR = (79, 82, 178, 255), (255, 0, 0, 255), (255, 255, 255, 255), (0, 0, 0, 0)


def drawn(icon: Path, at: tuple[int, int], colour: tuple[int, int, int, int]) -> Path:
    """An icon with one pixel changed."""
    with Image.open(icon) as image:
        changed = image.convert("RGBA")
    changed.putpixel(at, colour)
    changed.save(icon)
    return icon


def test_the_apps_own_icons_are_right() -> None:
    assert list(problems_of_colour_icon(FOLDER / COLOUR_ICON)) == []
    assert list(problems_of_outline_icon(FOLDER / OUTLINE_ICON)) == []


def test_the_colour_icon_stands_on_the_brand_colour_of_the_chat_page() -> None:
    with Image.open(FOLDER / COLOUR_ICON) as icon:
        assert icon.convert("RGBA").getpixel((0, 0)) == BRAND
    assert "#4f52b2" in (FOLDER.parent / "bot/local/page/colours.css").read_text(encoding="utf-8")


def test_a_symbol_that_reaches_out_of_the_middle_is_told(folder: Path) -> None:
    assert list(problems_of_colour_icon(drawn(folder / COLOUR_ICON, (47, 96), RED))) == [
        "color.png has more than one colour outside the middle 96x96 pixels, where Teams may crop it."
    ]


def test_a_colour_icon_that_is_see_through_is_told(folder: Path) -> None:
    icon = folder / COLOUR_ICON
    Image.new("RGBA", (192, 192), (79, 82, 178, 128)).save(icon)
    assert list(problems_of_colour_icon(icon)) == [
        "color.png is see-through in places: put the symbol on a background."
    ]


@pytest.mark.parametrize("colour", [RED, (254, 255, 255, 255), (0, 0, 0, 1)])
def test_an_outline_in_another_colour_than_white_is_told(colour: tuple[int, int, int, int], folder: Path) -> None:
    assert list(problems_of_outline_icon(drawn(folder / OUTLINE_ICON, (16, 16), colour))) == [
        "outline.png has other colours than white and transparent."
    ]


def test_an_outline_with_a_margin_is_told(folder: Path) -> None:
    icon = Image.new("RGBA", (32, 32), CLEAR)
    icon.paste(WHITE, (4, 4, 28, 28))
    icon.save(folder / OUTLINE_ICON)
    assert list(problems_of_outline_icon(folder / OUTLINE_ICON)) == [
        "outline.png has a margin around its symbol: draw it out to the edges."
    ]


def test_an_empty_outline_is_told(folder: Path) -> None:
    Image.new("RGBA", (32, 32), CLEAR).save(folder / OUTLINE_ICON)
    assert len(list(problems_of_outline_icon(folder / OUTLINE_ICON))) == 1


def test_a_wrong_size_is_told(folder: Path) -> None:
    Image.new("RGBA", (32, 16), WHITE).save(folder / OUTLINE_ICON)
    assert list(collected(problems_of_outline_icon(folder / OUTLINE_ICON))) == [
        "outline.png is 32x16 pixels: draw it 32x32."
    ]


def test_what_is_no_png_is_told(folder: Path) -> None:
    icon = folder / COLOUR_ICON
    Image.new("RGB", (192, 192)).save(icon, format="GIF")
    with pytest.raises(PackageError, match=r"color\.png is no PNG image"):
        list(problems_of_colour_icon(icon))
    icon.unlink()
    with pytest.raises(PackageError, match=r"color\.png is no PNG image"):
        list(problems_of_colour_icon(icon))
