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
    "help: move-desk": (
        "say for which sites a desk works from now on, and with which right",
        "määrää, missä toimipaikoissa ja millä oikeudella työasema toimii",
        "bestäm för vilka platser en arbetsplats arbetar och med vilken rätt",
    ),
    "help: move to": (
        "number of a site and the right there, such as 7:venue; the first is its home",
        "toimipaikan numero ja oikeus, esimerkiksi 7:venue; ensimmäinen on kotipaikka",
        "platsens nummer och rätt, till exempel 7:venue; den första är hemplatsen",
    ),
    "desk moved": (
        (
            "Desk {desk} works at {places} from its next exchange on. What it wrote"
            " for its former places is still taken in for them."
        ),
        (
            "Työasema {desk} toimii seuraavasta yhteydestään alkaen näissä: {places}."
            " Aiempiin toimipaikkoihin kirjattu otetaan vielä vastaan niihin."
        ),
        (
            "Arbetsplats {desk} arbetar för {places} från och med nästa kontakt. Det"
            " som den skrivit för sina tidigare platser tas ännu emot för dem."
        ),
    ),
    "desk is there": (
        "Desk {desk} works at {places} already. Nothing was changed.",
        "Työasema {desk} toimii jo näissä: {places}. Mitään ei muutettu.",
        "Arbetsplats {desk} arbetar redan för {places}. Ingenting ändrades.",
    ),
    "help: held": (
        "show, admit or leave out what is held of a desk",
        "näytä, hyväksy tai hylkää työaseman odottavat kirjaukset",
        "visa, godkänn eller utelämna det som hålls kvar av en arbetsplats",
    ),
    "help: admit": (
        "let it count, each entry by an act of its own",
        "hyväksy kirjaukset, jokainen omalla päätöksellään",
        "låt posterna gälla, var och en med ett eget beslut",
    ),
    "help: leave out": (
        "keep it without effect",
        "säilytä ilman vaikutusta",
        "behåll utan verkan",
    ),
    "help: confirm-clock": (
        "say that a desk's wrong clock, or without a desk the register's, is seen to",
        "vahvista, että työaseman (tai ilman numeroa rekisterin) kello on hoidettu",
        "bekräfta att arbetsplatsens (utan nummer registrets) klocka är åtgärdad",
    ),
    "held": (
        (
            "Held of desk {desk}: {uses} redemptions, {cards} registrations, {rest}"
            " other entries. Add --admit to let them count, --leave-out to keep them"
            " without effect."
        ),
        (
            "Työasemalta {desk} odottaa: {uses} käyttöä, {cards} rekisteröintiä, {rest}"
            " muuta kirjausta. Hyväksy valitsimella --admit tai hylkää valitsimella"
            " --leave-out."
        ),
        (
            "Kvarhållet av arbetsplats {desk}: {uses} användningar, {cards}"
            " registreringar, {rest} andra poster. Godkänn med --admit eller utelämna"
            " med --leave-out."
        ),
    ),
    "held of others": (
        "{count} more are not this desk's to write. They stay held.",
        "Lisäksi {count} kirjausta ei kuulu tälle työasemalle. Ne jäävät odottamaan.",
        "Dessutom hör {count} poster inte till arbetsplatsen. De hålls kvar.",
    ),
    "admitted": (
        "{count} entries of desk {desk} count from now on.",
        "Työaseman {desk} kirjauksista {count} on nyt voimassa.",
        "{count} poster av arbetsplats {desk} gäller från och med nu.",
    ),
    "left out": (
        "The entries of desk {desk} stay without effect. They can be admitted later.",
        "Työaseman {desk} kirjaukset jäävät vaille vaikutusta. Ne voi hyväksyä vielä.",
        "Posterna av arbetsplats {desk} förblir utan verkan. De kan godkännas senare.",
    ),
    "own clock confirmed": (
        "The register goes by its clock as it is now. Desks are served again.",
        "Rekisteri luottaa kelloonsa sellaisena kuin se nyt on. Työasemia palvellaan.",
        "Registret går efter sin klocka som den är nu. Arbetsplatserna betjänas igen.",
    ),
    "own clock is right": (
        "The register's clock has not jumped. Nothing was changed.",
        "Rekisterin kello ei ole hypännyt. Mitään ei muutettu.",
        "Registrets klocka har inte hoppat. Ingenting ändrades.",
    ),
    "clock confirmed": (
        (
            "The clock of desk {desk} was seen to. Its entries stay dated by when they"
            " were received."
        ),
        (
            "Työaseman {desk} kello on hoidettu. Sen kirjaukset järjestetään"
            " vastaanottoajan mukaan."
        ),
        (
            "Klockan på arbetsplats {desk} är åtgärdad. Dess poster ordnas efter när de"
            " togs emot."
        ),
    ),
    "nothing to settle": (
        "Nothing waits for an answer at desk {detail}. Nothing was changed.",
        "Työasemalla {detail} ei ole mitään ratkaistavaa. Mitään ei muutettu.",
        "Inget väntar på svar för arbetsplats {detail}. Ingenting ändrades.",
    ),
}
