"""The verbs of the keys in any order: what should open opens, and nothing else."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kaikudesk import keys
from kaikudesk.errors import KeysError
from kaikudesk.keys import ByKeyring, ByPassphrase, ByRecoveryCode
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import CHEAP, KeyStoreInMemory

PASSPHRASES = [f"passphrase number {number}" for number in range(3)]


class AnyOrder(RuleBasedStateMachine):
    """A desk's key file, and a plain account of what ought to open it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "journal.keys")
        self.clock = FixedClock()
        self.store = KeyStoreInMemory()
        self.keys, code = keys.create(self.path, self.clock, ByKeyring(self.store))
        self.codes = [code]
        self.open_codes = [code]
        self.passphrase: str | None = None
        self.store_opens = True

    @rule(words=st.sampled_from(PASSPHRASES))
    def set_passphrase(self, words: str) -> None:
        by = ByPassphrase(words, CHEAP)
        keys.set_passphrase(self.path, self.keys, by, self.clock)
        self.passphrase = words

    @rule()
    def renew_recovery_code(self) -> None:
        code = keys.renew_recovery_code(self.path, self.keys, self.clock)
        self.codes.append(code)
        self.open_codes.append(code)

    @rule(place=st.integers(min_value=0))
    def settle_recovery_code(self, place: int) -> None:
        code = self.open_codes[place % len(self.open_codes)]
        keys.settle_recovery_code(self.path, self.keys, code)
        self.open_codes = [code]

    @rule()
    def wipe_key_store(self) -> None:
        self.store.kept.clear()
        self.store_opens = False

    @rule()
    def put_into_keyring(self) -> None:
        keys.put_into_keyring(self.path, self.keys, self.store, self.clock)
        self.store_opens = True

    @invariant()
    def the_key_store_opens_unless_it_was_wiped(self) -> None:
        assert self.opens(ByKeyring(self.store)) == self.store_opens

    @invariant()
    def only_the_last_passphrase_opens(self) -> None:
        opening = [one for one in PASSPHRASES if self.opens(ByPassphrase(one))]
        assert opening == [one for one in PASSPHRASES if one == self.passphrase]

    @invariant()
    def only_the_codes_not_settled_away_open(self) -> None:
        assert [one for one in self.codes if self.opens(ByRecoveryCode(one))] == (
            self.open_codes
        )

    def opens(self, way: keys.Way) -> bool:
        try:
            return keys.unlock(self.path, way) == self.keys
        except KeysError:
            return False

    def teardown(self) -> None:
        self.folder.cleanup()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=40, stateful_step_count=15)
