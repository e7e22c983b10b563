"""The system's key store: what it says becomes one of two plain errors."""

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from kaikudesk.errors import KeyringLockedError, KeyringMissingError, KeysError
from kaikudesk.keys import SystemKeyring


class StandIn(KeyringBackend):
    """A backend of the keyring package, as recommended as it is told to be."""

    recommended = 5.0

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 - a property of the class
        return cls.recommended

    def __init__(self, fault: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring leaves it out
        self.fault = fault
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        self.fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.fail()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.fail()
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not found")

    def fail(self) -> None:
        if self.fault is not None:
            raise self.fault


class PlainFile(StandIn):
    """A backend that keeps secrets where anybody reads them, and says so."""

    recommended = 0.5


@pytest.fixture(autouse=True)
def backend_afterwards() -> Iterator[None]:
    """Put the backend of the tests back."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_secret_is_kept_under_our_name_until_it_is_deleted() -> None:
    """Other programs find it under KaikuDesk; deleting it twice is no fault."""
    backend, store = StandIn(), SystemKeyring()
    keyring.set_keyring(backend)
    store.set("desk", "secret")

    assert backend.kept == {("KaikuDesk", "desk"): "secret"}
    assert store.get("desk") == "secret"
    store.delete("desk")
    store.delete("desk")
    assert store.get("desk") is None


def faults() -> Iterator[tuple[Exception, type[KeysError]]]:
    """Give what key stores raise, and what it means for the desk."""
    yield NoKeyringError("none"), KeyringMissingError
    yield KeyringLocked("dismissed"), KeyringLockedError
    yield InitError("Prompt dismissed"), KeyringLockedError
    yield KeyringError("denied"), KeyringLockedError
    yield ConnectionResetError("the service has died"), KeyringLockedError
    if sys.platform == "linux":
        from secretstorage.exceptions import (  # noqa: PLC0415 - of Linux alone
            PromptDismissedException,
        )

        yield PromptDismissedException("dismissed"), KeyringLockedError


@pytest.mark.parametrize(("fault", "error"), list(faults()), ids=repr)
def test_a_key_store_that_fails_is_missing_or_locked(
    fault: Exception, error: type[KeysError]
) -> None:
    """Whatever a backend raises, the desk hears one of the two."""
    keyring.set_keyring(StandIn(fault))
    store = SystemKeyring()

    with pytest.raises(error):
        store.get("desk")
    with pytest.raises(error):
        store.set("desk", "secret")
    with pytest.raises(error):
        store.delete("desk")


def test_a_plain_file_is_no_key_store() -> None:
    """A backend that nobody recommends is not trusted with a key."""
    backend = PlainFile()
    keyring.set_keyring(backend)

    with pytest.raises(KeyringMissingError):
        SystemKeyring().set("desk", "secret")
    assert backend.kept == {}
