"""Why no demo country is made."""

from kaikudesk.errors import KaikuDeskError


class CardCountError(KaikuDeskError):
    """So many cards no country has."""


class NoSuchDayError(KaikuDeskError):
    """What should be a day is none."""


class NotEmptyError(KaikuDeskError):
    """The register holds entries of its own, and a country would mix with them."""


class OtherCountryError(KaikuDeskError):
    """Another demo country was begun here and not finished."""


class BrokenOffError(KaikuDeskError):
    """The process that writes the country ended before its work was done."""
