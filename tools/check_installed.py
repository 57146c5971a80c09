"""Checks what the installed package brought: shipped files yes, tests and tools no. `make test-bare` runs it."""

import sys
from importlib.metadata import files, requires

from career_xl import __version__

SHIPPED = (
    "career_xl/templates/plan.docx",
    "career_xl/templates/contingent.docx",
    "career_xl/workbooks/career_xl.oxt",
    "career_xl/workbooks/monitoring_demo.xlsx",
)


def complaints() -> list[str]:
    """What is wrong with the installed distribution, one sentence each; empty when all is well."""
    installed = {file.as_posix() for file in files("career-xl") or ()}
    metadata = f"career_xl-{__version__}.dist-info/"
    strangers = [name for name in sorted(installed) if not name.startswith(("career_xl/", metadata, "../"))]
    return [
        *(f"{name} is not in the package" for name in SHIPPED if name not in installed),
        *(f"{name} does not belong into the package" for name in strangers),
        *(f"{name} lies in the package as a test" for name in sorted(installed) if "/tests/" in name),
        *([] if requires("career-xl") else ["the package declares no dependencies"]),
    ]


if __name__ == "__main__":
    found = complaints()
    print("\n".join(found) or "The installed package is complete.")
    sys.exit(1 if found else 0)
