"""The command `demo`: what it prints, and what it says when it cannot be."""

from pathlib import Path

import pytest

from register.__main__ import main
from register.demo import KNOWN
from register.wording import LANGUAGES


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Name a database that is not there yet."""
    return f"sqlite:///{tmp_path}/register.db"


def demo(url: str, *words: str, language: str = "en") -> int:
    """Run the command."""
    return main(["--database", url, "--lang", language, "demo", *words])


def test_the_known_codes_are_told_in_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code and verdict on a line each, after the progress."""
    said = {}
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        url = f"sqlite:///{tmp_path}/{language}/register.db"
        assert demo(url, "--cards", "50", language=language) == 0
        said[language] = capsys.readouterr().out

    for text in said.values():
        lines = text.splitlines()
        assert [line.split()[0] for line in lines[-8:]] == [
            code for _, code in KNOWN.names()
        ]
        assert "50" in text
    assert f"{KNOWN.valid}  valid, two children" in said["en"]
    assert f"{KNOWN.inactive}  ilmoitettu kadonneeksi" in said["fi"]
    assert f"{KNOWN.expired}  har gått ut" in said["sv"]


def test_a_second_time_changes_nothing(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so and is content, also with other wishes."""
    demo(url, "--cards", "50")
    capsys.readouterr()

    assert demo(url, "--cards", "60", "--seed", "3") == 0
    said = capsys.readouterr().out
    assert "holds a demo country already" in said
    assert KNOWN.valid in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--cards", "0"), "not 0"),
        (("--cards", "-1"), "not -1"),
        (("--day", "2026-02-30"), "2026-02-30 is not a day"),
        (("--day", "9999-12-31"), "9999-12-31 is not a day"),
        (("--day", "0001-01-01"), "0001-01-01 is not a day"),
        (("--day", "tomorrow"), "tomorrow is not a day"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_founded(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    sentence: str,
) -> None:
    """In a sentence, and no register stands there afterwards."""
    assert demo(f"sqlite:///{tmp_path}/register.db", *words) == 1
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_register_in_use_is_left_alone(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is real and what is invented do not mix."""
    site = ("create-site", "Kuhmotalo", "--role", "venue")
    place = ("--area", "Kainuu", "--municipality", "Kuhmo")
    main(["--database", url, "--lang", "en", *site, *place])

    assert demo(url) == 1
    assert "name another --database" in capsys.readouterr().err
