"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from kaikudesk.errors import StorageError, StorageFullError
from kaikudesk.wire.whole_file import readable_file, whole_file


def test_the_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    """Until then the former one stands."""
    path = tmp_path / "ä file"
    path.write_bytes(b"former")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"former"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    """Neither half a file nor a change to the former one."""
    path = tmp_path / "file"

    def break_off() -> None:
        with whole_file(path) as file:
            file.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_takes_no_file_is_said(tmp_path: Path) -> None:
    """A folder that is gone, and a file that is."""
    with pytest.raises(StorageError), whole_file(tmp_path / "gone" / "file"):
        raise AssertionError
    with pytest.raises(StorageError), readable_file(tmp_path / "none"):
        raise AssertionError


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_stick_is_said(tmp_path: Path) -> None:
    """And nothing is left on it."""
    (tmp_path / "file.new").symlink_to("/dev/full")

    def write() -> None:
        with whole_file(tmp_path / "file") as file:
            file.write(b"x")

    with pytest.raises(StorageFullError):
        write()
    assert list(tmp_path.iterdir()) == []
