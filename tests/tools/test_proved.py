"""What results prove has a name, and other code has another one."""

import subprocess
from pathlib import Path

import pytest

from tools.proved import commit_of_tree, tree_hash


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Lay out a program of three files."""
    for name in ("kaikudesk", "sync", "register"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "module.py").write_bytes(name.encode())
    return tmp_path


def test_each_byte_of_the_source_is_in_the_name(tree: Path) -> None:
    """A changed, a moved and an added file each make it another tree."""
    names = [tree_hash(tree)]
    (tree / "sync" / "module.py").write_bytes(b"other")
    names.append(tree_hash(tree))
    (tree / "sync" / "module.py").rename(tree / "sync" / "moved.py")
    names.append(tree_hash(tree))
    (tree / "sync" / "module.py").write_bytes(b"")
    names.append(tree_hash(tree))

    assert len(set(names)) == 4


def test_what_proves_nothing_is_not_in_the_name(tree: Path) -> None:
    """Pages, pictures and tests may change under a result."""
    before = tree_hash(tree)
    (tree / "docs").mkdir()
    (tree / "docs" / "page.py").write_bytes(b"")
    (tree / "sync" / "notes.txt").write_bytes(b"")

    assert tree_hash(tree) == before


def test_only_source_that_a_commit_has_is_named_by_it(tree: Path) -> None:
    """The commit is the one that last changed the source; before it there is none."""
    _git(tree, "init", "-q")
    assert commit_of_tree(tree) == ""
    _git(tree, "add", ".")
    _git(tree, "commit", "-q", "-m", "source")
    named = commit_of_tree(tree)
    (tree / "page.md").write_bytes(b"")
    _git(tree, "add", ".")
    _git(tree, "commit", "-q", "-m", "page")

    assert named
    assert commit_of_tree(tree) == named
    (tree / "sync" / "module.py").write_bytes(b"other")
    assert commit_of_tree(tree) == ""


def _git(tree: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.invalid")
    subprocess.run(["git", *who, *words], cwd=tree, check=True)
