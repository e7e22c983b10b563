"""The demo country: an invented network, its cards, and a season of redemptions.

It is made as entries that go through the push's own code, never as rows, so a
new fold makes the same country; and from one seed, so that it can be made again.
"""

from register.demo.country import make_country
from register.demo.known import KNOWN, KnownCodes
from register.demo.standing import Asked

__all__ = ["KNOWN", "Asked", "KnownCodes", "make_country"]
