"""From a folded subject to the rows that desks hold, one set of rows per scope."""

from collections.abc import Iterator

from kaikudesk.codes import card_key
from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.fold import Subject
from kaikudesk.ledger.registrations import Registration
from kaikudesk.ledger.uses import use_row
from kaikudesk.model import Role
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import (
    AREA_ITEM,
    EVENT_ITEM,
    LIST_VERSION,
    RULES_ITEM,
    SITE_ITEM,
    USE_ITEM,
    CaseRowWire,
    ListRowWire,
    SiteRowWire,
)

Place = tuple[str, bytes]


def project(subject: Subject, list_key: ListKey) -> dict[Place, bytes]:
    """Give every row that this subject has in any scope, as its bytes.

    A place that was here before and is missing now is gone.
    """
    return dict(_rows(subject, list_key))


def list_scope(key_version: int) -> str:
    """Name the scope of the check list under a list key of this version."""
    return f"list/{LIST_VERSION}/{key_version}"


def card_item(code: str, list_key: ListKey) -> bytes:
    """Give the item of a code in `list`, and after `u` in a venue's scope."""
    return card_key(code, list_key.key).to_bytes(8, "big", signed=True)


def _rows(subject: Subject, list_key: ListKey) -> Iterator[tuple[Place, bytes]]:
    for one in subject.registrations:
        yield (f"cards/{one.row.site}", one.entry_id), encode(one.row)
        if one.row.code and not one.row.disputed:
            item = card_item(one.row.code, list_key)
            yield (list_scope(list_key.version), item), encode(_list_row(one))
    for (code, site), uses in subject.uses.items():
        item = USE_ITEM + card_item(code, list_key)
        yield (f"site/{site}", item), encode(use_row(uses))
    for case in subject.cases:
        yield from _case_rows(case)
    for (site, event_id), row in subject.events.items():
        yield (f"site/{site}", EVENT_ITEM + event_id), encode(row)
    yield from _network_rows(subject)


def _list_row(one: Registration) -> ListRowWire:
    fields = one.row.fields
    return ListRowWire(
        last_valid=_number(fields["last_valid"].value),
        children=_number(fields["children"].value),
        kind=one.row.kind,
        state=one.state,
        area=_number(fields["area"].value),
    )


def _number(value: int | str | None) -> int:
    return value if isinstance(value, int) else 0


def _case_rows(case: Case) -> Iterator[tuple[Place, bytes]]:
    for site, entries in case.entries.items():
        row = CaseRowWire(
            case.kind, site, entries, case.since, case.tail, case.closed_by
        )
        yield (f"cases/{site}", case.key), encode(row)


def _network_rows(subject: Subject) -> Iterator[tuple[Place, bytes]]:
    for (what, number), row in subject.network.items():
        if row is None:
            continue
        item = number.to_bytes(4, "big")
        if what == "area":
            yield ("network", AREA_ITEM + item), row
        elif what == "site":
            yield (f"site/{number}", SITE_ITEM), row
            if Role.DISTRIBUTOR not in decode(row, SiteRowWire).roles:
                yield ("network", SITE_ITEM + item), row
    if subject.rules is not None:
        yield ("rules", RULES_ITEM), encode(subject.rules)
