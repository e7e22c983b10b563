"""A new journal takes the place of an old one, which is kept aside."""

from pathlib import Path

import pytest

from kaikudesk.storage.replacing import next_of, take_place


@pytest.mark.parametrize("moved", [0, 1, 2], ids=["nothing", "log", "both"])
def test_a_stop_while_the_files_change_places_is_taken_up(
    tmp_path: Path, moved: int
) -> None:
    """At the next start the new one takes its place, and the old one is kept."""
    path, kept = tmp_path / "journal.db", tmp_path / "kept-1"
    path.write_bytes(b"an old journal")
    path.with_name("journal.db-wal").write_bytes(b"its log")
    next_of(path).write_bytes(b"a whole new journal")
    kept.mkdir()
    for part in ("-wal", "")[:moved]:
        path.with_name(path.name + part).replace(kept / (path.name + part))
    left = path.exists()

    assert take_place(path) == (kept if left else None)
    assert path.read_bytes() == b"a whole new journal"
    assert (kept / "journal.db").read_bytes() == b"an old journal"
    assert (kept / "journal.db-wal").read_bytes() == b"its log"


def test_nothing_that_was_kept_is_written_over(tmp_path: Path) -> None:
    """Each old journal has a folder of its own."""
    path = tmp_path / "journal.db"
    for content in (b"first", b"second", b"third"):
        next_of(path).write_bytes(content)
        take_place(path)

    assert (tmp_path / "kept-1" / "journal.db").read_bytes() == b"first"
    assert (tmp_path / "kept-2" / "journal.db").read_bytes() == b"second"
    assert path.read_bytes() == b"third"


def test_without_a_new_one_nothing_moves(tmp_path: Path) -> None:
    """Every start asks, and nearly always there is none."""
    path = tmp_path / "journal.db"
    path.write_bytes(b"the journal")

    assert take_place(path) is None
    assert [one.name for one in tmp_path.iterdir()] == ["journal.db"]
