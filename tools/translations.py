"""Bring the catalogs in resources/i18n up to date with the texts of ui.

Without an option: read new texts into the catalogs, then compile them. `--check`
changes nothing and fails where a catalog is stale.
"""

import ast
import subprocess
import sys
import tempfile
from pathlib import Path

I18N = Path("resources/i18n")
# English is the language of the source; its catalog holds nothing but plurals.
CATALOGS = {"en": ["-pluralonly"], "fi": [], "sv": []}

# Which argument of translate() is the number: context, text, comment, number.
_NUMBER = 3


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
    with tempfile.TemporaryDirectory() as copies:
        texts = [str(path) for path in _copies(Path(copies))]
        _update(folder, texts)


def _copies(folder: Path) -> list[Path]:
    """Copy the sources for lupdate, each plural's number as a plain 1.

    WORKAROUND for lupdate 6.11: it takes the name of a number for an encoding, and
    leaves out a text whose number is an expression.
    """
    copies = []
    for place, path in enumerate(sorted(Path("ui").rglob("*.py"))):
        tree = _Counted().visit(ast.parse(path.read_text("utf-8")))
        copies.append(folder / f"{place:04}_{path.name}")
        copies[-1].write_text(ast.unparse(tree), "utf-8")
    return copies


class _Counted(ast.NodeTransformer):
    """Puts 1 in place of the number that a translated plural is made for."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if ast.unparse(node.func).endswith("translate") and node.args[_NUMBER:]:
            node.args[_NUMBER] = ast.Constant(1)
        return node


def _update(folder: Path, texts: list[str]) -> None:
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
