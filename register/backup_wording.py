"""What the register's command line says of backups, acts and its own clock."""

from collections.abc import Mapping
from typing import Final

BACKUP_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "acts taken in": (
        "The database lacked {count} acts of the acts file. They are in it now.",
        "Tietokannasta puuttui {count} toimitiedoston toimea. Ne ovat nyt siinä.",
        "Databasen saknade {count} åtgärder ur åtgärdsfilen. Nu finns de där.",
    ),
    "backup made": (
        "The backup is in {path}. It holds everything up to number {number}.",
        "Varmuuskopio on tiedostossa {path}. Siinä on kaikki numeroon {number} asti.",
        "Säkerhetskopian finns i {path}. Den rymmer allt fram till nummer {number}.",
    ),
    "restored": (
        (
            "The backup of {when} is restored, with {count} acts written down since."
            " Start serving: the desks send again what came after it."
        ),
        (
            "Varmuuskopio {when} on palautettu, ja sen jälkeen kirjattuja toimia"
            " palautui {count}. Käynnistä palvelu: työasemat lähettävät uudelleen sen,"
            " mikä tuli kopion jälkeen."
        ),
        (
            "Säkerhetskopian från {when} är återställd, med {count} åtgärder som"
            " skrivits upp efter den. Starta tjänsten: arbetsplatserna skickar igen det"
            " som kom senare."
        ),
    ),
    "broken backup": (
        "{detail} is not a whole backup of a register. Nothing was changed.",
        "{detail} ei ole ehjä rekisterin varmuuskopio. Mitään ei muutettu.",
        "{detail} är ingen hel säkerhetskopia av ett register. Inget ändrades.",
    ),
    "backup file": (
        "The file {detail} cannot be read or written. Choose another place.",
        "Tiedostoa {detail} ei voi lukea tai kirjoittaa. Valitse toinen paikka.",
        "Filen {detail} går inte att läsa eller skriva. Välj en annan plats.",
    ),
    "other register": (
        (
            "The database holds another register than the backup. Restore into an empty"
            " database. Nothing was changed."
        ),
        (
            "Tietokannassa on toinen rekisteri kuin varmuuskopiossa. Palauta tyhjään"
            " tietokantaan. Mitään ei muutettu."
        ),
        (
            "Databasen rymmer ett annat register än säkerhetskopian. Återställ till en"
            " tom databas. Inget ändrades."
        ),
    ),
    "written down": (
        (
            "The database did not confirm it, but it is written down in the acts file:"
            " the next command takes it in. Do not do it again."
        ),
        (
            "Tietokanta ei vahvistanut toimea, mutta se on kirjattu toimitiedostoon:"
            " seuraava komento ottaa sen mukaan. Älä tee sitä uudelleen."
        ),
        (
            "Databasen bekräftade det inte, men det står i åtgärdsfilen: nästa kommando"
            " tar in det. Gör det inte en gång till."
        ),
    ),
    "acts file": (
        "The acts file in {detail} cannot be written, so nothing was done.",
        "Toimitiedostoa kansiossa {detail} ei voi kirjoittaa, joten mitään ei tehty.",
        "Åtgärdsfilen i {detail} går inte att skriva, så inget gjordes.",
    ),
    "help: backup": (
        "write a backup while the register serves",
        "tee varmuuskopio palvelun aikana",
        "gör en säkerhetskopia medan registret betjänar",
    ),
    "help: restore": (
        "put a backup into the database and begin a new epoch",
        "palauta varmuuskopio tietokantaan ja aloita uusi aikakausi",
        "återställ en säkerhetskopia till databasen och börja en ny epok",
    ),
    "help: backup file": (
        "the file that the backup becomes",
        "tiedosto, johon varmuuskopio tulee",
        "filen som säkerhetskopian blir",
    ),
    "help: restore file": (
        "the file that `backup` wrote",
        "tiedosto, jonka `backup` kirjoitti",
        "filen som `backup` skrev",
    ),
    "help: acts": (
        "the folder, on another disk, where acts are written down first",
        "toisen levyn kansio, johon toimet kirjataan ensin",
        "mappen, på en annan disk, där åtgärder skrivs upp först",
    ),
    "help: standby": (
        "only let desks read: for a copy that follows another database",
        "anna työasemien vain lukea: toista tietokantaa seuraavalle kopiolle",
        "låt arbetsplatser bara läsa: för en kopia som följer en annan databas",
    ),
}
