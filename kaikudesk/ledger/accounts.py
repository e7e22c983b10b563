"""The fold of a desk's account: the register's last word on its places counts."""

from collections.abc import Iterable
from typing import Final

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.network import network_of
from kaikudesk.wire.account import AccountRowWire
from kaikudesk.wire.packing import decode

ACCOUNT: Final = "account"


def account_of(heards: Iterable[Heard], desk: int) -> AccountRowWire | None:
    """Give a desk's account, by the entries that name it; None: as it was enrolled."""
    packed = network_of(heards).get((ACCOUNT, desk))
    return None if packed is None else decode(packed, AccountRowWire)
