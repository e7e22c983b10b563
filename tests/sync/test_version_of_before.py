"""Protocol 1 as a desk spoke it before files, cases and epochs came into it.

`data/protocol_1.zst` was recorded from the program of 24 November 2026, 15:50: the
register's database before the first request, and each request with its answer, while a
desk enrolled, fetched its list, gave two tickets, took one back and found nothing new.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
import zstandard
from litestar import Litestar
from litestar.testing import TestClient

from kaikudesk.chunks import read_chunk
from kaikudesk.errors import MalformedEntryError
from kaikudesk.seal import sealing_pair, unseal
from kaikudesk.wire import messages, paths
from kaikudesk.wire.messages import read_manifest, read_working_keys
from kaikudesk.wire.packing import MEDIA_TYPE, decode, unpack
from kaikudesk.wire.receipt import Receipt, Signed, read_receipt
from kaikudesk.wire.rows import CaseRowWire, SiteRowWire, UseRowWire
from register.app import make_app
from register.refold import refold
from tests.register.staging import assert_whole, opened, rows_of

RECORDED = Path(__file__).parents[1] / "data" / "protocol_1.zst"
ANSWERS: dict[str, type[msgspec.Struct]] = {
    paths.KEYS: messages.KeysAnswer,
    paths.ENROL: messages.EnrolAnswer,
    paths.MANIFEST: Signed,
    paths.PUSH: messages.PushAnswer,
    paths.PULL: messages.PullAnswer,
}


class Exchange(msgspec.Struct, frozen=True, array_like=True):
    """One request as it was sent then, and what was answered."""

    path: str
    body: bytes | None
    token: bytes | None
    status: int
    answer: bytes

    @property
    def is_chunk(self) -> bool:
        """Tell whether a part of a list was asked for."""
        return self.path.startswith(paths.CHUNKS)


class Recording(msgspec.Struct, frozen=True):
    """All that was recorded; `sealing_key` is the desk's private one."""

    commit: str
    database: bytes
    sealing_key: bytes
    fingerprint: bytes
    exchanges: tuple[Exchange, ...]

    def answers(self, path: str) -> list[bytes]:
        """Give what was answered on a path, in its order."""
        return [one.answer for one in self.exchanges if one.path == path]


@pytest.fixture(scope="module")
def recording() -> Recording:
    """Read what was recorded."""
    raw = zstandard.ZstdDecompressor().decompress(RECORDED.read_bytes())
    return msgspec.msgpack.decode(raw, type=Recording)


def receipts_in(answers: list[bytes], keys: bytes) -> list[Receipt]:
    """Check and read the receipts of some answers to pushes."""
    working = read_working_keys(unpack(keys, messages.KeysAnswer))
    verify_keys = {number: one.verify_key for number, one in working.items()}
    return [
        read_receipt(signed, verify_keys)
        for answer in answers
        for signed in unpack(answer, messages.PushAnswer).receipts
    ]


def test_a_desk_of_today_reads_what_was_answered_then(recording: Recording) -> None:
    """Keys, receipts, the list, and every row; what is new has its default."""
    [keys] = recording.answers(paths.KEYS)
    [manifest] = recording.answers(paths.MANIFEST)
    [chunk] = [one.answer for one in recording.exchanges if one.is_chunk]
    working = read_working_keys(unpack(keys, messages.KeysAnswer))
    verify_keys = {number: one.verify_key for number, one in working.items()}
    told = read_manifest(unpack(manifest, Signed), verify_keys)
    pages = [
        unpack(answer, messages.PullAnswer) for answer in recording.answers(paths.PULL)
    ]
    rows = {(row.scope, row.item): row.row for page in pages for row in page.rows}

    receipts = receipts_in(recording.answers(paths.PUSH), keys)
    [listed] = list(read_chunk(chunk, told.chunk_key))
    cases = [decode(row or b"", CaseRowWire) for row in of(rows, "cases/7")]
    uses = [decode(row or b"", UseRowWire) for row in of(rows, "site/7", b"u")]

    assert [(one.first, one.last, one.unread) for one in receipts] == [
        (1, 3, ()),
        (4, 4, ()),
    ]
    assert listed[2] == 2
    assert sorted(one.closed_by for one in cases) == ["void"]
    assert sorted(use.voided for row in uses for use in row.uses) == [False, True]
    [site] = of(rows, "site/7", b"s")
    assert decode(site or b"", SiteRowWire).name == "Kuhmotalo"


def of(
    rows: dict[tuple[str, bytes], bytes | None], scope: str, item: bytes = b""
) -> list[bytes | None]:
    """Give the rows of a scope whose items begin so."""
    return [
        row
        for (there, name), row in sorted(rows.items())
        if there == scope and name.startswith(item)
    ]


@contextmanager
def todays_register(
    recording: Recording, folder: Path
) -> Iterator[TestClient[Litestar]]:
    """Bring the database of then up to date, fold it anew, and serve it."""
    (folder / "register.db").write_bytes(recording.database)
    with (
        opened(f"sqlite:///{folder}/register.db") as register,
        TestClient(make_app(register)) as client,
    ):
        refold(register)
        yield client
        assert_whole(register)
        assert len(rows_of(register)) > 1


def ask(client: TestClient[Litestar], asked: Exchange, chunk: str) -> tuple[int, bytes]:
    """Send a request as it was sent then; the chunk is the one of today's manifest."""
    headers = {} if asked.body is None else {"Content-Type": MEDIA_TYPE}
    if asked.token is not None:
        headers["Authorization"] = messages.bearer(asked.token)
    method = "GET" if asked.body is None else "POST"
    path = chunk if asked.is_chunk else asked.path
    said = client.request(method, path, content=asked.body, headers=headers)
    return said.status_code, said.content


def replayed(recording: Recording, client: TestClient[Litestar]) -> list[Exchange]:
    """Ask all of it again, in its order."""
    said: list[Exchange] = []
    chunk = ""
    for one in recording.exchanges:
        status, answer = ask(client, one, chunk)
        said.append(Exchange(one.path, one.body, one.token, status, answer))
        if one.path == paths.MANIFEST:
            statement = unpack(answer, Signed).statement
            chunk = paths.chunk(decode(statement, messages.Manifest).chunks[0].sha256)
    return said


def test_the_register_of_today_answers_a_desk_of_then(
    recording: Recording, tmp_path: Path
) -> None:
    """It is let in with its token, and what it sends is taken in, once."""
    with todays_register(recording, tmp_path) as client:
        said = replayed(recording, client)
        again = [ask(client, one, "") for one in said if one.path == paths.PUSH]

    keys = next(one.answer for one in said if one.path == paths.KEYS)
    given = [one.answer for one in said if one.path == paths.PUSH]
    receipts = receipts_in(given, keys)
    then = receipts_in(recording.answers(paths.PUSH), keys)
    places = [(one.replica, one.first, one.last, one.link) for one in receipts]
    assert places == [(one.replica, one.first, one.last, one.link) for one in then]
    assert all(one.held == one.unread == () for one in receipts)
    assert [status for status, _ in again] == [200, 200]
    assert receipts_in([answer for _, answer in again], keys) == receipts

    [enrolled] = [one.answer for one in said if one.path == paths.ENROL]
    token = unpack(enrolled, messages.EnrolAnswer).token
    assert unseal(recording.sealing_key, token) == said[-1].token


def test_a_desk_of_then_finds_every_field_where_it_was(
    recording: Recording, tmp_path: Path
) -> None:
    """New fields come behind the old ones; a pull may be asked to begin anew."""
    with todays_register(recording, tmp_path) as client:
        said = replayed(recording, client)

    for then, now in zip(recording.exchanges, said, strict=True):
        if now.status == 409:
            # Its cursor names no run of the register: it reads from 0, as it knows.
            assert then.path == paths.PULL
            assert unpack(now.answer, messages.Refusal).kind == "other-epoch"
            continue
        assert now.status == then.status == 200
        if not then.is_chunk:
            kind = ANSWERS[then.path]
            same_front(unpack(then.answer, kind), unpack(now.answer, kind))
            same_front(fields(then.answer), fields(now.answer))


def fields(answer: bytes) -> list[object]:
    """Read an answer's fields without knowing what they mean."""
    raw = zstandard.ZstdDecompressor().decompress(answer)
    read: list[object] = msgspec.msgpack.decode(raw)
    return read


def same_front(then: object, now: object) -> None:
    """All that stood there then stands there now, with a value of its kind."""
    assert type(then) is type(now)
    if isinstance(then, list) and isinstance(now, list):
        assert len(then) <= len(now)
        for old, new in zip(then, now, strict=False):
            assert type(old) is type(new)


def test_an_answer_of_no_protocol_is_none(recording: Recording) -> None:
    """What was recorded is read by its form, not by its luck."""
    [keys] = recording.answers(paths.KEYS)

    with pytest.raises(MalformedEntryError):
        unpack(keys[:-1], messages.KeysAnswer)
    assert sealing_pair(recording.sealing_key)[0] == recording.sealing_key
