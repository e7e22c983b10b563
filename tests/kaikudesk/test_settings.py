"""The clerk's choices survive a restart, and a broken file costs only them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.settings import FILE_NAME, Settings, load_settings, save_settings


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    """What was saved is what is read, and nothing else is left behind."""
    chosen = Settings("venue", "sv", "dark", 150, sounds=False, hide_details=True)
    save_settings(tmp_path, chosen)

    assert load_settings(tmp_path) == chosen
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]


def test_without_a_file_all_is_as_at_first(tmp_path: Path) -> None:
    """A desk that never saved starts with the system's language and look."""
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"scale": "large"}', "\x00"])
def test_a_broken_file_costs_only_the_choices(tmp_path: Path, text: str) -> None:
    """A damaged file never keeps the window from opening."""
    (tmp_path / FILE_NAME).write_text(text)

    assert load_settings(tmp_path) == Settings()


def test_a_later_version_may_have_saved_more(tmp_path: Path) -> None:
    """Choices that this version does not know are passed over."""
    (tmp_path / FILE_NAME).write_text('{"language": "fi", "hologram": true}')

    assert load_settings(tmp_path) == Settings(language="fi")


@given(scale=st.integers(), seconds=st.integers())
def test_numbers_come_back_within_their_bounds(
    tmp_path_factory: pytest.TempPathFactory, scale: int, seconds: int
) -> None:
    """No number in the file makes a window that cannot be used."""
    folder = tmp_path_factory.mktemp("desk")
    text = f'{{"scale": {scale}, "same_code_seconds": {seconds}}}'
    (folder / FILE_NAME).write_text(text)

    read = load_settings(folder)

    assert 100 <= read.scale <= 200
    assert 0 <= read.same_code_seconds <= 30


def test_a_failed_save_leaves_the_former_choices(tmp_path: Path) -> None:
    """Where the new file cannot take its place, the old one stays and is told."""
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(OSError, match=FILE_NAME):
        save_settings(tmp_path, Settings("fi"))
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]
