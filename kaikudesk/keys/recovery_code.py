"""The recovery code: 128 random bits that a person can read out on the telephone.

It is written in Crockford's base 32, which has no I, L, O or U; reading takes
I and L for 1 and O for 0, small letters, and any spaces and dashes.
"""

from dataclasses import dataclass, field
from typing import Final, Self

from kaikudesk.clock import Clock
from kaikudesk.errors import WrongRecoveryCodeError

SECRET_BYTES: Final = 16
SHOWN_SIGNS: Final = 26

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS_PER_SIGN: Final = 5
_GROUP: Final = 4
_MEANT: Final = str.maketrans("ILO", "110", " -\u2010\u2011\u2012\u2013\u2212\t\n\r")


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code that opens the keys when the key store is gone; its repr is empty."""

    secret: bytes = field(repr=False)

    @classmethod
    def make(cls, clock: Clock) -> Self:
        """Draw a new code."""
        return cls(clock.random_bytes(SECRET_BYTES))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what was typed; raises WrongRecoveryCodeError when it is no code."""
        signs = text.upper().translate(_MEANT)
        if len(signs) != SHOWN_SIGNS or not set(signs) <= set(_SIGNS):
            raise WrongRecoveryCodeError("this is not a recovery code")
        number = 0
        for sign in signs:
            number = number << _BITS_PER_SIGN | _SIGNS.index(sign)
        if number.bit_length() > SECRET_BYTES * 8:
            raise WrongRecoveryCodeError("this is not a recovery code")
        return cls(number.to_bytes(SECRET_BYTES, "big"))

    def shown(self) -> str:
        """Give the 26 signs in groups of four."""
        number = int.from_bytes(self.secret, "big")
        places = range((SHOWN_SIGNS - 1) * _BITS_PER_SIGN, -1, -_BITS_PER_SIGN)
        signs = "".join(_SIGNS[number >> place & 31] for place in places)
        return "-".join(signs[at : at + _GROUP] for at in range(0, SHOWN_SIGNS, _GROUP))
