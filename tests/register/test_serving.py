"""A real register process: killed in the middle, it goes on where it was."""

import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from kaikudesk.seal import sealing_pair, unseal
from kaikudesk.wire import paths
from kaikudesk.wire.enrolment_code import read_code
from kaikudesk.wire.messages import (
    EnrolAnswer,
    EnrolRequest,
    KeysAnswer,
    PushAnswer,
    bearer,
    read_working_keys,
)
from kaikudesk.wire.packing import pack, unpack
from register.serving import open_door
from tests.register.pens import Pen
from tests.register.processes import a_server, command, serving

PRIVATE, PUBLIC = sealing_pair(b"E" * 32)


@pytest.mark.slow
def test_a_killed_register_answers_the_same_push_the_same(tmp_path: Path) -> None:
    """What it confirmed is there; the repeat gets the same receipt."""
    url = f"sqlite:///{tmp_path}/register.db"
    place = ("--area", "Kainuu", "--municipality", "Kuhmo")
    command(url, "create-site", "Kuhmotalo", "--role", "venue", *place)
    said = command(url, "enrolment-code", "1", "--role", "venue")
    code = read_code(said.splitlines()[-1])
    request = EnrolRequest(
        1, code.secret, b"n" * 16, b"v" * 32, PUBLIC, b"sealed", "0.1.0"
    )
    with serving(url) as address:
        keys = unpack(httpx.get(address + paths.KEYS).content, KeysAnswer)
        answer = httpx.post(address + paths.ENROL, content=pack(request)).content
        token = unseal(PRIVATE, unpack(answer, EnrolAnswer).token)
        headers = {"Authorization": bearer(token)}
        pen = Pen(b"venue..1", 1, read_working_keys(keys)[1].sealing_key)
        pen.use("KK12345678")
        push = pack(pen.request())
        first = httpx.post(address + paths.PUSH, content=push, headers=headers)
    with serving(url) as address:
        second = httpx.post(address + paths.PUSH, content=push, headers=headers)

    assert urlsplit(code.address).hostname == "127.0.0.1"
    receipts = [unpack(one.content, PushAnswer).receipts for one in (first, second)]
    assert receipts[0] == receipts[1]
    assert len(receipts[0]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_a_register_that_is_asked_to_end_does_so_without_a_word(
    tmp_path: Path, word: signal.Signals
) -> None:
    """Ctrl+C and a service manager both find an end in order, and no traceback."""
    url = f"sqlite:///{tmp_path}/register.db"
    place = ("--area", "Kainuu", "--municipality", "Kuhmo")
    command(url, "create-site", "Kuhmotalo", "--role", "venue", *place)
    with a_server(url, listening=True) as (process, address):
        assert httpx.get(address + paths.KEYS).is_success
        process.send_signal(word)
        said = process.communicate(timeout=30)

    assert (said, process.returncode) == (("", ""), 0)
    # The last one to leave moves the log into the file.
    assert [one.name for one in tmp_path.glob("*-wal")] == []


def test_an_answer_never_waits_for_an_acknowledgement() -> None:
    """Head and body are sent apart, and the body is not held back until then."""
    with (
        open_door("127.0.0.1", 0) as door,
        socket.create_connection(door.getsockname()),
        door.accept()[0] as answering,
    ):
        assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
