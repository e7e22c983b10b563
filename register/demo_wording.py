"""What the command `demo` says, in English, Finnish and Swedish."""

from collections.abc import Mapping
from typing import Final

DEMO_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "card count": (
        "A demo country has 6 to 10,000,000 cards, not {detail}.",
        "Esittelymaassa on 6–10 000 000 korttia, ei {detail}.",
        "Ett demoland har 6–10 000 000 kort, inte {detail}.",
    ),
    "no such day": (
        "{detail} is not a day. Write it as 2026-11-24.",
        "{detail} ei ole päivä. Kirjoita se muodossa 2026-11-24.",
        "{detail} är ingen dag. Skriv den i formen 2026-11-24.",
    ),
    "not empty": (
        (
            "This register holds something else already. A demo country is made in a"
            " new one: name another --database."
        ),
        (
            "Tässä rekisterissä on jo muuta. Esittelymaa tehdään uuteen rekisteriin:"
            " anna toinen --database."
        ),
        (
            "Det här registret innehåller redan annat. Ett demoland skapas i ett nytt"
            " register: ange en annan --database."
        ),
    ),
    "other country": (
        (
            "Another demo country was begun in this register and not finished. Give"
            " the same --cards, --seed and --day to finish it, or another --database."
        ),
        (
            "Tähän rekisteriin on aloitettu toinen esittelymaa, joka jäi kesken. Anna"
            " samat --cards, --seed ja --day, niin se valmistuu, tai toinen --database."
        ),
        (
            "Ett annat demoland har påbörjats i det här registret och inte blivit"
            " färdigt. Ange samma --cards, --seed och --day för att göra det färdigt,"
            " eller en annan --database."
        ),
    ),
    "broken off": (
        "The demo country was broken off. The same command goes on with it.",
        "Esittelymaa jäi kesken. Sama komento jatkaa siitä.",
        "Demolandet avbröts. Samma kommando fortsätter därifrån.",
    ),
    "demo progress": (
        "{done} of {total} cards",
        "{done}/{total} korttia",
        "{done} av {total} kort",
    ),
    "demo made": (
        "The demo country is ready. Everything in it is invented.",
        "Esittelymaa on valmis. Kaikki siinä on keksittyä.",
        "Demolandet är färdigt. Allt i det är påhittat.",
    ),
    "demo there": (
        "This register holds a demo country already; nothing was changed.",
        "Tässä rekisterissä on jo esittelymaa; mitään ei muutettu.",
        "Det här registret har redan ett demoland; ingenting ändrades.",
    ),
    "demo known": (
        "Codes to try at site {venue}; the cards belong to site {distributor}:",
        "Kokeiltavia koodeja toimipaikassa {venue}; kortit antoi {distributor}:",
        "Koder att pröva på verksamhetsställe {venue}; korten gav {distributor}:",
    ),
    "demo: valid": (
        "valid, two children",
        "voimassa, kaksi lasta",
        "giltigt, två barn",
    ),
    "demo: expired": ("expired", "vanhentunut", "har gått ut"),
    "demo: inactive": (
        "reported lost: no longer works",
        "ilmoitettu kadonneeksi: ei enää toimi",
        "anmält förlorat: fungerar inte längre",
    ),
    "demo: not_in_area": (
        "works in another area only",
        "toimii vain toisella alueella",
        "fungerar bara i ett annat område",
    ),
    "demo: community": (
        "a community card",
        "yhteisön Kaikukortti",
        "gemenskapens Kaikukort",
    ),
    "demo: expiring": (
        "valid, expires in 5 days",
        "voimassa, vanhenee 5 päivän päästä",
        "giltigt, går ut om 5 dagar",
    ),
    "demo: unknown": (
        "nobody registered it",
        "kukaan ei ole rekisteröinyt sitä",
        "ingen har registrerat det",
    ),
    "demo: mistyped": (
        "looks mistyped: its last sign is a letter",
        "näyttää väärin kirjoitetulta: viimeinen merkki on kirjain",
        "verkar felskrivet: sista tecknet är en bokstav",
    ),
    "help: demo": (
        "fill a new register with an invented country",
        "täytä uusi rekisteri keksityllä maalla",
        "fyll ett nytt register med ett påhittat land",
    ),
    "help: cards": ("how many cards", "montako korttia", "hur många kort"),
    "help: seed": (
        "another number makes another country",
        "toinen luku tekee toisen maan",
        "ett annat tal ger ett annat land",
    ),
    "help: day": (
        "the country's today, as 2026-11-24",
        "maan tämä päivä, muodossa 2026-11-24",
        "landets i dag, i formen 2026-11-24",
    ),
}
