"""What keeps a register in order: a new fold, new rules, imports, the horizon."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from threading import Event

import msgspec
import pytest
from sqlalchemy import update

from kaikudesk.ledger import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.registrations import registrations_of
from kaikudesk.ledger.uses import Given, UseRow
from kaikudesk.model import EntryKind
from kaikudesk.rules import RuleSet
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from register import acts, feed, tables
from register.errors import BusyError, RefusedError
from register.horizon import drop_gone
from register.importing import Importer
from register.network import NewSite, create_site
from register.opened import Register
from register.pen import Act
from register.refold import refold, set_rules
from register.serving import keep_tidy
from register.subjects import CLOSURE, SUBJECTS
from tests.register.pens import Pen
from tests.register.reading_pages import LIST, ask, execute, fill, let_days_pass
from tests.register.staging import (
    CODE,
    DISTRIBUTOR,
    Country,
    a_pen,
    assert_whole,
    head_of,
    opened,
    rows_of,
)

# Those who lose the case of a code that was registered after its use.
TOLD = ("cases/7", "cases/0")


def months(count: int, version: int = 2) -> bodies.RuleSet:
    """Make rules by which a card lasts so many months."""
    day = 735_000
    return bodies.RuleSet(version, (("card_months", day, day, str(count)),))


def last_valid_days(register: Register) -> set[object]:
    """Give the last valid days of all cards."""
    return {
        decode(row, CardRowWire).fields["last_valid"].value
        for (scope, _), row in rows_of(register).items()
        if scope.startswith("cards/")
    }


def test_a_new_fold_of_an_unchanged_register_changes_nothing(
    country: Country,
) -> None:
    """Not a row, not a number."""
    fill(country)
    before = rows_of(country.register), head_of(country.register)

    assert refold(country.register) == 0
    assert (rows_of(country.register), head_of(country.register)) == before


def test_a_new_fold_mends_what_went_wrong_in_the_feed(country: Country) -> None:
    """Rows and root come out as the entries say."""
    fill(country)
    wrong = (
        update(tables.feed).where(tables.feed.c.scope == "site/7").values(row=b"\x90")
    )
    execute(country.register, wrong)

    assert refold(country.register) > 0
    assert_whole(country.register)


def test_new_rules_reach_every_card(country: Country) -> None:
    """The desks are told of those rows that came out differently, and only those."""
    fill(country)
    [before] = last_valid_days(country.register)
    cursors = ask(country.register).cursors

    set_rules(country.register, months(6))

    [after] = last_valid_days(country.register)
    assert isinstance(before, int)
    assert isinstance(after, int)
    assert before - after > 150
    changed = {row.scope for row in ask(country.register, cursors).rows}
    assert changed == {"rules", LIST}
    assert_whole(country.register)


def test_an_import_goes_on_where_it_ended(country: Country) -> None:
    """For any site, in large batches, through the push's own code."""
    pen = Pen(b"import01", DISTRIBUTOR, a_pen(country.register, b"x" * 8).sealing_key)
    country.found_sites()
    importer = Importer(country.register, pen.replica)
    pen.register_card("KK00000001")
    first = importer.take_in(pen.sents)
    again = Importer(country.register, pen.replica)
    pen.use("KK00000001")
    second = again.take_in(pen.sents[again.next_n - 1 :])

    assert (first.last, second.first, second.last) == (2, 3, 3)
    assert first.held == second.held == ()
    with pytest.raises(RefusedError, match="fork"):
        importer.take_in(pen.sents)
    assert_whole(country.register)


def test_rows_gone_for_sixty_days_are_forgotten(country: Country) -> None:
    """A desk that was away for longer reads from 0; others miss nothing."""
    country.venue.use(CODE)
    country.push()
    away = ask(country.register).cursors
    country.distributor.register_card(CODE)
    country.push()
    near = ask(country.register).cursors
    let_days_pass(country.register, 61)
    country.venue.use("KK00000002")
    country.push()

    assert drop_gone(country.register) == len(TOLD)
    assert drop_gone(country.register) == 0

    assert ask(country.register, near).more == ()
    with pytest.raises(RefusedError, match="behind-horizon"):
        ask(country.register, away)
    assert_whole(country.register)


def test_an_idle_register_forgets_too(country: Country) -> None:
    """Also where nobody pushed since; a cursor at the head stays good."""
    country.venue.use(CODE)
    country.push()
    country.distributor.register_card(CODE)
    country.push()
    cursors = ask(country.register).cursors
    assert drop_gone(country.register) == 0
    let_days_pass(country.register, 90)

    assert drop_gone(country.register) == len(TOLD)
    assert ask(country.register, cursors).rows == ()


def test_tidying_ends_with_the_server_and_survives_a_busy_database(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing depends on it."""
    ended = Event()
    tried: list[int] = []

    def busy(_register: Register) -> int:
        tried.append(1)
        ended.set()
        raise BusyError

    monkeypatch.setattr("register.serving.drop_gone", busy)
    keep_tidy(country.register, ended)

    assert tried == [1]


def test_a_site_gets_the_next_number_and_keeps_it(register: Register) -> None:
    """Also one that ended: its number is never given again."""
    wanted = NewSite("Kirjasto", "Kainuu", "Kuhmo", ("venue",))
    first, second = create_site(register, wanted), create_site(register, wanted)
    ended = bodies.NetworkChanged("site", second.number, None)
    acts.write_acts(register, [Act(EntryKind.NETWORK_CHANGED, ended)])

    assert (first.number, second.number) == (1, 2)
    assert first.area == second.area
    assert create_site(register, wanted).number == 3
    assert_whole(register)


def test_an_act_that_cannot_be_read_is_a_fault_of_ours(register: Register) -> None:
    """It is not kept quietly as unread."""
    wrong = Act(EntryKind.NETWORK_CHANGED, bodies.CardRenewed(1, 2))

    with pytest.raises(ValueError, match="cannot read"):
        acts.write_acts(register, [wrong])
    assert head_of(register) == (0, 0)


def test_what_no_check_foresaw_is_unread_and_nothing_else_waits(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fold that stumbles over an entry leaves it out, whatever else came with it."""

    def stumbling(heards: Iterable[Heard], rules: RuleSet) -> tuple[Registration, ...]:
        said = list(heards)
        if any(heard.entry.kind == EntryKind.CARD_RENEWED for heard in said):
            raise ValueError("a bug of a later day")
        return registrations_of(said, rules)

    monkeypatch.setattr("kaikudesk.ledger.growing.registrations_of", stumbling)
    country.distributor.register_card(CODE)
    country.push()
    about = country.distributor.register_card("KK00000002")
    renewal = bodies.CardRenewed(740_000, 740_365)
    country.distributor.write(EntryKind.CARD_RENEWED, renewal, about=about)
    country.distributor.register_card("KK00000003")

    [receipt] = country.push()

    assert receipt.unread == (3, 4)
    assert len(last_valid_days(country.register)) == 1
    assert_whole(country.register)


def test_a_use_that_does_not_join_its_card_leaves_the_card_as_it_was(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What half of it had changed is forgotten, and other cards' uses count."""
    fill(country, cards=2)
    before = rows_of(country.register)
    country.venue.use("KK00000000")
    country.venue.use("KK00000001")
    lay, laid = UseRow.lay, Counter[str]()

    def stumbling(self: UseRow, one: Given) -> None:
        lay(self, one)
        laid[one.code] += 1
        # The first time it is what was there, the second time what joins it.
        if one.code == "KK00000000" and laid[one.code] == 1 + 1:
            raise ValueError("a bug of a later day")

    monkeypatch.setattr(UseRow, "lay", stumbling)
    [receipt] = country.push()
    monkeypatch.undo()

    assert len(receipt.unread) == 1
    after = rows_of(country.register)
    used = [place for place in after if place[0] == "site/7" if place[1][:1] == b"u"]
    assert [after[place] == before[place] for place in sorted(used)].count(True) == 1
    assert_whole(country.register)


def test_sqlite_finds_a_subject_by_its_keys(tmp_path: Path) -> None:
    """However many cards there are, a push walks through none but its own."""
    with opened(f"sqlite:///{tmp_path}/register.db") as register:
        fill(Country(register), cards=3)
        with register.database.reading() as connection:
            for statement in (CLOSURE, SUBJECTS):
                compiled = statement.params(keys=[b"c" + CODE.encode()]).compile(
                    dialect=connection.dialect,
                    compile_kwargs={"render_postcompile": True},
                )
                # What is asked for does not matter to how it is looked for.
                given = (b"c",) * str(compiled).count("?")
                plan = connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {compiled}", given
                ).all()
                steps = [str(step[3]) for step in plan]
                assert all(
                    step.startswith("SEARCH") or "reached" in step
                    for step in steps
                    if step.startswith(("SEARCH", "SCAN"))
                ), steps


def test_a_root_counts_only_rows_of_the_list() -> None:
    """What goes takes away what it had added."""
    place, other = ("list/1/1", b"\x00" * 8), ("site/7", b"u")
    row = msgspec.msgpack.encode((740_000, 1))
    added = feed.added_to_root({}, {place: row, other: b"\x90"})

    assert added > 0
    gone = feed.added_to_root({place: row}, {place: None})
    assert (added + gone) % (1 << 61) == 0
    assert feed.added_to_root({place: row}, {place: row}) == 0
