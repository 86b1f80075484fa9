"""Builds the app package into dist/, or tells everything that is wrong: `python -m manifest`."""

import sys
from pathlib import Path

from manifest.package import build
from manifest.problems import PackageError
from manifest.values import Values

PACKAGE = Path("dist/telephony-assistant.zip")


def main() -> int:
    """Build it; gives the exit status."""
    try:
        package = build(Values.load())
    except PackageError as error:
        sys.stderr.write(f"The app package can't be built:\n{error}\n")
        return 1
    PACKAGE.parent.mkdir(exist_ok=True)
    PACKAGE.write_bytes(package)
    sys.stdout.write(f"{PACKAGE} is ready to be uploaded in the Teams admin centre.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
