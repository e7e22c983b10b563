"""The administrator gives mobile-only cards their codes."""

from pathlib import Path

import pytest

from register.__main__ import main
from register.wording import wording
from tests.register.staging import Country, opened

CODE = "MK00000001"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Make a register in which two cards wait for a code."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        country = Country(register)
        country.found_sites()
        for _ in range(2):
            country.distributor.register_card(None)
        country.push()
    return url


def assign(url: str, said: Said, *words: str) -> tuple[int, list[str]]:
    """Run the command in English; gives its status and its lines."""
    status = main(["--database", url, "--lang", "en", "assign-code", *words])
    return status, said.readouterr().out.splitlines()


def test_waiting_cards_are_listed_and_get_their_codes(url: str, capsys: Said) -> None:
    """Who has got one stands on the list no more, and gets no second one."""
    _, before = assign(url, capsys)
    first, second = (line.split()[0] for line in before[:2])

    assert assign(url, capsys, first, CODE) == (0, [said("assigned")])
    assert assign(url, capsys, first, CODE)[0] == 0
    assert assign(url, capsys, first, "MK00000002") == (1, [no("the registration has")])
    assert assign(url, capsys, second, CODE) == (1, [no("another registration has")])
    _, after = assign(url, capsys)
    assert after == before[1:]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("00" * 16, CODE), "unknown"),
        (("none of this", CODE), "unknown"),
        (("00" * 16,), "no card's code"),
        (("00" * 16, "9" * 300), "no card's code"),
    ],
)
def test_what_cannot_be_assigned_gets_a_sentence(
    url: str, capsys: Said, words: tuple[str, ...], why: str
) -> None:
    """Nothing is changed, and the administrator reads why."""
    assert assign(url, capsys, *words) == (1, [no(why)])


def test_a_register_without_such_cards_says_so(tmp_path: Path, capsys: Said) -> None:
    """An empty list is told in words."""
    url = f"sqlite:///{tmp_path}/new.db"

    assert assign(url, capsys)[1][-1] == said("no waiting card")


def said(text: str) -> str:
    """Give a sentence of the command line."""
    return wording("en").say(text)


def no(why: str) -> str:
    """Give the sentence of a refusal, by a part of its reason."""
    reasons = (
        "no card's code",
        "unknown registration",
        "the registration has a code",
        "another registration has the code",
    )
    [reason] = [one for one in reasons if why in one]
    return said(f"not assigned: {reason}")
