"""Snapshots of the list: made once, given to everybody, resumable for a week."""

import pytest
from sqlalchemy import select

from kaikudesk.chunks import read_chunk
from kaikudesk.wire.messages import Manifest
from kaikudesk.wire.packing import decode
from register import tables
from register.errors import RefusedError
from register.opened import Register
from register.snapshot import chunk_body, manifest
from tests.register.reading_pages import fill, let_days_pass
from tests.register.staging import AS_VENUE, CODE, Country


def snapshot_of(register: Register) -> tuple[int, list[object]]:
    """Give the number and all rows of the newest snapshot."""
    told = decode(manifest(register, AS_VENUE).statement, Manifest)
    rows = [
        row
        for part in told.chunks
        for row in read_chunk(chunk_body(register, part.sha256.hex()), told.chunk_key)
    ]
    return told.seq, list(rows)


def test_a_snapshot_serves_until_it_is_a_day_old(country: Country) -> None:
    """Then the next one who asks gets a new one."""
    fill(country)
    seq, rows = snapshot_of(country.register)
    country.distributor.register_card(CODE)
    country.push()

    assert snapshot_of(country.register) == (seq, rows)
    let_days_pass(country.register, 2)
    newer, more = snapshot_of(country.register)
    assert newer > seq
    assert len(more) == len(rows) + 1


def test_a_snapshot_that_much_has_changed_since_is_made_anew(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Following it on would take longer than loading another."""
    monkeypatch.setattr("register.snapshot._CHANGES", 3)
    monkeypatch.setattr("register.snapshot.ROWS", 2)
    fill(country)
    seq, rows = snapshot_of(country.register)
    fill(country, cards=4)
    newer, _ = snapshot_of(country.register)

    assert len(rows) == 5
    assert newer == seq
    for n in range(10, 16):
        country.distributor.register_card(f"KK{n:08}")
    country.push()
    assert snapshot_of(country.register)[0] > seq


def test_chunks_of_former_snapshots_stay_for_a_week(country: Country) -> None:
    """A load that broke off goes on; later its chunks are gone."""
    fill(country)
    snapshot_of(country.register)
    with country.register.database.reading() as connection:
        [old] = connection.scalars(select(tables.chunks.c.sha256))
    let_days_pass(country.register, 2)
    snapshot_of(country.register)

    assert chunk_body(country.register, old.hex())
    let_days_pass(country.register, 8)
    snapshot_of(country.register)
    with pytest.raises(RefusedError, match="not-found"):
        chunk_body(country.register, old.hex())


def test_an_empty_list_has_a_snapshot_without_chunks(country: Country) -> None:
    """A register of the first day answers too."""
    assert snapshot_of(country.register) == (0, [])
