"""The register over HTTP: typed refusals, sizes before unpacking, quiet logs."""

from collections.abc import Iterator

import httpx
import pytest
import zstandard
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy.exc import OperationalError

from kaikudesk.chunks import read_chunk
from kaikudesk.model import Role
from kaikudesk.seal import sealing_pair, unseal
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    LARGEST_PUSH,
    Cursor,
    EnrolAnswer,
    EnrolRequest,
    KeysAnswer,
    Manifest,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    Refusal,
    bearer,
    read_manifest,
    read_working_keys,
)
from kaikudesk.wire.packing import LARGEST_BODY, MEDIA_TYPE, decode, pack, unpack
from kaikudesk.wire.receipt import Signed
from register.app import HEALTH, make_app
from register.enrolment import make_code
from register.errors import BusyError
from register.opened import Register
from tests.register.staging import (
    DISTRIBUTOR,
    VENUE,
    Country,
    head_of,
    root_of,
    rows_of,
)

PRIVATE, PUBLIC = sealing_pair(b"E" * 32)


class Web:
    """A desk's way to the register: enrolled as a venue or as a distributor."""

    def __init__(self, country: Country, client: TestClient[Litestar]) -> None:
        self.country = country
        self.client = client

    def enrol(self, role: Role = Role.VENUE) -> dict[str, str]:
        """Enrol and give the headers of the new desk."""
        site = VENUE if role is Role.VENUE else DISTRIBUTOR
        code = make_code(self.country.register, site, role, address="http://x")
        request = EnrolRequest(
            1, code.secret, b"n" * 16, b"v" * 32, PUBLIC, b"sealed", "0.1.0"
        )
        answer = self.client.post(paths.ENROL, content=pack(request))
        token = unpack(answer.content, EnrolAnswer).token
        return {"Authorization": bearer(unseal(PRIVATE, token))}

    def post(
        self, path: str, message: object, headers: dict[str, str]
    ) -> httpx.Response:
        """Send a message."""
        sent = headers | {"Content-Type": MEDIA_TYPE}
        return self.client.post(path, content=pack(message), headers=sent)


@pytest.fixture
def web(country: Country) -> Iterator[Web]:
    """Serve the register in this process."""
    country.found_sites()
    with TestClient(make_app(country.register), raise_server_exceptions=False) as one:
        yield Web(country, one)


def refusal(answer: httpx.Response) -> tuple[int, Refusal]:
    """Read what was refused; each one is packed."""
    assert answer.headers["content-type"].startswith(MEDIA_TYPE)
    return answer.status_code, unpack(answer.content, Refusal)


def test_keys_and_health_are_for_everybody(web: Web) -> None:
    """They are what a desk asks before it has a token."""
    keys = unpack(web.client.get(paths.KEYS).content, KeysAnswer)

    assert keys == web.country.register.keys
    assert web.client.get(HEALTH).json()["time"] == web.country.register.clock.now_ms()


def test_a_desk_pushes_and_pulls(web: Web) -> None:
    """Over HTTP as within."""
    headers = web.enrol()
    web.country.venue.use("KK12345678")

    pushed = web.post(paths.PUSH, web.country.venue.request(), headers)
    pulled = web.post(paths.PULL, PullRequest(1, (), recovery=b"new"), headers)

    assert len(unpack(pushed.content, PushAnswer).receipts) == 1
    answer = unpack(pulled.content, PullAnswer)
    assert answer.head == 3
    assert {row.scope for row in answer.rows} == {
        "site/7",
        "network",
        "cases/7",
    }


@pytest.mark.parametrize(
    ("status", "kind", "header"),
    [
        (401, "unknown-token", {}),
        (401, "unknown-token", {"Authorization": "Basic eDp5"}),
        (401, "unknown-token", {"Authorization": "Bearer not hex"}),
        (401, "unknown-token", {"Authorization": "Bearer " + "00" * 32}),
    ],
)
def test_who_has_no_token_is_told_so_alike(
    web: Web, status: int, kind: str, header: dict[str, str]
) -> None:
    """For every route that needs one."""
    answers = [
        web.post(paths.PUSH, PushRequest(1, b"venue..1", 1, b"", ()), header),
        web.post(paths.PULL, PullRequest(1, ()), header),
        web.client.get(paths.MANIFEST, headers=header),
    ]
    for answer in answers:
        assert refusal(answer) == (status, Refusal(kind))


def test_each_refusal_has_its_status(web: Web) -> None:
    """A gap names what is expected; a wrong protocol says so."""
    headers = web.enrol()
    venue = web.country.venue
    venue.use("KK12345678")
    gap = venue.request()
    push = [
        (PushRequest(1, gap.replica, 9, gap.before, gap.entries), 409, "gap", 1),
        (PushRequest(0, gap.replica, 1, gap.before, gap.entries), 426, "too-old", 0),
        (PushRequest(2, gap.replica, 1, gap.before, gap.entries), 400, "malformed", 0),
        (PushRequest(1, b"register", 1, b"", gap.entries), 403, "not-yours", 0),
        (PushRequest(1, gap.replica, 1, b"x" * 16, gap.entries), 409, "fork", 0),
        (PushRequest(1, gap.replica, 0, b"", gap.entries), 400, "malformed", 0),
    ]
    for message, status, kind, expected in push:
        answer = web.post(paths.PUSH, message, headers)
        assert refusal(answer) == (status, Refusal(kind, expected))


def test_size_is_known_before_unpacking(web: Web) -> None:
    """A bomb is refused by its own announcement, a big body by its length."""
    headers = web.enrol() | {"Content-Type": MEDIA_TYPE}
    bomb = zstandard.ZstdCompressor().compress(bytes(LARGEST_BODY + 1))

    answer = web.client.post(paths.PUSH, content=bomb, headers=headers)
    assert refusal(answer) == (400, Refusal("malformed"))
    for path, size in ((paths.PULL, 70_000), (paths.PUSH, LARGEST_BODY + 1)):
        answer = web.client.post(path, content=bytes(size), headers=headers)
        assert refusal(answer) == (413, Refusal("too-large"))


def test_too_many_entries_are_too_large(web: Web) -> None:
    """A desk halves its batch then."""
    headers = web.enrol()
    venue = web.country.venue
    venue.open_day()
    request = venue.request()
    many = PushRequest(
        1, request.replica, 1, request.before, request.entries * (LARGEST_PUSH + 1)
    )

    assert refusal(web.post(paths.PUSH, many, headers)) == (
        413,
        Refusal("too-large"),
    )


@pytest.mark.logs("the database does not answer")
def test_a_database_that_does_not_answer_is_busy(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk tries again; nothing of the row stands in the answer."""
    headers = web.enrol()
    fault = OperationalError("select", {}, Exception("KK12345678"))

    def break_down(*_parts: object) -> None:
        raise fault

    monkeypatch.setattr("register.app.take_in", break_down)
    web.country.venue.use("KK12345678")

    answer = web.post(paths.PUSH, web.country.venue.request(), headers)

    assert refusal(answer) == (503, Refusal("busy"))
    assert answer.headers["retry-after"]


def test_a_chunk_is_read_without_a_token_and_only_with_its_key(web: Web) -> None:
    """The manifest names all; its rows add up to the root."""
    headers = web.enrol()
    for n in range(60):
        web.country.distributor.register_card(f"KK{n:08}", children=n % 4)
    web.country.push()

    answer = web.client.get(paths.MANIFEST, headers=headers)
    manifest = read(web.country.register, unpack(answer.content, Signed))
    rows = [
        row
        for part in manifest.chunks
        for row in read_chunk(
            web.client.get(paths.chunk(part.sha256)).content, manifest.chunk_key
        )
    ]

    assert manifest.rows == len(rows) == 60
    assert manifest.root == head_of(web.country.register)[1]
    assert manifest.root == root_of(rows_of(web.country.register))
    followed = PullRequest(1, (Cursor(manifest.scope, manifest.cursor),))
    assert (
        unpack(web.post(paths.PULL, followed, headers).content, PullAnswer).rows == ()
    )


def read(register: Register, signed: Signed) -> Manifest:
    """Check and read a manifest."""
    keys = {n: one.verify_key for n, one in read_working_keys(register.keys).items()}
    return read_manifest(signed, keys)


def test_a_distributor_gets_no_list(web: Web) -> None:
    """It has no right to check, and learns nothing of the list."""
    headers = web.enrol(Role.DISTRIBUTOR)

    assert (
        refusal(web.client.get(paths.MANIFEST, headers=headers))[1].kind == "not-yours"
    )


@pytest.mark.parametrize("name", ["00" * 32, "not hex", "00"])
def test_a_chunk_that_is_not_there_is_not_found(web: Web, name: str) -> None:
    """Whether it ever was is not said."""
    answer = web.client.get(paths.CHUNKS + name)

    assert refusal(answer) == (404, Refusal("not-found"))


def test_the_routes_are_described_as_json_and_nothing_else(web: Web) -> None:
    """Pages that load scripts from elsewhere are off."""
    said = web.client.get("/schema/openapi.json")

    assert {paths.PUSH, paths.PULL, paths.KEYS} <= set(said.json()["paths"])
    for page in ("swagger", "redoc", "elements", "rapidoc"):
        assert web.client.get(f"/schema/{page}").status_code == 404


def test_an_unknown_path_is_a_404_of_ours(web: Web) -> None:
    """It says nothing else."""
    assert web.client.get("/v1/nothing").status_code == 404


def test_an_answer_to_a_busy_push_comes_as_one_kind() -> None:
    """A lost commit and a busy database are the same to a desk."""
    assert BusyError().kind == "busy"
    assert decode(b"\x91\xa4busy", Refusal) == Refusal("busy")
