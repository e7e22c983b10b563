"""Every text of the register's command line, in Finnish, Swedish and English."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from register.assign_wording import ASSIGN_TEXTS
from register.backup_wording import BACKUP_TEXTS
from register.certificate_wording import CERTIFICATE_TEXTS
from register.demo_wording import DEMO_TEXTS
from register.desk_wording import DESK_TEXTS
from register.file_wording import FILE_TEXTS
from register.rules_wording import RULES_TEXTS

LANGUAGES: Final = ("en", "fi", "sv")

_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    **ASSIGN_TEXTS,
    **BACKUP_TEXTS,
    **CERTIFICATE_TEXTS,
    **DEMO_TEXTS,
    **DESK_TEXTS,
    **FILE_TEXTS,
    **RULES_TEXTS,
    "about": (
        "The KaikuDesk register.",
        "KaikuDeskin rekisteri.",
        "KaikuDesks register.",
    ),
    "founded": (
        (
            "A new register was made. Its root key is in {path}: move that file to a"
            " place that is not connected to anything. It is only needed to change"
            " keys."
        ),
        (
            "Uusi rekisteri luotiin. Sen juuriavain on tiedostossa {path}: siirrä se"
            " paikkaan, joka ei ole yhteydessä mihinkään. Sitä tarvitaan vain avainten"
            " vaihtoon."
        ),
        (
            "Ett nytt register skapades. Dess rotnyckel finns i {path}: flytta filen"
            " till ett ställe som inte är anslutet till något. Den behövs bara för att"
            " byta nycklar."
        ),
    ),
    "serving": (
        "The register answers at {address}. End with Ctrl+C.",
        "Rekisteri vastaa osoitteessa {address}. Lopeta näppäimillä Ctrl+C.",
        "Registret svarar på {address}. Avsluta med Ctrl+C.",
    ),
    "site": (
        "Site {number}: {name}",
        "Toimipaikka {number}: {name}",
        "Verksamhetsställe {number}: {name}",
    ),
    "place like others": (
        (
            "The network has no area or municipality {name} here. Did you mean {near}?"
            " If it is new, add --new-area."
        ),
        (
            "Verkostossa ei ole tässä aluetta tai kuntaa {name}. Tarkoititko: {near}?"
            " Jos se on uusi, lisää --new-area."
        ),
        (
            "Nätverket har inget område och ingen kommun {name} här. Menade du {near}?"
            " Om namnet är nytt, lägg till --new-area."
        ),
    ),
    "place like none": (
        (
            "The network has no area or municipality {name} here, and none that looks"
            " like it. If it is new, add --new-area."
        ),
        (
            "Verkostossa ei ole tässä aluetta tai kuntaa {name} eikä samankaltaista."
            " Jos se on uusi, lisää --new-area."
        ),
        (
            "Nätverket har inget område och ingen kommun {name} här, och inget liknande"
            " namn. Om namnet är nytt, lägg till --new-area."
        ),
    ),
    "code": (
        "This code lets one desk in, once, within 24 hours:",
        "Tällä koodilla yksi työasema pääsee sisään kerran 24 tunnin kuluessa:",
        "Med den här koden släpps en arbetsplats in en gång inom 24 timmar:",
    ),
    "recovery": (
        "Recovery code of desk {desk} (noted in the audit log):",
        "Työaseman {desk} palautuskoodi (merkitty valvontalokiin):",
        "Återställningskod för arbetsplats {desk} (antecknad i granskningsloggen):",
    ),
    "no recovery": (
        "The recovery code of desk {desk} cannot be read with this register's keys.",
        "Työaseman {desk} palautuskoodia ei voi lukea tämän rekisterin avaimilla.",
        (
            "Återställningskoden för arbetsplats {desk} går inte att läsa med detta"
            " registers nycklar."
        ),
    ),
    "port taken": (
        "Another program answers at {detail} already. Choose another --port.",
        "Toinen ohjelma vastaa jo osoitteessa {detail}. Valitse toinen --port.",
        "Ett annat program svarar redan på {detail}. Välj en annan --port.",
    ),
    "served": (
        "Another process serves this database already.",
        "Toinen prosessi palvelee jo tätä tietokantaa.",
        "En annan process betjänar redan den här databasen.",
    ),
    "too new": (
        "This database was written by a newer version of the program.",
        "Tämän tietokannan on kirjoittanut ohjelman uudempi versio.",
        "Databasen har skrivits av en nyare version av programmet.",
    ),
    "unfit": (
        "This database cannot be used: {detail}",
        "Tätä tietokantaa ei voi käyttää: {detail}",
        "Databasen kan inte användas: {detail}",
    ),
    "unknown site": (
        "There is no such site, or it has not this right: {detail}",
        "Tällaista toimipaikkaa ei ole tai sillä ei ole tätä oikeutta: {detail}",
        (
            "Det finns inget sådant verksamhetsställe, eller så saknar det rätten:"
            " {detail}"
        ),
    ),
    "unknown desk": (
        "There is no desk {detail}.",
        "Työasemaa {detail} ei ole.",
        "Det finns ingen arbetsplats {detail}.",
    ),
    "unreached": (
        "The database does not answer.",
        "Tietokanta ei vastaa.",
        "Databasen svarar inte.",
    ),
    "help: serve": ("answer desks", "palvele työasemia", "betjäna arbetsplatser"),
    "help: create-site": (
        "add a site to the network",
        "lisää toimipaikka verkostoon",
        "lägg till ett verksamhetsställe i nätverket",
    ),
    "help: new": (
        "take an area or municipality that the network does not know yet",
        "hyväksy alue tai kunta, jota verkosto ei vielä tunne",
        "godta ett område eller en kommun som nätverket inte känner till ännu",
    ),
    "help: enrolment-code": (
        "make a code that lets one desk in",
        "tee koodi, jolla yksi työasema pääsee sisään",
        "gör en kod som släpper in en arbetsplats",
    ),
    "help: recover-journal": (
        "show a desk's recovery code and write it to the audit log",
        "näytä työaseman palautuskoodi ja merkitse se valvontalokiin",
        "visa en arbetsplats återställningskod och anteckna det i granskningsloggen",
    ),
    "help: database": (
        "the database's URL, sqlite:///file or postgresql://…",
        "tietokannan URL, sqlite:///tiedosto tai postgresql://…",
        "databasens URL, sqlite:///fil eller postgresql://…",
    ),
    "help: lang": ("fi, sv or en", "fi, sv tai en", "fi, sv eller en"),
    "help: root key": (
        "where a new register's root key is written",
        "minne uuden rekisterin juuriavain kirjoitetaan",
        "vart ett nytt registers rotnyckel skrivs",
    ),
    "help: address": (
        "the address under which the desk finds the register",
        "osoite, josta työasema löytää rekisterin",
        "adressen där arbetsplatsen hittar registret",
    ),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts in one language."""

    language: str

    def say(self, text: str, /, **values: object) -> str:
        """Give a text with its values filled in."""
        return _TEXTS[text][LANGUAGES.index(self.language)].format(**values)

    def meaning(self, text: str) -> str:
        """Give a text that says what a name means, "" where there is none."""
        return self.say(text) if text in _TEXTS else ""


def wording(wanted: str | None = None) -> Wording:
    """Choose the language: the one that is wanted, else the system's."""
    said = wanted or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    language = said[:2].lower()
    return Wording(language if language in LANGUAGES else "en")


def texts() -> Mapping[str, tuple[str, str, str]]:
    """Give the whole catalogue, for the test that holds it complete."""
    return _TEXTS
