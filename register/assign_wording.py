"""The texts of assigning codes to mobile-only cards."""

from collections.abc import Mapping
from typing import Final

ASSIGN_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "help: assign-code": (
        "give a mobile-only card its code, or list the cards that wait for one",
        "anna mobiilikortille tunnus tai luettele kortit, jotka odottavat sellaista",
        "ge ett mobilkort dess kod, eller lista de kort som väntar på en",
    ),
    "help: registration": (
        "the registration, as the list names it",
        "rekisteröinti sellaisena kuin luettelo sen nimeää",
        "registreringen, så som listan nämner den",
    ),
    "waiting card": (
        "{registration}  site {site}, granted {granted}",
        "{registration}  toimipaikka {site}, myönnetty {granted}",
        "{registration}  verksamhetsställe {site}, beviljat {granted}",
    ),
    "no waiting card": (
        "No card waits for a code.",
        "Mikään kortti ei odota tunnusta.",
        "Inget kort väntar på en kod.",
    ),
    "assigned": (
        "The card has its code; desks get it with their next round.",
        "Kortilla on nyt tunnus; työasemat saavat sen seuraavalla haulla.",
        "Kortet har nu sin kod; arbetsplatserna får den när de hämtar nästa gång.",
    ),
    "not assigned: no card's code": (
        "This is no code of a card. Nothing was changed.",
        "Tämä ei ole kortin tunnus. Mitään ei muutettu.",
        "Det här är inte ett korts kod. Ingenting ändrades.",
    ),
    "not assigned: unknown registration": (
        "No such registration waits. `assign-code` alone lists those that do.",
        "Tällainen rekisteröinti ei odota. Pelkkä `assign-code` luettelee odottavat.",
        "Ingen sådan registrering väntar. Enbart `assign-code` listar de väntande.",
    ),
    "not assigned: the registration has a code": (
        "This card has another code already. Nothing was changed.",
        "Kortilla on jo toinen tunnus. Mitään ei muutettu.",
        "Kortet har redan en annan kod. Ingenting ändrades.",
    ),
    "not assigned: another registration has the code": (
        "Another card has this code. Nothing was changed.",
        "Tunnus on jo toisella kortilla. Mitään ei muutettu.",
        "Ett annat kort har redan koden. Ingenting ändrades.",
    ),
}
