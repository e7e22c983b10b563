"""The rows of the case table in plain words, and how often towns met them."""

import re
from typing import Final

from tests.reliability.results import Results

CASE_ROWS: Final = {
    1: "Two sites register one code, of the same person as far as anybody can tell",
    2: "Two sites register one code, of two persons",
    3: "A card is used that nobody has registered",
    4: "Its registration arrives after the use",
    5: "A card is used that had expired, was lost or out of use",
    6: "Two desks change the same thing of a card",
    7: "Two desks change different things of a card",
    8: "One desk takes a card out of use while another brings it back",
    9: "Two desks make the same thing under one name",
    10: "One card is used twice at one event, minutes apart, at two desks",
    11: "More children, courses or tickets than the rules allow",
    12: "A card is used after it was replaced",
    13: "A site registers a card from the stock of another",
    14: "A clock is far off",
    15: "A journal is restored or copied",
    16: "A desk whose right was withdrawn sends what it had",
    17: "Something arrives that this version cannot read",
    18: "A background is erased, or a consent withdrawn",
    19: "A desk sends more unknown codes than a day can bring",
}
_ROW: Final = re.compile(r"row (\d+)\b")


def met_rows(results: Results) -> dict[int, int]:
    """Count by row what simulated towns met; they name what they meet *row 5*."""
    times = dict.fromkeys(CASE_ROWS, 0)
    for size in results.simulated.sizes.values():
        for name, count in size.met.items():
            if found := _ROW.match(name):
                times[int(found[1])] += count
    return times
