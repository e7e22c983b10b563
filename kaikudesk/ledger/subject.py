"""What the entries of one subject mean together."""

from dataclasses import dataclass

from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.chains import Chain
from kaikudesk.ledger.registration import Registration
from kaikudesk.wire import bodies
from kaikudesk.wire.rows import EventRowWire, UseRowWire


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of one subject say, whatever order they came in.

    `chains` are the holder chains by each code that they keep.
    """

    registrations: tuple[Registration, ...]
    uses: dict[tuple[str, int], UseRowWire]
    chains: dict[str, Chain]
    cases: tuple[Case, ...]
    events: dict[tuple[int, bytes], EventRowWire]
    network: dict[tuple[str, int], bytes | None]
    rules: bodies.RuleSet | None

    def keeper(self, code: str) -> Registration | None:
        """Give the registration that keeps this code, None for an unknown one."""
        for one in self.registrations:
            if one.row.code == code and one.keeps:
                return one
        return None
