"""Cursors: how far a desk has read, in a form that only this register can make."""

from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from typing import Final

import msgspec

from kaikudesk.errors import MalformedEntryError
from kaikudesk.wire.packing import decode, encode
from register.errors import RefusedError
from register.opened import Register

_MAC_BYTES: Final = 16


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in the feed: after number `seq`, or inside it after `item`.

    `begun` is where the head stood when reading began from 0: a row that went
    since then is still in the feed as `gone`.
    """

    epoch: bytes
    seq: int
    begun: int
    item: bytes | None = None

    @property
    def from_0(self) -> bool:
        """Tell whether this reading began from 0 and has not met its head yet."""
        return self.seq < self.begun or self.item is not None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and reads the tokens of one desk."""

    register: Register
    desk: int

    def write(self, scope: str, position: Position) -> bytes:
        """Give the token of a place in a scope."""
        packed = encode(position)
        return self._mac(scope, packed) + packed

    def read(self, scope: str, token: bytes) -> Position:
        """Read a token; raises RefusedError: `malformed`, `other-epoch`.

        One that was made for another desk or scope is as good as none.
        """
        mac, packed = token[:_MAC_BYTES], token[_MAC_BYTES:]
        if not compare_digest(mac, self._mac(scope, packed)):
            raise RefusedError("malformed")
        try:
            position = decode(packed, Position)
        except MalformedEntryError as fault:
            raise RefusedError("malformed") from fault
        if position.epoch != self.register.epoch:
            raise RefusedError("other-epoch")
        return position

    def _mac(self, scope: str, packed: bytes) -> bytes:
        said = encode((self.desk, scope, packed))
        return blake2b(
            said,
            key=self.register.mac_key,
            digest_size=_MAC_BYTES,
            person=b"kaiku cursor",
        ).digest()
