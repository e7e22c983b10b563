"""The window on a real screen: read by AT-SPI, worked by the keyboard."""

import sys
from pathlib import Path

import pytest

from kaikudesk.wire.enrolment_code import write_code
from tests.journeys.bad_days import LISTED, VENUE, Place, a_code
from tests.journeys.screen import LONG_SECONDS, a_screen

PASSPHRASE = "viisi sanaa peräkkäin tässä"
# Of a screen on which there is nothing; text alone has more shades than that.
BARE = 20


@pytest.mark.slow
def test_a_screen_reader_follows_a_card_from_enrolment_to_record(
    place: Place, tmp_path: Path
) -> None:
    """Every name is said, the keys reach the field, and the verdict has its word."""
    code = write_code(a_code(place.url, place.line.address, VENUE))
    desk = ("--folder", str(tmp_path / "työpöytä 1"), "--language", "en")
    with a_screen(tmp_path / "screen") as screen:
        no_key_store = "keyring.backends.fail.Keyring"
        program = screen.start(
            *(sys.executable, "-P", "-m", "kaikudesk", *desk),
            PYTHON_KEYRING_BACKEND=no_key_store,
        )
        screen.read("Enrol this desk")
        screen.enrol({"Enrolment code": code}, "Enrol")
        names = ("New passphrase", "The passphrase once more")
        screen.enrol(dict.fromkeys(names, PASSPHRASE), "Enrol")
        screen.read("Connected")
        screen.wish("strike", "Code of the card", LISTED)
        assert screen.read("VALID") == "VALID"
        screen.wish("press", "Record")
        assert screen.read("Recorded:") == "Recorded: own ticket"
        assert screen.colours() > BARE
        assert screen.close(program) == 0


@pytest.mark.slow
def test_a_folder_that_cannot_hold_a_desk_is_told_of_in_a_box(tmp_path: Path) -> None:
    """Whoever has no line to read sees the sentence, says OK, and it is over."""
    (tmp_path / "file").touch()
    desk = ("--folder", str(tmp_path / "file" / "desk"), "--language", "en")
    with a_screen(tmp_path / "screen") as screen:
        program = screen.start(sys.executable, "-P", "-m", "kaikudesk", *desk)
        said = screen.read("This folder cannot hold a desk")
        screen.wish("press", "OK")

        assert str(tmp_path / "file" / "desk") in said
        assert program.wait(LONG_SECONDS) == 1
