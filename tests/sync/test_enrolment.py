"""A code lets a desk in once, however often its answers get lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kaikudesk.errors import (
    RegisterRefusedError,
    RegisterUnreachableError,
    SignatureError,
)
from kaikudesk.model import Role, Unreached
from kaikudesk.seal import fingerprint, seal_to, sealing_pair, signing_pair, unseal
from kaikudesk.storage.identity import Identity, load_heard, load_identity
from kaikudesk.wire import paths
from kaikudesk.wire.enrolment_code import EnrolmentCode
from kaikudesk.wire.messages import (
    KEYS_PURPOSE,
    EnrolAnswer,
    EnrolRequest,
    KeysAnswer,
    WorkingKeys,
    sign_statement,
)
from kaikudesk.wire.packing import pack, unpack
from kaikudesk.wire.receipt import Signed
from sync.driver import Driver
from sync.enrolment import enrol
from tests.fakes import NOON_MS, FixedClock
from tests.making import (
    EPOCH,
    REGISTER_UNSEALING,
    ROOT,
    a_site,
    working_keys,
)
from tests.stores import a_checklist, an_empty_journal
from tests.sync.lossy import Fate, LossyTransport

SECRET = b"secret of a code"
RECOVERY = "ABCDE-FGHIJ-KLMNO-PQRST-UVWXYZ"
CODE = EnrolmentCode("http://127.0.0.1:8080", SECRET, fingerprint(ROOT))


@dataclass
class Admission:
    """The part of a register that lets desks in: one desk for each secret."""

    root: bytes = ROOT
    keys: tuple[Signed, ...] = field(default_factory=lambda: (working_keys(),))
    role: str = Role.VENUE
    seals_to: bytes | None = None
    admitted: dict[bytes, EnrolRequest] = field(default_factory=dict)

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Answer a request of a desk that has no token yet."""
        assert token is None
        if path == paths.KEYS:
            return pack(KeysAnswer(self.root, self.keys))
        assert body is not None
        request = unpack(body, EnrolRequest)
        first = self.admitted.setdefault(request.secret, request)
        if first.nonce != request.nonce:
            raise RegisterRefusedError("code-spent", status=410)
        desk = list(self.admitted).index(request.secret) + 1
        token = seal_to(self.seals_to or first.sealing_key, b"token %d" % desk)
        return pack(EnrolAnswer(desk, self.role, a_site(), token, EPOCH, NOON_MS))


@dataclass
class Newcomer:
    """A desk that is not enrolled yet."""

    register: Admission
    line: LossyTransport
    driver: Driver

    def enrol(self, code: EnrolmentCode = CODE, seed: int = 1) -> Identity:
        """Try to get in; each try has its own randomness, as a restart has."""
        return self.driver.drive(enrol(code, RECOVERY, FixedClock(seed=seed)))

    def identity(self) -> Identity | None:
        """Read who this desk is."""
        with self.driver.journal.reading() as connection:
            return load_identity(connection)


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Newcomer]:
    """Give a desk with empty files before its register."""
    register = Admission()
    line = LossyTransport(register)
    with an_empty_journal(tmp_path) as own, a_checklist(tmp_path) as held:
        yield Newcomer(register, line, Driver(line, own, held, FixedClock()))


def test_a_code_makes_a_desk(newcomer: Newcomer) -> None:
    """The desk knows who it is, whom to believe, and has its token."""
    who = newcomer.enrol()

    assert newcomer.identity() == who
    assert (who.desk, who.role, who.token) == (1, Role.VENUE, b"token 1")
    assert (who.root, who.address) == (ROOT, CODE.address)
    assert who.newest_keys().number == 1
    assert (who.site, who.epoch) == (a_site(), EPOCH)
    with newcomer.driver.journal.reading() as connection:
        heard = load_heard(connection)
        begun = connection.exec_driver_sql("SELECT name FROM setting").all()
    assert (heard.register_ms, heard.n, begun) == (NOON_MS, 0, [])


def test_the_registers_keys_of_the_desk_are_the_desks(newcomer: Newcomer) -> None:
    """What the register holds of the desk are the public halves."""
    who = newcomer.enrol()
    [request] = newcomer.register.admitted.values()

    assert signing_pair(who.signing_key)[1] == request.verify_key
    assert sealing_pair(who.sealing_key)[1] == request.sealing_key
    assert unseal(REGISTER_UNSEALING, request.recovery).decode() == RECOVERY


@pytest.mark.parametrize(
    "fates",
    [
        [Fate.LOST],
        [Fate.ARRIVES, Fate.LOST],
        [Fate.ARRIVES, Fate.ANSWER_LOST],
        [Fate.ARRIVES, Fate.ANSWER_CUT],
        [Fate.ARRIVES, Fate.ANSWER_GARBLED],
        [Fate.ARRIVES, Fate.DELAYED],
        [Fate.ANSWER_GARBLED],
    ],
    ids=lambda fates: " ".join(one.name for one in fates),
)
def test_an_enrolment_that_broke_off_is_taken_up(
    newcomer: Newcomer, fates: list[Fate]
) -> None:
    """The same code with the same nonce gets the same answer: one desk."""
    newcomer.line.doom(fates)
    with pytest.raises(RegisterUnreachableError):
        newcomer.enrol(seed=1)
    assert newcomer.identity() is None

    who = newcomer.enrol(seed=2)

    assert who.token == b"token 1"
    assert len(newcomer.register.admitted) == 1


def test_a_request_that_arrives_twice_makes_one_desk(newcomer: Newcomer) -> None:
    """A network that repeats does not let anybody in twice."""
    newcomer.line.doom([Fate.REPEATED, Fate.REPEATED])

    assert newcomer.enrol().desk == 1
    assert len(newcomer.register.admitted) == 1


def test_a_desk_that_is_enrolled_asks_nobody(newcomer: Newcomer) -> None:
    """Pressing again after the answer was written changes nothing."""
    first = newcomer.enrol()
    newcomer.line.doom([Fate.LOST] * 9)

    assert newcomer.enrol(seed=2) == first


def test_a_code_that_another_desk_used_is_spent(newcomer: Newcomer) -> None:
    """A copy of the letter opens nothing a second time."""
    newcomer.register.admitted[SECRET] = EnrolRequest(
        1, SECRET, b"another nonce...", b"", b"", b"", "1"
    )

    with pytest.raises(RegisterRefusedError) as caught:
        newcomer.enrol()
    assert caught.value.kind == "code-spent"
    assert newcomer.identity() is None


def test_after_a_spent_code_a_new_one_serves(newcomer: Newcomer) -> None:
    """A new code is a new request, with a nonce and keys of its own."""
    newcomer.line.doom([Fate.ARRIVES, Fate.LOST])
    with pytest.raises(RegisterUnreachableError):
        newcomer.enrol(seed=1)
    again = EnrolmentCode(CODE.address, b"the second code.", CODE.fingerprint)

    assert newcomer.enrol(again, seed=2).desk == 1
    assert list(newcomer.register.admitted) == [b"the second code."]


def test_a_register_with_another_root_is_not_believed(newcomer: Newcomer) -> None:
    """Whoever stands in the way, with keys of their own, never gets the secret."""
    signing, root = signing_pair(b"m" * 32)
    keys = WorkingKeys(1, root, sealing_pair(b"m" * 32)[1], NOON_MS)
    newcomer.register.root = root
    newcomer.register.keys = (sign_statement(keys, KEYS_PURPOSE, signing, 0),)

    with pytest.raises(SignatureError):
        newcomer.enrol()
    assert newcomer.register.admitted == {}


def test_working_keys_that_the_root_did_not_sign_are_not_believed(
    newcomer: Newcomer,
) -> None:
    """The right root beside forged keys is a forgery."""
    right = working_keys()
    newcomer.register.keys = (Signed(right.statement, bytes(64), 0),)

    with pytest.raises(SignatureError):
        newcomer.enrol()


def test_a_register_without_working_keys_is_faulty(newcomer: Newcomer) -> None:
    """Nothing could be sealed to it."""
    newcomer.register.keys = ()

    with pytest.raises(RegisterUnreachableError) as caught:
        newcomer.enrol()
    assert caught.value.reason is Unreached.REGISTER_FAULT


@pytest.mark.parametrize("what", ["role", "token"])
def test_an_answer_that_makes_no_sense_enrols_nobody(
    newcomer: Newcomer, what: str
) -> None:
    """A role that no version knows, or a token sealed to somebody else."""
    if what == "role":
        newcomer.register.role = "emperor"
    else:
        newcomer.register.seals_to = sealing_pair(b"o" * 32)[1]

    with pytest.raises(RegisterUnreachableError) as caught:
        newcomer.enrol()
    assert caught.value.reason is Unreached.REGISTER_FAULT
    assert newcomer.identity() is None
