"""A naive model of cases beside the fold: what has to be asked, whose answer stands.

It knows no subjects, rows or policies: it goes through all that the register keeps,
in the order of receipt, as a person with a pencil would.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kaikudesk.ledger.heard import REGISTER_REPLICA
from kaikudesk.model import ANSWERS, CaseKind, EntryKind
from kaikudesk.wire.bodies import Aliased, CaseSettled
from kaikudesk.wire.entry import decode_entry
from register.tables import TAKEN_IN, entries
from tests.simulation.told import Told, entries_of, told_cases
from tests.simulation.world import VENUES, World

ANSWERED = "an answer that stands"
_ENDS = (EntryKind.ERASED, EntryKind.CONSENT_WITHDRAWN, EntryKind.REGISTRATION_DELETED)
_GIVES_A_CODE = (EntryKind.CARD_REGISTERED, EntryKind.CODE_ASSIGNED)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A person's answer: who gave it, what it says, and when it came."""

    entry_id: bytes
    site: int
    rank: int
    body: CaseSettled


@dataclass(frozen=True, slots=True)
class _Known:
    """Which sites a case asks, and which registrations are one card, in pairs."""

    sites: set[int]
    pairs: list[set[bytes]]

    def may_keep(self, keeper: bytes | None, choices: tuple[bytes, ...]) -> bool:
        """Tell whether a registration, or one of the same card, is to choose from."""
        card = {keeper or b""}
        for _ in self.pairs:
            card.update(*(pair for pair in self.pairs if pair & card))
        return bool(card & set(choices))


def uses_of_nobody_are_asked_about(world: World) -> None:
    """12: a ticket of a code nobody registered has its case, and no other has one."""
    told = world.central.eye.look(told_cases)
    registered, ended = world.central.eye.look(_codes)
    rows = [one for one in told if one.row.kind == CaseKind.NOT_YET_REGISTERED]
    there = {name for one in rows for name in one.row.entries}
    for act in world.shadow.acts.values():
        sure = act.entry_id not in world.shadow.burnt | world.shadow.unsure
        if act.site in VENUES and sure and world.shadow.stands(act):
            asked = act.code not in registered | ended
            has = act.entry_id in there
            assert has or not asked or _is_held(world, act.entry_id), (
                f"12: nobody asks about {act.code}"
            )
    known = {n for n, act in world.shadow.acts.items() if act.code in registered}
    for one in rows:
        if not one.row.closed_by:
            assert not known & set(one.row.entries), f"12: {one.scope} asks for nothing"


def the_right_answer_stands(world: World) -> None:
    """13: of each case that answer stands which stands when they are gone through."""
    told = world.central.eye.look(told_cases)
    answers = world.central.eye.look(_answers)
    pairs = world.central.eye.look(_pairs)
    sites: dict[bytes, set[int]] = {}
    for one in told:
        sites.setdefault(one.key, set()).add(one.row.site)
    for one in told:
        given = [each for each in answers if each.body.case == one.key]
        traced = {each.entry_id for each in one.row.trace if each.answer is not None}
        if traced == {each.entry_id for each in given}:
            known = _Known(sites[one.key], pairs)
            stands = _gone_through(one, given, known)
            assert one.standing == stands, f"13: {CaseKind(one.row.kind).name}"
            world.met[ANSWERED] += bool(stands)


def _gone_through(case: Told, given: list[_Answer], known: _Known) -> bytes:
    standing: _Answer | None = None
    for one in given:
        if _counts(case, one, known) and _may_follow(standing, one):
            standing = one
    return standing.entry_id if standing else b""


def _may_follow(standing: _Answer | None, one: _Answer) -> bool:
    if standing is None or one.rank > standing.rank:
        return True
    return one.rank == standing.rank and one.body.replaces == standing.entry_id


def _counts(case: Told, one: _Answer, known: _Known) -> bool:
    kind = CaseKind(case.row.kind)
    if one.body.kind != kind or one.body.answer not in ANSWERS[kind]:
        return False
    choices, keeper = case.row.choices, one.body.keeper
    if kind is CaseKind.DISPUTED_CODE and not known.may_keep(keeper, choices):
        return False
    return one.rank > 0 or one.site in known.sites


def registers_answers(connection: Connection) -> set[bytes]:
    """Name the answers that people gave at the register itself."""
    return {one.entry_id for one in _answers(connection) if one.rank}


def _answers(connection: Connection) -> list[_Answer]:
    asked = select(entries.c.plain, entries.c.received).where(
        entries.c.kind == EntryKind.CASE_SETTLED, entries.c.state == TAKEN_IN
    )
    found = []
    for row in connection.execute(asked):
        entry = decode_entry(row.plain)
        plain, body = entry.plain, entry.body()
        rank = int(plain.replica == REGISTER_REPLICA)
        if isinstance(body, CaseSettled):
            answer = _Answer(entry.entry_id, plain.site, rank, body)
            found.append(((row.received, plain.made, plain.replica, plain.n), answer))
    return [answer for _, answer in sorted(found, key=lambda one: one[0])]


def _pairs(connection: Connection) -> list[set[bytes]]:
    return [
        {entry.plain.about or b"", body.registration}
        for entry in entries_of(connection, EntryKind.ALIASED)
        if isinstance(body := entry.body(), Aliased)
    ]


def _codes(connection: Connection) -> tuple[set[str], set[str]]:
    """Give the codes that somebody registered, and those of which a card has ended."""
    asked = select(entries.c.code, entries.c.plain).where(
        entries.c.kind.in_(_GIVES_A_CODE), entries.c.state == TAKEN_IN
    )
    over = {one.plain.about for kind in _ENDS for one in entries_of(connection, kind)}
    registered: set[str] = set()
    ended: set[str] = set()
    for row in connection.execute(asked):
        entry = decode_entry(row.plain)
        card = entry.plain.about or entry.entry_id
        (ended if card in over else registered).add(row.code)
    return registered - ended, ended


def _is_held(world: World, name: bytes) -> bool:
    return name not in world.central.eye.look(_taken_in)


def _taken_in(connection: Connection) -> set[bytes]:
    asked = select(entries.c.entry_id).where(entries.c.state == TAKEN_IN)
    return set(connection.scalars(asked))
