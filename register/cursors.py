"""Cursors: how far a desk has read, in a form that only this register can make."""

from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from typing import Final

import msgspec

from kaikudesk.wire.packing import decode, encode
from register.errors import RefusedError
from register.opened import Register

MAC_BYTES: Final = 16


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in the feed: after number `seq`, or inside it after `item`.

    `begun` is where the head stood when reading began from 0: a row that went
    since then is still in the feed as `gone`. `run` is the serving process's
    start in which this was said; without an epoch it is the very beginning.
    """

    epoch: bytes
    seq: int
    begun: int
    item: bytes | None = None
    run: bytes = b""

    @property
    def from_0(self) -> bool:
        """Tell whether this reading began from 0 and has not met its head yet."""
        return self.seq < self.begun or self.item is not None


BEGINNING: Final = Position(b"", 0, 0)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and reads the tokens of one desk.

    They are good for one account of it: what a scope shows depends on its places.
    """

    register: Register
    desk: int
    account: int = 0

    def write(self, scope: str, position: Position) -> bytes:
        """Give the token of a place in a scope."""
        packed = encode(position)
        return self._mac(scope, packed) + packed

    def read(self, scope: str, token: bytes) -> Position:
        """Read a genuine token; whether it leads anywhere, `epochs` tells.

        Raises RefusedError `other-epoch` for one that was damaged, or made for
        another desk, account or scope: the desk then empties its scopes and reads from
        0, while any other refusal would keep it out for ever.
        """
        mac, packed = token[:MAC_BYTES], token[MAC_BYTES:]
        if not compare_digest(mac, self._mac(scope, packed)):
            raise RefusedError("other-epoch")
        return decode(packed, Position)

    def _mac(self, scope: str, packed: bytes) -> bytes:
        said = encode((self.desk, scope, packed, *self._account()))
        return blake2b(
            said,
            key=self.register.mac_key,
            digest_size=MAC_BYTES,
            person=b"kaiku cursor",
        ).digest()

    def _account(self) -> tuple[int, ...]:
        """A desk that was never moved has the tokens that it always had."""
        return (self.account,) if self.account else ()
