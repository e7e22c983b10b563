"""Where the system keeps secrets for whoever is signed in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, Protocol

from kaikudesk.errors import KeyringLockedError, KeyringMissingError

SERVICE: Final = "KaikuDesk"
# Below this a keyring backend does not recommend itself: it keeps secrets in a
# plain file, asks on the terminal, or forgets them.
_RECOMMENDED: Final = 1


class KeyStore(Protocol):
    """A place for secrets, each under the name of what it opens."""

    def get(self, name: str) -> str | None:
        """Give a secret, None where it is not there."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret, in the place of an earlier one."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret, if it is there."""
        ...


class SystemKeyring:
    """The system's own key store: Secret Service, Credential Manager, Keychain.

    It may show its own window to be unlocked, and waits for the answer, so it is
    never asked in the UI thread. Raises KeyringMissingError where there is no
    such store, KeyringLockedError where it stays locked.
    """

    def get(self, name: str) -> str | None:
        """Give a secret, None where it is not there."""
        import keyring  # noqa: PLC0415 - costs the start 88 ms, and only here

        with _naming_faults():
            _require_recommended()
            return keyring.get_password(SERVICE, name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret, in the place of an earlier one."""
        import keyring  # noqa: PLC0415 - costs the start 88 ms, and only here

        with _naming_faults():
            _require_recommended()
            keyring.set_password(SERVICE, name, secret)

    def delete(self, name: str) -> None:
        """Forget a secret, if it is there."""
        import keyring  # noqa: PLC0415 - costs the start 88 ms, and only here
        from keyring.errors import (  # noqa: PLC0415 - as late as keyring itself
            PasswordDeleteError,
        )

        with _naming_faults(), suppress(PasswordDeleteError):
            _require_recommended()
            keyring.delete_password(SERVICE, name)


def _require_recommended() -> None:
    import keyring  # noqa: PLC0415 - costs the start 88 ms, and only here

    if keyring.get_keyring().priority < _RECOMMENDED:
        raise KeyringMissingError("this machine has no key store that keeps secrets")


@contextmanager
def _naming_faults() -> Iterator[None]:
    from keyring.errors import NoKeyringError  # noqa: PLC0415 - as late as keyring

    try:
        yield
    except NoKeyringError as fault:
        raise KeyringMissingError("this machine has no key store") from fault
    except _refusals() as fault:
        raise KeyringLockedError(str(fault)) from fault


def _refusals() -> tuple[type[Exception], ...]:
    """Give what a key store says that is there and does not serve us now."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - as late as keyring

    refusals: list[type[Exception]] = [KeyringError, OSError]
    if sys.platform == "linux":
        # keyring lets some of these through, as when a prompt is dismissed.
        from secretstorage.exceptions import (  # noqa: PLC0415 - as late as keyring
            SecretStorageException,
        )

        refusals.append(SecretStorageException)
    return tuple(refusals)
