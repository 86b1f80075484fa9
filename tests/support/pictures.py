"""Pictures of the chat page for the README, taken while it is tested."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Page

KEPT = ("summary", "case", "desk", "search", "summary-dark", "case-375")
_COLOURS = 160


async def picture(page: Page, name: str) -> None:
    """Keep a picture of that name, if it is one of those kept, and `PICTURES` names the folder for them."""
    folder = os.environ.get("PICTURES")
    if not folder or name not in KEPT:
        return
    await page.mouse.move(0, 0)
    shot = Image.open(BytesIO(await page.screenshot(animations="disabled"))).convert("RGB")
    few = shot.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(Path(folder) / f"{name}.png", optimize=True)
