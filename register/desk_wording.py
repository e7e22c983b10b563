"""The texts of the commands about one desk."""

from collections.abc import Mapping
from typing import Final

DESK_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "help: withdraw-desk": (
        "end a desk's right: it loses its list and may only deliver what waits",
        "peru työaseman oikeus: se menettää luettelonsa ja saa vain toimittaa jonon",
        (
            "återkalla en arbetsplats rätt: den förlorar sin lista och får bara lämna"
            " det som väntar"
        ),
    ),
    "withdrawn": (
        (
            "The right of desk {desk} has ended. The next time it reaches the register"
            " its list goes. What it still delivers waits for a person."
        ),
        (
            "Työaseman {desk} oikeus on peruttu. Kun se seuraavan kerran tavoittaa"
            " rekisterin, sen luettelo poistuu. Mitä se vielä toimittaa, odottaa"
            " ihmisen päätöstä."
        ),
        (
            "Rätten för arbetsplats {desk} har återkallats. Nästa gång den når"
            " registret försvinner dess lista. Det som den ännu lämnar"
            " väntar på en människa."
        ),
    ),
    "withdrawn before": (
        "The right of desk {desk} had ended already. Nothing was changed.",
        "Työaseman {desk} oikeus oli jo peruttu. Mitään ei muutettu.",
        "Rätten för arbetsplats {desk} var redan återkallad. Ingenting ändrades.",
    ),
}
