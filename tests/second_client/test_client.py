"""Whoever reads only the document can write another desk: here is one at work."""

import ast
import sys
from collections.abc import Iterator
from os import urandom
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError

from tests.register.processes import command, serving
from tests.second_client.client import Desk, read_code

PROGRAM = Path(__file__).with_name("client.py")
MOST_LINES = 200
NEW_SITE = ("--role", "venue", "--area", "Kainuu", "--municipality", "Kuhmo")
DAY_OPENED, REDEMPTION_RECORDED = 1, 14
ONE_TICKET: list[object] = [None, 1, 1, 1, 0, 0, 0, [], None]


@pytest.fixture(scope="module")
def register(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, str, str]]:
    """Serve an invented country with a new venue; database, address, site."""
    url = f"sqlite:///{tmp_path_factory.mktemp('register') / 'register.db'}"
    command(url, "demo", "--cards", "40")
    site = command(url, "create-site", "Uusi", *NEW_SITE).split()[1].rstrip(":")
    with serving(url) as address:
        yield url, address, site


@pytest.fixture
def code(register: tuple[str, str, str]) -> str:
    """Make a code that lets one desk in at the venue."""
    url, address, site = register
    asked = ("enrolment-code", site, "--role", "venue", "--address", address)
    return command(url, *asked).splitlines()[-1]


@pytest.fixture
def desk(code: str) -> Desk:
    """Enrol the second client."""
    new = Desk(code)
    new.get_keys()
    new.enrol()
    return new


@pytest.fixture
def sold(desk: Desk) -> Desk:
    """Open a day at an enrolled desk and record a redemption."""
    list(desk.pull())
    desk.day_key = urandom(32)
    opened = [desk.seal(desk.day_key), max(desk.keys)]
    desk.day = desk.write(DAY_OPENED, opened)
    desk.write(REDEMPTION_RECORDED, [*ONE_TICKET], "kd-0000 0001")
    return desk


def test_an_enrolment_code_says_where_and_whom_to_trust(
    code: str, register: tuple[str, str, str]
) -> None:
    """Small letters and O for 0 change nothing; one wrong sign is noticed."""
    assert read_code(code).address == register[1]
    assert read_code(code.lower().replace("0", "o")) == read_code(code)
    wrong = code[:-4] + ("A" if code[-4] != "A" else "B") + code[-3:]
    with pytest.raises(ValueError, match="mistyped"):
        read_code(wrong)


def test_the_keys_are_those_that_the_codes_root_signed(code: str) -> None:
    """The root of the code vouches for a working key; another root is no root."""
    desk = Desk(code)
    desk.get_keys()
    assert set(desk.keys) == {0, 1}

    desk.code.root = b"another root...."
    with pytest.raises(ValueError, match="another root"):
        desk.get_keys()


def test_a_signature_serves_for_one_purpose_only(desk: Desk) -> None:
    """A list's manifest is no receipt."""
    manifest = desk.ask("statement signature key", "/v1/list/manifest")
    signed = [manifest.statement, manifest.signature, manifest.key]
    with pytest.raises(BadSignatureError):
        desk.take_receipt(signed)


def test_a_lost_answer_to_enrolment_is_asked_for_again(desk: Desk, code: str) -> None:
    """The same desk gets the same token; another with the same code is refused."""
    token = desk.token
    desk.enrol()
    assert desk.token == token

    other = Desk(code)
    other.get_keys()
    with pytest.raises(ConnectionError, match="code-spent"):
        other.enrol()


def test_rows_land_at_the_head_and_not_before(desk: Desk) -> None:
    """In small pages, what is no list is kept aside until nothing more is to come."""
    pages = [(bool(page.more), len(desk.rows)) for page in desk.pull(limit=5)]

    assert len(pages) > 1
    assert pages[:-1] == [(True, 0)] * (len(pages) - 1)
    assert pages[-1] == (False, len(desk.rows))
    assert {"network", "rules"} <= {scope for scope, _ in desk.rows}
    assert [page.rows for page in desk.pull()] == [[]]


def test_a_code_is_looked_up_in_the_list(desk: Desk) -> None:
    """The list as a whole is the list that the feed gives, row by row."""
    manifest = desk.load_list()
    assert len(desk.cards) == manifest.rows == 40
    whole = dict(desk.cards)
    card = desk.look_up("kd00-000001")
    assert card is not None
    assert card[1] == 2
    assert desk.look_up("KD00000007") is None

    desk.cards, desk.cursors = {}, [("*", b"")]
    list(desk.pull())
    assert desk.cards == whole


def test_after_the_list_its_changes_are_followed(desk: Desk) -> None:
    """The manifest's cursor stands at its head: no row of the list comes twice."""
    scope = desk.load_list().scope
    rows = [row for page in desk.pull() for row in page.rows]

    assert rows
    assert scope not in {row[0] for row in rows}
    assert [name for name, _ in desk.cursors] == ["*"]


def test_a_redemption_is_acknowledged_by_its_receipt(sold: Desk) -> None:
    """The register signs our own link, reads all, and shows the use at its site."""
    (receipt,) = sold.push(1)

    assert (receipt.first, receipt.last, receipt.link) == (1, 2, sold.links[2])
    assert (receipt.held, receipt.unread) == ([], [])
    assert sold.acknowledged == 2
    scopes = {row[0] for page in sold.pull() for row in page.rows}
    assert f"site/{sold.site}" in scopes


def test_a_box_that_no_key_opens_is_listed_as_unread(sold: Desk) -> None:
    """The register does open the boxes: with another day's key it says so."""
    sold.day_key = urandom(32)
    sold.write(REDEMPTION_RECORDED, [*ONE_TICKET], "KD00000001")

    assert [receipt.unread for receipt in sold.push(1)] == [[3]]


def test_sending_again_changes_nothing(sold: Desk) -> None:
    """The same entries get the same receipt; later ones meet the chain."""
    once = sold.push(1)
    assert sold.push(1) == once

    sold.write(REDEMPTION_RECORDED, [*ONE_TICKET], "KD00000006")
    sold.push(3)
    assert sold.acknowledged == 3


def test_a_receipt_for_another_chain_acknowledges_nothing(sold: Desk) -> None:
    """What a restored copy has at that number is not what the register holds."""
    sold.links[2] = bytes(16)

    with pytest.raises(ValueError, match="another chain"):
        sold.push(1)
    assert sold.acknowledged == 0


def test_the_second_client_shares_nothing_with_ours() -> None:
    """It is short, and imports the standard library and three packages at most."""
    text = PROGRAM.read_text("utf-8")
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    roots = {name.partition(".")[0] for name in names}

    assert roots - sys.stdlib_module_names <= {"msgspec", "nacl", "zstandard"}
    assert len(text.splitlines()) <= MOST_LINES
