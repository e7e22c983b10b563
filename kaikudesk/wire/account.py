"""A desk's account: for which sites it works, and with which right at each."""

import msgspec

PLACES_ITEM = b"p"


class PlaceWire(msgspec.Struct, frozen=True, array_like=True):
    """One right at one site; `role` is a `model.Role`."""

    site: int
    role: str


class AccountRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A desk's places; the item in its own scope, `desk/<n>`, is `p`.

    A desk that was never moved has no such row: it works where it was enrolled.
    The first place is the one that its own cases are told to. It reads nothing of
    `former` ones any more, but what it wrote for them is still taken in.
    """

    places: tuple[PlaceWire, ...]
    former: tuple[PlaceWire, ...] = ()
