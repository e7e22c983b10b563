"""The cases of this desk's site: what the register asks, and what was answered here.

An answer is an entry like any other: it waits, goes to the register, and the fold says
whether it stands. Until the register has it the case counts as answered here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kaikudesk.clock import new_id
from kaikudesk.desk import Desk
from kaikudesk.errors import NotAllowedError
from kaikudesk.ledger import Heard
from kaikudesk.model import EntryKind, Settlement
from kaikudesk.storage import checklist
from kaikudesk.wire.bodies import CaseSettled
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from kaikudesk.writing import Draft

_KEEPS: Final = (Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS)


@dataclass(frozen=True, slots=True)
class SiteCase:
    """A case as the register last told it, and this desk's answer on its way to it."""

    key: bytes
    row: CaseRowWire
    answer: Heard | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has still to look at it."""
        return not self.row.closed_by and self.answer is None

    @property
    def answers(self) -> tuple[Settlement, ...]:
        """Give what may be answered now; nothing while an answer is on its way."""
        if self.answer is not None:
            return ()
        known = {int(one) for one in Settlement}
        return tuple(Settlement(one) for one in self.row.answers if one in known)


def read_cases(desk: Desk) -> list[SiteCase]:
    """Read all cases of the site, those of other desks there too, oldest first."""
    answers = dict(_on_their_way(desk.acts.of_kind(EntryKind.CASE_SETTLED)))
    scope = f"cases/{desk.identity.site.number}"
    with desk.files.checklist.reading() as connection:
        rows = [
            (key, decode(row, CaseRowWire))
            for key, row in checklist.rows_of(connection, scope)
        ]
    cases = (SiteCase(key, row, _newer(answers.get(key), row)) for key, row in rows)
    return sorted(cases, key=lambda case: (case.row.since, case.key))


def _on_their_way(told: Iterable[Heard]) -> Iterator[tuple[bytes, Heard]]:
    for heard in told:
        body = heard.body
        if isinstance(body, CaseSettled):
            yield body.case, heard


def _newer(answer: Heard | None, row: CaseRowWire) -> Heard | None:
    """Leave out an answer that the register's row knows already."""
    known = {trace.entry_id for trace in row.trace}
    if answer is None or answer.entry.entry_id in known:
        return None
    return answer


def settle_case(desk: Desk, case: SiteCase, answer: Settlement) -> None:
    """Answer a case; when this returns the answer is written for good.

    It names the settlement that stands, so that it may take its place, and how large
    the case was. Raises NotAllowedError("not an answer") for what this case does not
    ask, and after another answer of this desk that is still on its way.
    """
    if answer not in case.answers:
        raise NotAllowedError("not an answer")
    row = case.row
    body = CaseSettled(
        case=case.key,
        kind=row.kind,
        answer=answer,
        keeper=_keeper(row, answer) if answer in _KEEPS else None,
        replaces=next((one.entry_id for one in row.trace if one.stands), None),
        extent=row.extent,
    )
    seen = tuple(one.entry_id for one in row.trace if one.answer is not None)
    desk.write(
        Draft(
            EntryKind.CASE_SETTLED,
            new_id(desk.clock),
            body,
            about=row.entries[0],
            seen=seen,
        )
    )


def _keeper(row: CaseRowWire, answer: Settlement) -> bytes:
    """Name the registration that keeps the code: this site's, or the other one."""
    ours = set(row.entries)
    wanted = answer is Settlement.OURS_KEEPS
    for choice in row.choices:
        if (choice in ours) is wanted:
            return choice
    raise NotAllowedError("not an answer")
