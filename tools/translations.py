"""Bring the catalogs in resources/i18n up to date with the texts of ui.

Without an option: read new texts into the catalogs, then compile them. `--check`
changes nothing and fails where a catalog is stale.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

I18N = Path("resources/i18n")
# English is the language of the source; its catalog holds nothing but plurals.
CATALOGS = {"en": ["-pluralonly"], "fi": [], "sv": []}


def main() -> None:
    """Do what the one option says."""
    match sys.argv[1:]:
        case []:
            _read_texts(I18N)
            _compile()
        case ["--check"]:
            _check()
        case _:
            sys.exit(__doc__)


def _read_texts(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = sorted(str(path) for path in Path("ui").rglob("*.py"))
    for language, how in CATALOGS.items():
        languages = ["-source-language", "en", "-target-language", language]
        quiet = ["-silent", "-locations", "none", "-no-obsolete", *how]
        catalog = str(folder / f"kaikudesk_{language}.ts")
        _run("pyside6-lupdate", *texts, *languages, *quiet, "-ts", catalog)


def _compile() -> None:
    for catalog in sorted(I18N.glob("*.ts")):
        _run("pyside6-lrelease", "-silent", str(catalog))


def _check() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        kept = {path.name: path.read_bytes() for path in I18N.glob("*.ts")}
        for name, catalog in kept.items():
            (fresh / name).write_bytes(catalog)
        _read_texts(fresh)
        stale = [
            path.name
            for path in sorted(fresh.glob("*.ts"))
            if path.read_bytes() != kept.get(path.name)
        ]
    if stale:
        sys.exit(f"Stale, run `make translations`: {', '.join(stale)}")


def _run(tool: str, *words: str) -> None:
    beside = Path(sys.executable).with_name(tool)
    subprocess.run([str(beside), *words], check=True)


if __name__ == "__main__":
    main()
