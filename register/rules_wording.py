"""The texts of policies for cases, and of the settings."""

from collections.abc import Mapping
from typing import Final

RULES_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "help: policy": (
        "show or set what becomes of a kind of case; first with a preview",
        "näytä tai aseta, mitä tapauslajille tehdään; ensin esikatselu",
        "visa eller ange vad som sker med ett slags ärende; först en förhandsvisning",
    ),
    "help: settings": (
        "show or set what holds for the whole programme",
        "näytä tai aseta koko ohjelman asetukset",
        "visa eller ange vad som gäller i hela verksamheten",
    ),
    "help: yes": (
        "set it, after the preview",
        "aseta esikatselun jälkeen",
        "ange det, efter förhandsvisningen",
    ),
    "help: from": (
        "the first day, YYYY-MM-DD; today unless you say otherwise",
        "ensimmäinen päivä, VVVV-KK-PP; oletuksena tänään",
        "första dagen, ÅÅÅÅ-MM-DD; i dag om inget annat sägs",
    ),
    "policy": (
        "{kind} ({what}): {policy}, {count} open",
        "{kind} ({what}): {policy}, avoinna {count}",
        "{kind} ({what}): {policy}, {count} öppna",
    ),
    "policy: ask": (
        "ask a person",
        "kysy ihmiseltä",
        "fråga en människa",
    ),
    "policy: let": (
        "let stand",
        "anna olla voimassa",
        "låt gälla",
    ),
    "policy: note": (
        "note only",
        "vain merkitse",
        "bara anteckna",
    ),
    "policy: settles": (
        "This would settle {count} open cases and open {opens} again.",
        "Tämä ratkaisisi {count} avointa tapausta ja avaisi {opens} uudelleen.",
        "Det här skulle avgöra {count} öppna ärenden och öppna {opens} på nytt.",
    ),
    "policy: not yet": (
        "Nothing was changed. Add --yes to set it.",
        "Mitään ei muutettu. Aseta lisäämällä --yes.",
        "Ingenting ändrades. Lägg till --yes för att ange det.",
    ),
    "policy: set": (
        "Set for cases that begin on {first} or later.",
        "Asetettu tapauksille, jotka alkavat {first} tai myöhemmin.",
        "Angivet för ärenden som börjar {first} eller senare.",
    ),
    "setting: set": (
        "From {first}: {setting}",
        "Alkaen {first}: {setting}",
        "Från {first}: {setting}",
    ),
    "unknown setting": (
        "There is no setting {detail}. `settings` shows all.",
        "Asetusta {detail} ei ole. `settings` näyttää kaikki.",
        "Det finns ingen inställning {detail}. `settings` visar alla.",
    ),
    "unfit value": (
        "{detail} does not fit this setting. Nothing was changed.",
        "{detail} ei sovi tähän asetukseen. Mitään ei muutettu.",
        "{detail} passar inte för inställningen. Ingenting ändrades.",
    ),
    "case: disputed-code": (
        "two sites registered one code",
        "kaksi paikkaa rekisteröi saman koodin",
        "två ställen registrerade samma kod",
    ),
    "case: not-yet-registered": (
        "a code that nobody registered was used",
        "käytettiin koodia, jota kukaan ei ole rekisteröinyt",
        "en kod som ingen har registrerat användes",
    ),
    "case: override": (
        "used though the desk had said no",
        "käytettiin, vaikka työasema kielsi",
        "användes fast arbetsplatsen sade nej",
    ),
    "case: both-changed": (
        "two desks changed one field",
        "kaksi työasemaa muutti samaa tietoa",
        "två arbetsplatser ändrade samma uppgift",
    ),
    "case: crossed": (
        "two decisions of a card cross",
        "kaksi kortin päätöstä menee ristiin",
        "två beslut om ett kort går i kors",
    ),
    "case: two-stories": (
        "one entry tells two things",
        "yksi kirjaus kertoo kahta asiaa",
        "en post berättar två saker",
    ),
    "case: possible-double": (
        "one card, one event, minutes apart",
        "sama kortti ja tapahtuma, minuuttien väli",
        "samma kort och evenemang, minuter emellan",
    ),
    "case: over-limit": (
        "more than the limit was given",
        "annettiin enemmän kuin raja sallii",
        "mer än gränsen gavs",
    ),
    "case: superseded-card-used": (
        "an old card was used after its replacement",
        "vanhaa korttia käytettiin uuden jälkeen",
        "ett gammalt kort användes efter det nya",
    ),
    "case: foreign-stock": (
        "a card of another site's stock",
        "toisen paikan varastosta oleva kortti",
        "ett kort ur ett annat ställes lager",
    ),
    "case: clock": (
        "a desk's clock was far off",
        "työaseman kello oli pahasti väärässä",
        "en arbetsplats klocka gick mycket fel",
    ),
    "case: copied-desk": (
        "a journal was restored or copied",
        "päiväkirja palautettiin tai kopioitiin",
        "en journal återställdes eller kopierades",
    ),
    "case: withdrawn-desk": (
        "a desk without right delivered entries",
        "oikeudeton työasema toimitti kirjauksia",
        "en arbetsplats utan rätt lämnade poster",
    ),
    "case: unreadable": (
        "an entry cannot be read",
        "kirjausta ei voi lukea",
        "en post går inte att läsa",
    ),
    "case: unusual-volume": (
        "many unknown codes of one desk in a day",
        "paljon tuntemattomia koodeja yhdeltä työasemalta",
        "många okända koder från en arbetsplats på en dag",
    ),
    "setting: holder_age": (
        "years that a holder is or turns this year",
        "vuotta, jotka haltija on tai täyttää tänä vuonna",
        "år som innehavaren är eller fyller i år",
    ),
    "setting: child_age": (
        "a child is younger than this",
        "lapsi on tätä nuorempi",
        "ett barn är yngre än så",
    ),
    "setting: client_age": (
        "a community client is at least so old",
        "yhteisön asiakas on vähintään näin vanha",
        "en gemenskaps klient är minst så gammal",
    ),
    "setting: community_clients": (
        "clients with a community card at once",
        "asiakkaita yhteisökortilla kerralla",
        "klienter med gemenskapskort åt gången",
    ),
    "setting: card_months": (
        "months that a card is valid",
        "kuukautta, jotka kortti on voimassa",
        "månader som ett kort gäller",
    ),
    "setting: most_children": (
        "children that a card may name",
        "lasta, jotka kortille voi merkitä",
        "barn som ett kort kan ange",
    ),
    "setting: fresh_minutes": (
        "minutes that a list counts as fresh",
        "minuuttia, jotka luettelo on tuore",
        "minuter som en lista är färsk",
    ),
    "setting: expiring_days": (
        "days before its end that a card is said to expire",
        "päivää ennen loppua kortti vanhenee pian",
        "dagar före slutet som ett kort snart går ut",
    ),
    "setting: overdue_days": (
        "days until a missing registration is overdue",
        "päivää, joiden jälkeen rekisteröinti on myöhässä",
        "dagar tills en registrering är försenad",
    ),
    "setting: double_minutes": (
        "minutes within which two uses may be a double",
        "minuuttia, joiden sisällä käyttö voi olla tupla",
        "minuter inom vilka två bruk kan vara dubbla",
    ),
    "setting: unknown codes a day": (
        "unknown codes of one desk a day before it is held",
        "tuntematonta koodia työasemalta päivässä",
        "okända koder per arbetsplats och dag",
    ),
    "setting: keep_days": (
        "days that a desk can read what it wrote",
        "päivää, jotka työasema voi lukea kirjauksensa",
        "dagar som en arbetsplats kan läsa sina poster",
    ),
    "setting: term_starts": (
        "days on which a term begins, MM-DD",
        "päivät, joina lukukausi alkaa, KK-PP",
        "dagar då en termin börjar, MM-DD",
    ),
    "setting: not_on_list": (
        "what a clerk may do with a code not on the list",
        "mitä luettelosta puuttuvalle koodille voi tehdä",
        "vad som får göras med en kod utanför listan",
    ),
    "setting: code_patterns": (
        "how codes look",
        "miltä koodit näyttävät",
        "hur koder ser ut",
    ),
}
