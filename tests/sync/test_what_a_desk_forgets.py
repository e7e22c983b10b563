"""Every file of a desk's folder, opened with its key, page by page and backups too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk import card_acts, handover, own_cards
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.handover import Handover
from kaikudesk.model import Background, EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import journal
from kaikudesk.storage.backups import set_second_place
from kaikudesk.storage.damaged_journal import go_on_anew
from kaikudesk.storage.forgetting import DAY_MS
from kaikudesk.storage.kept_journals import kept_beside
from kaikudesk.storage.tables import open_day
from kaikudesk.wire.bodies import BackgroundBox, Erased
from kaikudesk.wire.packing import encode
from register import acts
from register.pen import Act
from sync.backoff import Schedule
from sync.driver import Driver
from sync.tidying import tidy
from sync.worker import Worker
from tests.kaikudesk.desks import KEYS
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.sync.lossy import Fate
from tests.sync.real_town import Clerk, Town, a_town
from tests.sync.sticks import Stick

pytestmark = needs_cipher

CODE = "KK55554444"
POSTCODE = "98765"
A_MONTH = 31


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a town in which a card was handed over and used, and everybody synced."""
    with a_town(tmp_path) as town:
        for clerk in town.clerks:
            (clerk.folder / "journal.keys").write_bytes(b"wrapped keys")
        hand_over(town.distributor.desk)
        town.clerks[0].give(CODE)
        for clerk in town.clerks:
            work(clerk)
        yield town


def hand_over(desk: Desk, code: str = CODE) -> None:
    """Register the card of somebody who lives where nobody else does."""
    form = Handover(
        entry_id=handover.open_form(desk),
        code=code,
        background=Background(1990, POSTCODE),
        children=2,
        granted=desk.today,
        consent=True,
    )
    handover.register_card(desk, form)


def work(clerk: Clerk) -> None:
    """Let the desk's worker play a round and see to its house."""
    worker_of(clerk).play()


def worker_of(clerk: Clerk) -> Worker:
    """Give a worker that was just started."""
    files = clerk.desk.files
    driver = Driver(clerk.line, files.journal, files.checklist, clerk.clock)
    return Worker(driver, Schedule(clerk.clock), clerk.folder / "round.lock")


def close(clerk: Clerk) -> None:
    """End the day at a desk: its logs go into their files."""
    clerk.desk.let_go()
    for file in (clerk.desk.files.journal, clerk.desk.files.checklist):
        file.checkpoint(truncate=True)


def in_folder(clerk: Clerk) -> bytes:
    """Give all that stands in any file below the desk's folder, decrypted."""
    close(clerk)
    found = []
    for path in sorted(clerk.folder.rglob("*")):
        if path.suffix == ".db":
            is_list = path.name.startswith("checklist")
            found.append(plain_pages(path, KEYS.checklist if is_list else KEYS.journal))
        elif path.is_file():
            found.append(path.read_bytes())
    return b"".join(found)


def keys_of(clerk: Clerk) -> set[bytes]:
    """Give every key that opens a box of this desk, and those of its days."""
    with clerk.desk.files.journal.reading() as connection:
        own = list(journal.own_entries(connection))
        days = set(connection.scalars(select(open_day.c.day_key)))
    return days | {key for one in own for _, key in one.side.box_keys}


def a_month_passes(town: Town) -> None:
    """Let everything be old, at the register too, and everybody sync again."""
    town.pass_seconds(A_MONTH * DAY_MS // 1000)
    for clerk in town.clerks:
        work(clerk)


def test_a_month_later_a_venue_holds_neither_a_code_nor_a_key(town: Town) -> None:
    """Journal, check list, logs and backups: nothing readable is left of a visit."""
    clerk = town.clerks[0]
    keys = keys_of(clerk)
    assert keys
    a_month_passes(town)
    pages = in_folder(clerk)

    assert len(list((clerk.folder / "backups").glob("*.db"))) == 2
    assert CODE.encode() not in pages
    assert not [key for key in keys if key in pages]


def test_before_that_the_same_search_finds_them(town: Town) -> None:
    """A search that finds nothing is worth something only where it could."""
    clerk = town.clerks[0]
    keys = keys_of(clerk)
    pages = in_folder(clerk)

    assert CODE.encode() in pages
    assert all(key in pages for key in keys)


def test_no_venue_ever_holds_a_background(town: Town) -> None:
    """Neither its own files nor its backups know anything of the holder."""
    packed = encode(BackgroundBox(1990, POSTCODE))

    for clerk in town.clerks[:2]:
        pages = in_folder(clerk)
        assert packed not in pages
        assert POSTCODE.encode() not in pages


def test_what_was_erased_is_in_no_file_of_the_distributor(town: Town) -> None:
    """Its row, its box, its key and its code go, by the worker's next look alone."""
    clerk = town.distributor
    [card] = clerk.desk.acts.registrations()
    key = background_key(clerk)
    erased = Act(EntryKind.ERASED, Erased(), about=card.entry.entry_id)
    acts.write_acts(town.register, [erased])
    work(clerk)
    clerk.desk.refresh()
    pages = in_folder(clerk)

    assert clerk.desk.acts.registrations() == []
    assert list((clerk.folder / "backups").glob("*.db"))
    for gone in (POSTCODE.encode(), CODE.encode(), key):
        assert gone not in pages


def test_a_consent_taken_back_leaves_nothing_behind(town: Town, tmp_path: Path) -> None:
    """One round later: not in the desk's files, not in a backup here or elsewhere."""
    clerk = town.distributor
    [card] = clerk.desk.acts.registrations()
    elsewhere = tmp_path / "ä second place"
    elsewhere.mkdir()
    with clerk.desk.files.journal.transaction() as connection:
        set_second_place(connection, elsewhere)
    work(clerk)
    key = background_key(clerk)
    card_acts.withdraw_consent(clerk.desk, card.entry.entry_id)
    work(clerk)
    town.pass_seconds(DAY_MS // 1000)
    work(clerk)
    clerk.desk.refresh()

    assert own_cards.card(clerk.desk, card.entry.entry_id) is not None
    assert own_cards.find_card(clerk.desk, CODE) is None
    pages = in_folder(clerk)
    copies = list(elsewhere.rglob("*.db"))
    assert len(copies) == 2
    pages += b"".join(plain_pages(path, KEYS.journal) for path in copies)
    for gone in (POSTCODE.encode(), CODE.encode(), key):
        assert gone not in pages


def test_what_an_answer_by_file_told_is_taken_away_too(
    town: Town, tmp_path: Path
) -> None:
    """No round reaches the register; the running worker looks all the same."""
    clerk = town.distributor
    worker = worker_of(clerk)
    worker.play()
    [card] = clerk.desk.acts.registrations()
    erased = Act(EntryKind.ERASED, Erased(), about=card.entry.entry_id)
    acts.write_acts(town.register, [erased])
    town.pass_seconds(60)
    Stick(tmp_path, clerk).exchange(town.register)
    clerk.line.doom([Fate.LOST] * 9)
    worker.play()
    pages = in_folder(clerk)

    assert POSTCODE.encode() not in pages
    assert CODE.encode() not in pages


def test_a_deleted_registration_goes_in_the_same_way(town: Town) -> None:
    """It has no row any more, and the register had taken it in."""
    clerk = town.distributor
    [card] = clerk.desk.acts.registrations()
    deleted = EntryKind.REGISTRATION_DELETED
    acts.write_acts(town.register, [Act(deleted, None, about=card.entry.entry_id)])
    work(clerk)
    pages = in_folder(clerk)

    assert POSTCODE.encode() not in pages
    assert CODE.encode() not in pages


def test_a_card_that_only_waits_is_not_taken_for_a_deleted_one(town: Town) -> None:
    """It has no row yet either: until its receipt the desk alone knows it."""
    clerk = town.distributor
    hand_over(clerk.desk, "KK99998888")
    files = clerk.desk.files
    tidied = Driver(clerk.line, files.journal, files.checklist, clerk.clock).drive(
        tidy(clerk.clock)
    )

    assert tidied.taken_away == 0
    assert len(clerk.desk.acts.registrations()) == 2
    work(clerk)
    assert len(clerk.rows("cards/31")) == 2


def damage(clerk: Clerk) -> None:
    """Let the journal go on anew beside a former one that is kept aside."""
    clerk.desk.close()
    rescued = go_on_anew(clerk.folder / "journal.db", KEYS.journal, clerk.clock)
    assert rescued.lost == 0
    clerk.desk = open_desk(open_files(clerk.folder, KEYS, clerk.clock), clerk.clock)
    assert kept_beside(clerk.folder / "journal.db")


def test_a_journal_kept_aside_goes_when_its_days_are_over(town: Town) -> None:
    """Not before the register has all of it, and then with all that it held."""
    clerk = town.clerks[0]
    clerk.give(CODE)
    keys = keys_of(clerk)
    damage(clerk)
    clerk.line.doom([Fate.LOST] * 9)
    work(clerk)
    town.pass_seconds(A_MONTH * DAY_MS // 1000)
    clerk.line.doom([])
    work(clerk)
    pages = in_folder(clerk)
    assert CODE.encode() in pages
    assert [key for key in keys if key in pages]

    a_month_passes(town)
    pages = in_folder(clerk)
    assert kept_beside(clerk.folder / "journal.db") == ()
    assert CODE.encode() not in pages
    assert not [key for key in keys if key in pages]


def test_a_journal_kept_aside_goes_with_a_holders_boxes(town: Town) -> None:
    """A consent taken back does not wait for a month."""
    clerk = town.distributor
    damage(clerk)
    work(clerk)
    key = background_key(clerk)
    [card] = clerk.desk.acts.registrations()
    card_acts.withdraw_consent(clerk.desk, card.entry.entry_id)
    work(clerk)
    town.pass_seconds(DAY_MS // 1000)
    work(clerk)
    pages = in_folder(clerk)

    assert kept_beside(clerk.folder / "journal.db") == ()
    for gone in (POSTCODE.encode(), CODE.encode(), key):
        assert gone not in pages


def background_key(clerk: Clerk) -> bytes:
    """Give the key of the one background that this desk wrote down."""
    with clerk.desk.files.journal.reading() as connection:
        own = list(journal.own_entries(connection))
    keys = [dict(one.side.box_keys) for one in own]
    [found] = [one[BoxName.BACKGROUND] for one in keys if BoxName.BACKGROUND in one]
    return found
