"""Files of desks: whatever comes counts once, or is refused and changes nothing."""

from sqlalchemy import select

from kaikudesk.wire import paths
from kaikudesk.wire.messages import PushAnswer
from register.acceptance import accept
from register.opened import Register
from register.tables import HELD, audit, entries
from tests.register.pens import Pen
from tests.register.posting_files import Sender
from tests.register.staging import CODE, Country, a_pen, assert_whole

OTHER_CODE = "KK00000001"


def stored(register: Register) -> list[bytes]:
    """Give the entries of desks that lie at the register."""
    asked = select(entries.c.plain).where(entries.c.kind < 60)
    with register.database.reading() as connection:
        return sorted(connection.scalars(asked))


def test_a_file_is_taken_in_and_answered(country: Country, sender: Sender) -> None:
    """With the receipts that a push over the network would have got."""
    country.venue.use(CODE)
    push = country.venue.push()

    imported = sender.send(push)
    [answer] = sender.push_answers(imported)

    assert (imported.entries, imported.new, imported.held) == (2, 2, 0)
    receipts = accept(country.register, country.as_venue, push)
    assert isinstance(answer, PushAnswer)
    assert answer.receipts == tuple(country.register.signed(one) for one in receipts)
    assert_whole(country.register)


def test_again_in_any_order_and_also_over_the_network(
    country: Country, sender: Sender
) -> None:
    """Each entry lies there once, and the second time nothing is new."""
    venue = country.venue
    venue.use(CODE)
    early = venue.push()
    venue.use(OTHER_CODE)
    late = venue.push(first=1)

    news = [sender.send(one).new for one in (late, early, late)]
    accept(country.register, country.as_venue, late)
    news.append(sender.send(early, late).new)

    assert news == [3, 0, 0, 0]
    assert stored(country.register) == sorted(one.plain for one in venue.sents)
    assert_whole(country.register)


def a_clone(country: Country) -> Pen:
    """Give a journal restored to the venue's day, that went its own way since."""
    clone = a_pen(country.register, country.venue.replica)
    clone.clock.seed, clone.day = 5, country.venue.day
    clone.add(country.venue.sents[0])
    for _ in range(5):
        clone.use(OTHER_CODE)
    return clone


def test_the_file_of_a_dead_clone_is_taken_in_beside(
    country: Country, sender: Sender
) -> None:
    """All of its pushes in one row, and its desk hears of the fork."""
    country.venue.use(CODE)
    country.push()
    clone = a_clone(country)
    pushes = [clone.push(2, 3), clone.push(4, 5), clone.push(6, 6)]

    imported = sender.send(*pushes)
    again = sender.send(*pushes)

    assert (imported.entries, imported.new, imported.forked) == (5, 5, True)
    assert (again.new, again.forked) == (0, True)
    assert sender.push_answers(imported) == ["fork"] * 3
    both = {one.plain for one in (*country.venue.sents, *clone.sents)}
    assert stored(country.register) == sorted(both)
    assert_whole(country.register)


def test_two_clones_that_part_inside_a_file_both_lie_there(
    country: Country, sender: Sender
) -> None:
    """The second joins the first as far as they are the same."""
    country.venue.use(CODE)
    country.push()
    one, two = a_clone(country), a_clone(country)
    two.clock.seed = 6
    two.use(CODE)
    one.use(CODE)

    sender.send(one.push(2, 6), one.push(7, 7))
    later = sender.send(two.push(2, 6), two.push(7, 7))

    assert later.new == 1
    both = {sent.plain for sent in (*country.venue.sents, *one.sents, *two.sents)}
    assert stored(country.register) == sorted(both)


def test_what_stands_behind_a_gap_waits_for_what_is_missing(
    country: Country, sender: Sender
) -> None:
    """Nothing is taken in, the number is told, and the whole file mends it."""
    country.venue.use(CODE)
    country.venue.use(OTHER_CODE)
    gap = sender.send(country.venue.push(first=3))

    assert (gap.gap, gap.new) == (1, 0)
    assert sender.push_answers(gap) == ["gap"]
    assert sender.send(country.venue.push(first=1)).new == 3


def test_a_withdrawn_desk_delivers_its_queue_and_reads_nothing(
    country: Country, sender: Sender
) -> None:
    """Its entries wait for a person."""
    country.venue.use(CODE)
    sender.withdraw()

    imported = sender.send(country.venue.push())
    answer = sender.answered(imported)

    assert (imported.new, imported.held, imported.wanted) == (2, 2, None)
    assert [one.slip.refused for one in answer.named(paths.PULL)] == [True]
    assert answer.first(paths.MANIFEST) is None
    states = select(entries.c.state).where(entries.c.kind < 60)
    with country.register.database.reading() as connection:
        assert set(connection.scalars(states)) == {HELD}


def test_each_import_is_noted(country: Country, sender: Sender) -> None:
    """Which desk's file it was, and when."""
    sender.send()
    asked = select(audit.c.act, audit.c.desk).where(audit.c.act == "import-file")
    with country.register.database.reading() as connection:
        assert [tuple(row) for row in connection.execute(asked)] == [("import-file", 1)]
