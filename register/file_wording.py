"""The texts of taking in files."""

from collections.abc import Mapping
from typing import Final

FILE_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "help: import-file": (
        "take in a file that a desk without a network has sent",
        "ota vastaan tiedosto, jonka verkoton työasema on lähettänyt",
        "ta emot en fil som en arbetsplats utan nät har skickat",
    ),
    "help: file": (
        "the desk's file",
        "työaseman tiedosto",
        "arbetsplatsens fil",
    ),
    "help: answer": (
        "where the answer is written; beside the file unless you say otherwise",
        "minne vastaus kirjoitetaan; oletuksena tiedoston viereen",
        "vart svaret skrivs; annars bredvid filen",
    ),
    "help: by file": (
        "for a desk that has no network: it asks by file, and gets a file back",
        "verkottomalle työasemalle: se pyytää tiedostolla ja saa tiedoston",
        "för en arbetsplats utan nät: den ber med en fil och får en fil",
    ),
    "file: enrolled": (
        "Desk {desk} is let in.",
        "Työasema {desk} on otettu käyttöön.",
        "Arbetsplats {desk} är ansluten.",
    ),
    "file: taken in": (
        "Desk {desk}: {entries} entries in the file, {new} of them new here.",
        "Työasema {desk}: tiedostossa {entries} kirjausta, joista uusia {new}.",
        "Arbetsplats {desk}: {entries} poster i filen, {new} av dem nya här.",
    ),
    "file: held": (
        "{held} of them wait for a person to look at them.",
        "Niistä {held} odottaa, että joku katsoo ne läpi.",
        "{held} av dem väntar på att någon ser på dem.",
    ),
    "file: forked": (
        (
            "This desk's journal was restored or copied. Its entries were taken in"
            " beside those that are here; nothing counts twice."
        ),
        (
            "Työaseman päiväkirja on palautettu tai kopioitu. Kirjaukset otettiin"
            " vastaan aiempien rinnalle; mikään ei laskeudu kahdesti."
        ),
        (
            "Arbetsplatsens journal har återställts eller kopierats. Posterna togs emot"
            " bredvid dem som finns här; inget räknas två gånger."
        ),
    ),
    "file: gap": (
        (
            "Entries from number {first} on are missing here, so those behind them were"
            " not taken in. Let the desk read the answer, save anew and send that file."
        ),
        (
            "Täältä puuttuu kirjauksia numerosta {first} alkaen, joten niiden jälkeisiä"
            " ei otettu vastaan. Lue vastaus työasemalla, tallenna uudelleen ja lähetä"
            " se tiedosto."
        ),
        (
            "Här saknas poster från nummer {first}, så de som följer togs inte emot."
            " Läs svaret på arbetsplatsen, spara på nytt och skicka den filen."
        ),
    ),
    "file: withdrawn": (
        "This desk's right was withdrawn: its entries are kept, and it gets no list.",
        "Työaseman oikeus on peruttu: kirjaukset säilyvät, mutta luetteloa ei anneta.",
        (
            "Arbetsplatsens rätt har återkallats: posterna sparas, men den får ingen"
            " lista."
        ),
    ),
    "file: answer": (
        "The answer is in {path}. Take it to the desk.",
        "Vastaus on tiedostossa {path}. Vie se työasemalle.",
        "Svaret finns i {path}. Ta det till arbetsplatsen.",
    ),
    "file: no answer": (
        "It was taken in, but no answer was written. Run the command again. ({detail})",
        "Se otettiin vastaan, mutta vastaus ei syntynyt. Aja uudelleen. ({detail})",
        "Den togs emot, men inget svar skrevs. Kör kommandot igen. ({detail})",
    ),
    "file: nothing changed": (
        "Nothing was changed.",
        "Mitään ei muutettu.",
        "Ingenting ändrades.",
    ),
    "file: altered": (
        "The file was altered on its way. Ask the desk to save it anew.",
        "Tiedosto on muuttunut matkalla. Pyydä työasemaa tallentamaan se uudelleen.",
        "Filen har ändrats på vägen. Be arbetsplatsen spara den på nytt.",
    ),
    "file: cut": (
        "The end of the file is missing. Copy it again, the whole of it.",
        "Tiedoston loppu puuttuu. Kopioi se uudelleen kokonaan.",
        "Slutet av filen saknas. Kopiera den på nytt, i sin helhet.",
    ),
    "file: foreign": (
        "The file is not for this register, or no code of it opens the request.",
        "Tiedosto ei ole tälle rekisterille, tai mikään koodi ei avaa pyyntöä.",
        "Filen är inte för detta register, eller så öppnar ingen kod begäran.",
    ),
    "file: too-large": (
        "The file is larger, or holds more entries, than any desk writes.",
        "Tiedosto on suurempi tai sisältää enemmän kuin yksikään työasema kirjoittaa.",
        "Filen är större, eller innehåller mer, än någon arbetsplats skriver.",
    ),
    "file: malformed": (
        "The file cannot be read. Ask the desk to save it anew.",
        "Tiedostoa ei voi lukea. Pyydä työasemaa tallentamaan se uudelleen.",
        "Filen kan inte läsas. Be arbetsplatsen spara den på nytt.",
    ),
    "file: too new": (
        "A newer program wrote the file. Upgrade the register first.",
        "Uudempi ohjelma on kirjoittanut tiedoston. Päivitä ensin rekisteri.",
        "Ett nyare program har skrivit filen. Uppgradera registret först.",
    ),
    "file: too-old": (
        "The desk's program is too old. Upgrade it and save the file anew.",
        "Työaseman ohjelma on liian vanha. Päivitä se ja tallenna tiedosto uudelleen.",
        "Arbetsplatsens program är för gammalt. Uppgradera och spara filen på nytt.",
    ),
    "file: none": (
        "This is no file of a desk.",
        "Tämä ei ole työaseman tiedosto.",
        "Det här är ingen fil från en arbetsplats.",
    ),
    "file: wrong way": (
        "This is an answer: it is for the desk. Choose the file that the desk saved.",
        "Tämä on vastaus työasemalle. Valitse tiedosto, jonka työasema tallensi.",
        "Det här är ett svar till arbetsplatsen. Välj filen som den har sparat.",
    ),
    "file: code-spent": (
        "The enrolment code was used by another desk or is too old. Make a new one.",
        "Koodin on käyttänyt toinen työasema, tai se on vanhentunut. Tee uusi.",
        "Koden har använts av en annan arbetsplats eller är för gammal. Gör en ny.",
    ),
    "file: busy": (
        "The database is busy. Run the command again.",
        "Tietokanta on varattu. Aja komento uudelleen.",
        "Databasen är upptagen. Kör kommandot igen.",
    ),
    "file: unread": (
        "{detail}.",
        "Tiedostoa ei voi lukea: {detail}.",
        "Filen går inte att läsa: {detail}.",
    ),
}
