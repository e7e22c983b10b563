<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
<context>
    <name>ActState</name>
    <message>
        <source>waiting</source>
        <translation>odottaa</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>vahvistettu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>muuttunut</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>selvitettävä</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>peruttu</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>ei kirjattu</translation>
    </message>
</context>
<context>
    <name>ActsTable</name>
    <message>
        <source>Time</source>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Annettu</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tapahtuma</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Kysytty</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tila</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backups</source>
        <translation>Varmuuskopiot</translation>
    </message>
    <message>
        <source>A backup is made each day, encrypted. Should this computer’s disk break, a copy in a second place, such as a network drive or a stick, still sends what was waiting.</source>
        <translation>Joka päivä tehdään salattu varmuuskopio. Jos tämän tietokoneen levy rikkoutuu, toisessa paikassa, kuten verkkolevyllä tai muistitikulla, olevasta kopiosta lähtee vielä se, mikä odotti.</translation>
    </message>
    <message>
        <source>Second place: %1</source>
        <translation>Toinen paikka: %1</translation>
    </message>
    <message>
        <source>Second place: none</source>
        <translation>Toinen paikka: ei ole</translation>
    </message>
    <message>
        <source>Choose a second place …</source>
        <translation>Valitse toinen paikka …</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>Poista toinen paikka</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Birth year</source>
        <translation>Syntymävuosi</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postinumero</translation>
    </message>
    <message>
        <source>Children under 18</source>
        <translation>Alle 18-vuotiaita lapsia</translation>
    </message>
    <message>
        <source>Gender (optional)</source>
        <translation>Sukupuoli (vapaaehtoinen)</translation>
    </message>
    <message>
        <source>Life situation (optional)</source>
        <translation>Elämäntilanne (vapaaehtoinen)</translation>
    </message>
    <message>
        <source>Agrees to storing</source>
        <translation>Suostuu tietojen tallentamiseen</translation>
    </message>
    <message>
        <source>Agrees to wellbeing questions</source>
        <translation>Suostuu hyvinvointikysymyksiin</translation>
    </message>
    <message>
        <source>Granted on</source>
        <translation>Myönnetty</translation>
    </message>
</context>
<context>
    <name>CardKinds</name>
    <message>
        <source>Mobile only (X)</source>
        <translation>Vain mobiilikortti (X)</translation>
    </message>
    <message>
        <source>Community, mobile only (Z)</source>
        <translation>Yhteisön mobiilikortti (Z)</translation>
    </message>
    <message>
        <source>Community card</source>
        <translation>Yhteisön Kaikukortti</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Read or type the code</source>
        <translation>Lue tai kirjoita tunnus</translation>
    </message>
    <message>
        <source>Code of the card</source>
        <translation>Kortin tunnus</translation>
    </message>
    <message>
        <source>Always ready for a scan</source>
        <translation>Aina valmis lukemaan</translation>
    </message>
</context>
<context>
    <name>CardRules</name>
    <message>
        <source>This card has ended for good: its holder took the consent back. A new card needs a new form.</source>
        <translation>Tämä kortti on päättynyt lopullisesti: haltija on perunut suostumuksensa. Uutta korttia varten täytetään uusi lomake.</translation>
    </message>
    <message>
        <source>This card is not in use. Put it back into use first, or hand over a new one.</source>
        <translation>Tämä kortti ei ole käytössä. Ota se ensin takaisin käyttöön tai anna uusi kortti.</translation>
    </message>
    <message>
        <source>This card is in use already.</source>
        <translation>Tämä kortti on jo käytössä.</translation>
    </message>
    <message>
        <source>Another card has replaced this one. Its holder uses the new card.</source>
        <translation>Toinen kortti on korvannut tämän. Haltija käyttää uutta korttia.</translation>
    </message>
    <message>
        <source>The holder has not consented to the wellbeing questions: no answer is kept.</source>
        <translation>Haltija ei ole suostunut hyvinvointikysymyksiin: vastauksia ei tallenneta.</translation>
    </message>
</context>
<context>
    <name>CardStory</name>
    <message>
        <source>It waits to be sent. The card works only once it has been sent.</source>
        <translation>Odottaa lähetystä. Kortti toimii vasta, kun se on lähetetty.</translation>
    </message>
    <message>
        <source>The card has expired: it can be renewed.</source>
        <translation>Kortti on vanhentunut: sen voi uusia.</translation>
    </message>
    <message>
        <source>The card works; a change waits to be sent.</source>
        <translation>Kortti toimii; muutos odottaa lähetystä.</translation>
    </message>
    <message>
        <source>The register has it: the card works.</source>
        <translation>Kortti on rekisterissä ja toimii.</translation>
    </message>
    <message>
        <source>This card is not in use any more.</source>
        <translation>Kortti ei ole enää käytössä.</translation>
    </message>
    <message>
        <source>Another registration has this code, so this one does not work. Ask the national office.</source>
        <translation>Tunnus on jo toisella rekisteröinnillä, joten tämä kortti ei toimi. Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>The register has it and cannot count it yet: see F5.</source>
        <translation>Tieto on rekisterissä, mutta sitä ei voi vielä ottaa lukuun: katso F5.</translation>
    </message>
    <message>
        <source>The consent was taken back: the card has ended, and what was asked of the holder is erased.</source>
        <translation>Suostumus on peruttu: kortti on päättynyt, ja haltijalta kysytyt tiedot poistetaan.</translation>
    </message>
    <message>
        <source>Another card has replaced this one.</source>
        <translation>Toinen kortti on korvannut tämän.</translation>
    </message>
    <message>
        <source>Lost: the card works nowhere until it is taken back into use.</source>
        <translation>Kadonnut: kortti ei kelpaa missään ennen kuin se otetaan takaisin käyttöön.</translation>
    </message>
    <message>
        <source>Ended card</source>
        <translation>Päättynyt kortti</translation>
    </message>
    <message>
        <source>%1 – no code yet</source>
        <translation>%1 – ei vielä tunnusta</translation>
    </message>
    <message>
        <source>It waits to be sent, without a code. The card works nowhere until the register has assigned its code.</source>
        <translation>Odottaa lähetystä ilman tunnusta. Kortti ei toimi missään, ennen kuin rekisteri on antanut sille tunnuksen.</translation>
    </message>
    <message>
        <source>The register has it. The card works nowhere until the register has assigned its code.</source>
        <translation>Tieto on rekisterissä. Kortti ei toimi missään, ennen kuin rekisteri on antanut sille tunnuksen.</translation>
    </message>
    <message>
        <source>Saved: %1, last valid date %2, children %3. %4</source>
        <translation>Tallennettu: %1, viimeinen voimassaolopäivä %2, lapsia %3. %4</translation>
    </message>
    <message>
        <source>Not saved – press Enter again.</source>
        <translation>Ei tallennettu – paina Enter uudelleen.</translation>
    </message>
</context>
<context>
    <name>CardVerb</name>
    <message>
        <source>Lost</source>
        <translation>Kadonnut</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Poista käytöstä</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>Ota takaisin käyttöön</translation>
    </message>
    <message>
        <source>Replace by a new card</source>
        <translation>Korvaa uudella kortilla</translation>
    </message>
    <message>
        <source>Consent to questions taken back</source>
        <translation>Suostumus kysymyksiin peruttu</translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation>Suostumus peruttu</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postinumero</translation>
    </message>
    <message>
        <source>Wellbeing questions</source>
        <translation>Hyvinvointikysymykset</translation>
    </message>
    <message>
        <source>The new card takes over what is known of the holder and is granted today. This card goes out of use for good.</source>
        <translation>Uusi kortti saa haltijasta tallennetut tiedot ja myönnetään tänään. Tämä kortti poistuu käytöstä lopullisesti.</translation>
    </message>
    <message>
        <source>All answers to the wellbeing questions are erased, here and at the register. The card goes on. This cannot be undone.</source>
        <translation>Kaikki vastaukset hyvinvointikysymyksiin poistetaan, täältä ja rekisteristä. Kortti pysyy voimassa. Tätä ei voi perua.</translation>
    </message>
    <message>
        <source>The card ends, and all that was asked of the holder is erased, here and at the register. Tickets already given stay. This cannot be undone.</source>
        <translation>Kortti päättyy, ja kaikki haltijalta kysytty poistetaan, täältä ja rekisteristä. Jo annetut liput pysyvät. Tätä ei voi perua.</translation>
    </message>
    <message>
        <source>Where does the holder live now?</source>
        <translation>Missä haltija asuu nyt?</translation>
    </message>
    <message>
        <source>Type the points of the form in the order of its questions, with a space between them, and - for a question left out. They are sealed at once: this desk cannot show them again.</source>
        <translation>Kirjoita lomakkeen pisteet kysymysten järjestyksessä välilyönnein erotettuina; - tarkoittaa ohitettua kysymystä. Ne salataan heti: tämä työasema ei voi näyttää niitä enää.</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Korvaa kortti</translation>
    </message>
    <message>
        <source>Erase the answers</source>
        <translation>Poista vastaukset</translation>
    </message>
    <message>
        <source>End the card and erase</source>
        <translation>Lopeta kortti ja poista tiedot</translation>
    </message>
    <message>
        <source>Correct the postcode</source>
        <translation>Korjaa postinumero</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Tallenna vastaukset</translation>
    </message>
    <message>
        <source>New postcode</source>
        <translation>Uusi postinumero</translation>
    </message>
    <message>
        <source>Code of the new card</source>
        <translation>Uuden kortin tunnus</translation>
    </message>
    <message>
        <source>Points, such as 3 - 2 4</source>
        <translation>Pisteet, esimerkiksi 3 - 2 4</translation>
    </message>
</context>
<context>
    <name>CardVerbs</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Jätä ennalleen</translation>
    </message>
    <message>
        <source>Leave the card as it is</source>
        <translation>Jätä kortti ennalleen</translation>
    </message>
</context>
<context>
    <name>CardsTable</name>
    <message>
        <source>Code</source>
        <translation>Tunnus</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Lapset</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Voimassa asti</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>Being saved …</source>
        <translation>Tallennetaan …</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>Luetaan …</translation>
    </message>
    <message>
        <source>Save what waits</source>
        <translation>Tallenna odottavat</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Lue vastaus</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>The screen said: %1</source>
        <translation>Näytöllä luki: %1</translation>
    </message>
    <message>
        <source>%1, recorded at %2</source>
        <translation>%1, kirjattu %2</translation>
    </message>
    <message>
        <source>Its list was less than an hour old.</source>
        <translation>Lista oli alle tunnin ikäinen.</translation>
    </message>
    <message numerus="yes">
        <source>Its list was %n hour(s) old.</source>
        <translation>
            <numerusform>Lista oli %n tunnin ikäinen.</numerusform>
            <numerusform>Lista oli %n tunnin ikäinen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its list was %n day(s) old.</source>
        <translation>
            <numerusform>Lista oli %n vuorokauden ikäinen.</numerusform>
            <numerusform>Lista oli %n vuorokauden ikäinen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The register knows no such card.</source>
        <translation>Rekisterissä ei ole tällaista korttia.</translation>
    </message>
    <message>
        <source>Two people answered differently: the first answer stands so far.</source>
        <translation>Kaksi ihmistä vastasi eri tavoin: toistaiseksi ensimmäinen vastaus on voimassa.</translation>
    </message>
    <message>
        <source>The card is in use.</source>
        <translation>Kortti on käytössä.</translation>
    </message>
    <message>
        <source>The card was reported lost.</source>
        <translation>Kortti on ilmoitettu kadonneeksi.</translation>
    </message>
    <message>
        <source>The card was taken out of use.</source>
        <translation>Kortti on poistettu käytöstä.</translation>
    </message>
    <message>
        <source>The office knows more of the card.</source>
        <translation>Kaikukeskus tietää kortista enemmän.</translation>
    </message>
    <message>
        <source>Granted %1, valid until %2.</source>
        <translation>Myönnetty %1, voimassa %2 asti.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Tämä työasema</translation>
    </message>
    <message>
        <source>This place</source>
        <translation>Tämä paikka</translation>
    </message>
    <message>
        <source>A venue</source>
        <translation>Kaikukortti-kohde</translation>
    </message>
    <message>
        <source>A place that gives cards</source>
        <translation>Kortinjakaja</translation>
    </message>
    <message>
        <source>The coordinator</source>
        <translation>Vastuuhenkilö</translation>
    </message>
    <message>
        <source>A ticket broker</source>
        <translation>Lipunvälittäjä</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Joku</translation>
    </message>
    <message>
        <source>ticket given</source>
        <translation>lippu annettu</translation>
    </message>
    <message>
        <source>ticket reserved</source>
        <translation>lippu varattu</translation>
    </message>
    <message>
        <source>card registered</source>
        <translation>kortti rekisteröity</translation>
    </message>
    <message>
        <source>card amended</source>
        <translation>kortin tietoja korjattu</translation>
    </message>
    <message>
        <source>card renewed</source>
        <translation>kortti uusittu</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <translation>kortti ilmoitettu kadonneeksi</translation>
    </message>
    <message>
        <source>card taken out of use</source>
        <translation>kortti poistettu käytöstä</translation>
    </message>
    <message>
        <source>card taken back into use</source>
        <translation>kortti otettu takaisin käyttöön</translation>
    </message>
    <message>
        <source>event declared</source>
        <translation>tapahtuma ilmoitettu</translation>
    </message>
    <message>
        <source>record</source>
        <translation>kirjaus</translation>
    </message>
    <message>
        <source>Answered at this desk; the answer is sent by itself.</source>
        <translation>Vastattu tällä työasemalla; vastaus lähtee itsestään.</translation>
    </message>
    <message>
        <source>%1, clerk %2</source>
        <translation>%1, virkailija %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 – this decides</source>
        <translation>%1, %2: %3 – tämä ratkaisee</translation>
    </message>
    <message>
        <source>asked the holder</source>
        <translation>kysytty kortinhaltijalta</translation>
    </message>
    <message>
        <source>asked the other side</source>
        <translation>kysytty toiselta osapuolelta</translation>
    </message>
    <message>
        <source>asked the office</source>
        <translation>kysytty Kaikukeskuksesta</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>Raja ylittyi</translation>
    </message>
    <message>
        <source>Something newer</source>
        <translation>Jotain uudempaa</translation>
    </message>
    <message>
        <source>The register asks something that this program is too old for.</source>
        <translation>Rekisteri kysyy jotain, mihin tämä ohjelma on liian vanha.</translation>
    </message>
    <message>
        <source>Update KaikuDesk; nothing is lost until then.</source>
        <translation>Päivitä KaikuDesk; siihen asti mitään ei häviä.</translation>
    </message>
    <message>
        <source>Whatever is answered, the ticket stays given.</source>
        <translation>Vastasitpa miten tahansa, annettu lippu pysyy annettuna.</translation>
    </message>
    <message>
        <source>Not yet registered</source>
        <translation>Vielä rekisteröimättä</translation>
    </message>
    <message>
        <source>A ticket was given for a card that nobody has registered yet. The ticket stands.</source>
        <translation>Lippu annettiin kortilla, jota kukaan ei ole vielä rekisteröinyt. Lippu on voimassa.</translation>
    </message>
    <message>
        <source>Nothing now: the flag goes when the card is registered.</source>
        <translation>Ei nyt mitään: asia selviää itsestään, kun kortti rekisteröidään.</translation>
    </message>
    <message>
        <source>Used before it was granted</source>
        <translation>Käytetty ennen myöntämistä</translation>
    </message>
    <message>
        <source>The card was granted only after the day on which a ticket was given. The ticket stands.</source>
        <translation>Kortti myönnettiin vasta sen päivän jälkeen, jona lippu annettiin. Lippu on voimassa.</translation>
    </message>
    <message>
        <source>Nothing: it is told once, for information.</source>
        <translation>Ei mitään: tämä kerrotaan kerran tiedoksi.</translation>
    </message>
    <message>
        <source>Given against the screen</source>
        <translation>Annettu näytön ohjeesta huolimatta</translation>
    </message>
    <message>
        <source>The screen said that the card had ended, and a ticket was given. The ticket stands.</source>
        <translation>Näytön mukaan kortti ei ollut enää voimassa, ja lippu annettiin. Lippu on voimassa.</translation>
    </message>
    <message>
        <source>Two versions of one record</source>
        <translation>Yhdestä kirjauksesta kaksi versiota</translation>
    </message>
    <message>
        <source>One record came in two versions that say different things. The earlier one counts, and both are kept.</source>
        <translation>Yksi kirjaus tuli kahtena versiona, jotka kertovat eri asioita. Aiempi lasketaan, ja molemmat säilyvät.</translation>
    </message>
    <message>
        <source>Look which of them is right.</source>
        <translation>Katso, kumpi niistä on oikein.</translation>
    </message>
    <message>
        <source>Perhaps given twice</source>
        <translation>Ehkä annettu kahdesti</translation>
    </message>
    <message>
        <source>Two desks gave tickets to the same event on this card within minutes. Both stand.</source>
        <translation>Kaksi työasemaa antoi tällä kortilla lippuja samaan tapahtumaan minuuttien sisällä. Molemmat ovat voimassa.</translation>
    </message>
    <message>
        <source>Old card used</source>
        <translation>Vanhaa korttia käytetty</translation>
    </message>
    <message>
        <source>A card was used that another had replaced. The ticket stands and counts with the new card.</source>
        <translation>Käytettiin korttia, jonka tilalla on jo uusi. Lippu on voimassa ja lasketaan uudelle kortille.</translation>
    </message>
    <message>
        <source>More child tickets were given than the card allows. They stand.</source>
        <translation>Lasten lippuja annettiin enemmän kuin kortti sallii. Ne ovat voimassa.</translation>
    </message>
    <message>
        <source>More course places were given than a holder may have. They stand.</source>
        <translation>Kurssipaikkoja annettiin enemmän kuin kortinhaltijalle kuuluu. Ne ovat voimassa.</translation>
    </message>
    <message>
        <source>More tickets were given to an event than were set aside. They stand.</source>
        <translation>Tapahtumaan annettiin enemmän lippuja kuin siihen oli varattu. Ne ovat voimassa.</translation>
    </message>
    <message>
        <source>More was given than is allowed. It stands.</source>
        <translation>Annettiin enemmän kuin on sallittu. Se on voimassa.</translation>
    </message>
    <message>
        <source>Registered twice</source>
        <translation>Rekisteröity kahdesti</translation>
    </message>
    <message>
        <source>Two places registered this code with the same particulars. They count as one card.</source>
        <translation>Kaksi paikkaa rekisteröi tämän tunnuksen samoin tiedoin. Ne lasketaan yhdeksi kortiksi.</translation>
    </message>
    <message>
        <source>One code, two people</source>
        <translation>Yksi tunnus, kaksi ihmistä</translation>
    </message>
    <message>
        <source>Two places registered this code with different particulars. The earlier registration keeps it; nothing is merged.</source>
        <translation>Kaksi paikkaa rekisteröi tämän tunnuksen eri tiedoin. Aiempi rekisteröinti pitää sen; mitään ei yhdistetä.</translation>
    </message>
    <message>
        <source>Look at the card, then say whose registration keeps the code. The other holder needs another card.</source>
        <translation>Katso korttia ja kerro, kumpi rekisteröinti pitää tunnuksen. Toinen haltija tarvitsee uuden kortin.</translation>
    </message>
    <message>
        <source>Changed at two desks</source>
        <translation>Muutettu kahdella työasemalla</translation>
    </message>
    <message>
        <source>Two desks changed the same field without knowing of each other. The later change counts, and both are kept.</source>
        <translation>Kaksi työasemaa muutti samaa tietoa toisistaan tietämättä. Myöhempi muutos on voimassa, ja molemmat säilyvät.</translation>
    </message>
    <message>
        <source>Look at the card; amend it if the later one is wrong.</source>
        <translation>Katso korttia; korjaa tieto, jos myöhempi on väärin.</translation>
    </message>
    <message>
        <source>Ended here, taken back there</source>
        <translation>Täällä päätetty, toisaalla palautettu</translation>
    </message>
    <message>
        <source>One desk ended this card while another one took that back. The card stays ended.</source>
        <translation>Yksi työasema poisti kortin käytöstä, kun toinen palautti sen. Kortti pysyy poissa käytöstä.</translation>
    </message>
    <message>
        <source>Take it back once more if the card is to work.</source>
        <translation>Palauta kortti uudelleen, jos sen pitää toimia.</translation>
    </message>
    <message>
        <source>Card of another place</source>
        <translation>Toisen paikan kortti</translation>
    </message>
    <message>
        <source>This code belongs to the cards that another place received.</source>
        <translation>Tämä tunnus kuuluu kortteihin, jotka toinen paikka sai.</translation>
    </message>
    <message>
        <source>Look whether the code was read from the right card.</source>
        <translation>Tarkista, luettiinko tunnus oikeasta kortista.</translation>
    </message>
    <message>
        <source>Clock far off</source>
        <translation>Kello pahasti väärässä</translation>
    </message>
    <message>
        <source>This desk’s clock was far off when it recorded this. The order of its records is kept.</source>
        <translation>Tämän työaseman kello oli pahasti väärässä, kun kirjaus tehtiin. Kirjausten järjestys säilyy.</translation>
    </message>
    <message>
        <source>Set the clock of this machine.</source>
        <translation>Aseta tämän koneen kello oikeaan aikaan.</translation>
    </message>
    <message>
        <source>Desk copied or restored</source>
        <translation>Työasema kopioitu tai palautettu</translation>
    </message>
    <message>
        <source>This desk’s records were copied or restored from a backup. Each counts once, and nothing is lost.</source>
        <translation>Tämän työaseman kirjaukset on kopioitu tai palautettu varmuuskopiosta. Jokainen lasketaan kerran, eikä mitään häviä.</translation>
    </message>
    <message>
        <source>Use only one of the copies from now on.</source>
        <translation>Käytä tästä lähtien vain yhtä kopiota.</translation>
    </message>
    <message>
        <source>Sent after the right ended</source>
        <translation>Lähetetty oikeuden päätyttyä</translation>
    </message>
    <message>
        <source>This desk’s right was withdrawn before these records came. They are kept and do not count yet.</source>
        <translation>Tämän työaseman oikeus peruttiin ennen kuin nämä kirjaukset tulivat. Ne säilyvät, mutta niitä ei vielä lasketa.</translation>
    </message>
    <message>
        <source>The coordinator decides whether they count.</source>
        <translation>Vastuuhenkilö päättää, lasketaanko ne.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Ei voida lukea</translation>
    </message>
    <message>
        <source>The register keeps this record as it is and cannot read it.</source>
        <translation>Rekisteri säilyttää kirjauksen sellaisenaan, mutta ei osaa lukea sitä.</translation>
    </message>
    <message>
        <source>The register’s administrator looks at it.</source>
        <translation>Rekisterin ylläpitäjä katsoo sitä.</translation>
    </message>
    <message>
        <source>Unusually many unknown codes</source>
        <translation>Poikkeuksellisen paljon tuntemattomia tunnuksia</translation>
    </message>
    <message>
        <source>This desk sent more codes that nobody knows than is usual in a day. They are kept and do not count yet.</source>
        <translation>Tämä työasema lähetti päivässä tavallista enemmän tunnuksia, joita kukaan ei tunne. Ne säilyvät, mutta niitä ei vielä lasketa.</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>Se on voimassa</translation>
    </message>
    <message>
        <source>It was right as it was; the case is closed.</source>
        <translation>Se oli oikein; asia on selvitetty.</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>Se oli erehdys</translation>
    </message>
    <message>
        <source>The mistake is noted and the case closed; nothing is undone.</source>
        <translation>Erehdys merkitään ja asia on selvitetty; mitään ei peruta.</translation>
    </message>
    <message>
        <source>Ours keeps the code</source>
        <translation>Meidän korttimme pitää tunnuksen</translation>
    </message>
    <message>
        <source>The registration of this place is right.</source>
        <translation>Tämän paikan rekisteröinti on oikea.</translation>
    </message>
    <message>
        <source>The other one keeps it</source>
        <translation>Toinen kortti pitää sen</translation>
    </message>
    <message>
        <source>The registration of this place was wrong.</source>
        <translation>Tämän paikan rekisteröinti oli väärä.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Nähty</translation>
    </message>
    <message>
        <source>Somebody looked at it; the case is closed.</source>
        <translation>Joku on katsonut sen; asia on selvitetty.</translation>
    </message>
    <message>
        <source>Let them count</source>
        <translation>Lasketaan ne</translation>
    </message>
    <message>
        <source>The kept records count from now on.</source>
        <translation>Säilytetyt kirjaukset lasketaan tästä lähtien.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Jätetään ne pois</translation>
    </message>
    <message>
        <source>The kept records stay kept and never count.</source>
        <translation>Säilytetyt kirjaukset säilyvät, mutta niitä ei lasketa koskaan.</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>At this desk</source>
        <translation>Tällä työasemalla</translation>
    </message>
    <message>
        <source>At the register</source>
        <translation>Rekisterissä</translation>
    </message>
    <message>
        <source>Said so far</source>
        <translation>Tähän asti sanottu</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Since</source>
        <translation>Alkaen</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Mistä on kyse</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Mitä tehdään</translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Asked</source>
        <translation>Kysytty</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>Kysytty %1</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Read or type the code</source>
        <translation>Lue tai kirjoita tunnus</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Tunnus</translation>
    </message>
    <message>
        <source>Code of the card</source>
        <translation>Kortin tunnus</translation>
    </message>
    <message>
        <source>Always ready for a scan</source>
        <translation>Aina valmis lukemaan</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Withdrawn: …%1</source>
        <translation>Peruttu: …%1</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Kirjattu: %1</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>culture</source>
        <translation>kulttuuri</translation>
    </message>
    <message>
        <source>education</source>
        <translation>koulutus</translation>
    </message>
    <message>
        <source>science</source>
        <translation>tiede</translation>
    </message>
    <message>
        <source>sport</source>
        <translation>liikunta</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>kassalla</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>puhelimitse</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>sähköpostitse</translation>
    </message>
    <message>
        <source>through a ticket broker</source>
        <translation>lipunvälittäjän kautta</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>Kaikukortti-kohde</translation>
    </message>
    <message>
        <source>distributor</source>
        <translation>kortinjakaja</translation>
    </message>
    <message>
        <source>ticket broker</source>
        <translation>lipunvälittäjä</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Ei vastausta</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>Nainen</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Mies</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Muu</translation>
    </message>
    <message>
        <source>Unemployed</source>
        <translation>Työtön</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Opiskelija</translation>
    </message>
    <message>
        <source>Pensioner</source>
        <translation>Eläkeläinen</translation>
    </message>
    <message>
        <source>On family leave</source>
        <translation>Perhevapaalla</translation>
    </message>
    <message>
        <source>In rehabilitation</source>
        <translation>Kuntoutuksessa</translation>
    </message>
    <message>
        <source>New in the country</source>
        <translation>Maahan muuttanut</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Velkatilanne</translation>
    </message>
    <message>
        <source>Sickness or disability</source>
        <translation>Sairaus tai vamma</translation>
    </message>
    <message>
        <source>Other situation</source>
        <translation>Muu tilanne</translation>
    </message>
</context>
<context>
    <name>ChoosingSettings</name>
    <message>
        <source>The settings could not be stored; they last until the end.</source>
        <translation>Asetuksia ei voitu tallentaa; ne ovat voimassa ohjelman sulkemiseen asti.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>ComingByFile</name>
    <message>
        <source>Save a request</source>
        <translation>Tallenna pyyntö</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Lue vastaus</translation>
    </message>
    <message>
        <source>Take over a moved desk</source>
        <translation>Ota siirretty työasema vastaan</translation>
    </message>
    <message>
        <source>The request is in the file %1. Give it to the register’s administrator and read the answer here. KaikuDesk may be closed until then.</source>
        <translation>Pyyntö on tiedostossa %1. Vie se rekisterin ylläpitäjälle ja lue vastaus tässä. KaikuDeskin voi sulkea siksi aikaa.</translation>
    </message>
</context>
<context>
    <name>CompactCorner</name>
    <message>
        <source>Whole window</source>
        <translation>Koko ikkuna</translation>
    </message>
</context>
<context>
    <name>CountBox</name>
    <message>
        <source>%1: one less</source>
        <translation>%1: yksi vähemmän</translation>
    </message>
    <message>
        <source>%1: one more</source>
        <translation>%1: yksi lisää</translation>
    </message>
</context>
<context>
    <name>CountsRow</name>
    <message>
        <source>Record anyway</source>
        <translation>Kirjaa silti</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kirjaa</translation>
    </message>
    <message>
        <source>Ctrl+Enter records anyway · Esc clears</source>
        <translation>Ctrl+Enter kirjaa silti · Esc tyhjentää</translation>
    </message>
    <message>
        <source>Enter records · arrows and digits change</source>
        <translation>Enter kirjaa · nuolet ja numerot muuttavat</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>card registered</source>
        <translation>kortti rekisteröity</translation>
    </message>
    <message>
        <source>card renewed</source>
        <translation>kortti uusittu</translation>
    </message>
    <message>
        <source>card amended</source>
        <translation>kortin tietoja korjattu</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <translation>kortti ilmoitettu kadonneeksi</translation>
    </message>
    <message>
        <source>card taken out of use</source>
        <translation>kortti poistettu käytöstä</translation>
    </message>
    <message>
        <source>card taken back into use</source>
        <translation>kortti otettu takaisin käyttöön</translation>
    </message>
    <message>
        <source>consent taken back</source>
        <translation>suostumus peruttu</translation>
    </message>
    <message>
        <source>questions answered</source>
        <translation>kysymyksiin vastattu</translation>
    </message>
    <message>
        <source>Recorded at %1 and withdrawn; both stay in the records.</source>
        <translation>Kirjattu klo %1 ja peruttu; molemmat jäävät kirjauksiin.</translation>
    </message>
    <message>
        <source>Recorded at %1; the register has it, and it needs a person.</source>
        <translation>Kirjattu klo %1; rekisteri on saanut sen, ja se on selvitettävä.</translation>
    </message>
    <message>
        <source>Recorded at %1; it waits here until the register has it.</source>
        <translation>Kirjattu klo %1; odottaa täällä, kunnes rekisteri on saanut sen.</translation>
    </message>
    <message>
        <source>Recorded at %1; the register has confirmed it.</source>
        <translation>Kirjattu klo %1; rekisteri on vahvistanut sen.</translation>
    </message>
    <message>
        <source>Held by the register</source>
        <translation>Pysähtynyt rekisteriin</translation>
    </message>
    <message>
        <source>The register has this record and cannot count it yet.</source>
        <translation>Rekisteri on saanut kirjauksen, mutta ei voi vielä laskea sitä mukaan.</translation>
    </message>
    <message>
        <source>Ask the national office.</source>
        <translation>Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>Kortin käytöt</translation>
    </message>
    <message>
        <source>Own tickets</source>
        <translation>Omat liput</translation>
    </message>
    <message>
        <source>Child tickets</source>
        <translation>Lasten liput</translation>
    </message>
    <message>
        <source>Assistant tickets</source>
        <translation>Avustajien liput</translation>
    </message>
    <message>
        <source>Course places</source>
        <translation>Kurssipaikat</translation>
    </message>
    <message>
        <source>Cards registered</source>
        <translation>Rekisteröidyt kortit</translation>
    </message>
    <message>
        <source>Cards amended</source>
        <translation>Muutetut kortit</translation>
    </message>
    <message>
        <source>Cards renewed</source>
        <translation>Uusitut kortit</translation>
    </message>
</context>
<context>
    <name>DeskScreen</name>
    <message>
        <source>This desk</source>
        <translation>Tämä työasema</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>Enrol this desk</source>
        <translation>Työaseman liittäminen</translation>
    </message>
    <message>
        <source>The register’s administrator gives the enrolment code. It works once, for one desk.</source>
        <translation>Rekisterin ylläpitäjä antaa liittämiskoodin. Se toimii kerran, yhdelle työasemalle.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Liittämiskoodi</translation>
    </message>
    <message>
        <source>Everything on this desk is stored encrypted. The network is needed now, and not for the work afterwards.</source>
        <translation>Kaikki tällä työasemalla tallennetaan salattuna. Verkko tarvitaan nyt, ei enää työskentelyyn.</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Liitä</translation>
    </message>
    <message>
        <source>The register is asked …</source>
        <translation>Kysytään rekisteriltä …</translation>
    </message>
</context>
<context>
    <name>EventChooser</name>
    <message>
        <source>No event: visit or course office</source>
        <translation>Ei tapahtumaa: käynti tai kurssitoimisto</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tapahtuma</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Uusi tapahtuma</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) left</source>
        <translation>
            <numerusform>%n lippu jäljellä</numerusform>
            <numerusform>%n lippua jäljellä</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>Name of the event</source>
        <translation>Tapahtuman nimi</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Alkaa klo</translation>
    </message>
    <message>
        <source>The whole day</source>
        <translation>Koko päivän</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Luokka</translation>
    </message>
    <message>
        <source>Tickets for card holders</source>
        <translation>Lippuja kortinhaltijoille</translation>
    </message>
    <message>
        <source>A course (no child tickets)</source>
        <translation>Kurssi (ei lasten lippuja)</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ei rajaa</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Luo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>none yet</source>
        <translation>ei vielä</translation>
    </message>
    <message>
        <source>by file only</source>
        <translation>vain tiedostoina</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Toimipaikka</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Oikeus</translation>
    </message>
    <message>
        <source>Desk number</source>
        <translation>Työaseman numero</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Rekisteri</translation>
    </message>
    <message>
        <source>List from</source>
        <translation>Lista ajalta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Kansio</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versio</translation>
    </message>
</context>
<context>
    <name>FactsSection</name>
    <message>
        <source>What this desk is</source>
        <translation>Työaseman tiedot</translation>
    </message>
</context>
<context>
    <name>FiguresScreen</name>
    <message>
        <source>Figures of today</source>
        <translation>Tämän päivän luvut</translation>
    </message>
    <message>
        <source>Nothing to count yet. What is recorded today is counted here.</source>
        <translation>Ei vielä laskettavaa. Tänään kirjattu lasketaan tähän.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>What</source>
        <translation>Mitä</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Määrä</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>By file, without a network</source>
        <translation>Tiedostona, ilman verkkoa</translation>
    </message>
    <message>
        <source>Save what waits to a stick and give it to the register’s administrator. The file that comes back confirms it and brings the list. Both are encrypted, and either may be late or come twice.</source>
        <translation>Tallenna odottavat muistitikulle ja anna tikku rekisterin ylläpitäjälle. Takaisin tuleva tiedosto vahvistaa ne ja tuo listan. Molemmat ovat salattuja, ja kumpikin saa myöhästyä tai tulla kahdesti.</translation>
    </message>
    <message>
        <source>Save what waits …</source>
        <translation>Tallenna odottavat …</translation>
    </message>
    <message>
        <source>Read the answer …</source>
        <translation>Lue vastaus …</translation>
    </message>
</context>
<context>
    <name>FormFault</name>
    <message>
        <source>Look at this field again.</source>
        <translation>Tarkista tämä kenttä.</translation>
    </message>
    <message>
        <source>Every count is 0.</source>
        <translation>Kaikki määrät ovat 0.</translation>
    </message>
    <message>
        <source>One own ticket at most.</source>
        <translation>Enintään yksi oma lippu.</translation>
    </message>
    <message>
        <source>A number from 0 to 20.</source>
        <translation>Luku 0–20.</translation>
    </message>
    <message>
        <source>A number from 0 to 5.</source>
        <translation>Luku 0–5.</translation>
    </message>
    <message>
        <source>One course place at most.</source>
        <translation>Enintään yksi kurssipaikka.</translation>
    </message>
    <message>
        <source>A number from 1, or no limit.</source>
        <translation>Luku 1:stä ylöspäin tai ei rajaa.</translation>
    </message>
    <message>
        <source>The event needs a name.</source>
        <translation>Tapahtuma tarvitsee nimen.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Nimi on liian pitkä.</translation>
    </message>
    <message>
        <source>A longer passphrase, such as five words.</source>
        <translation>Pidempi tunnuslause, esimerkiksi viisi sanaa.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Osoitteen alussa on oltava https://.</translation>
    </message>
    <message>
        <source>This is not the address of a register.</source>
        <translation>Tämä ei ole rekisterin osoite.</translation>
    </message>
    <message>
        <source>This code is of a newer register. Update KaikuDesk.</source>
        <translation>Koodi on uudemmasta rekisteristä. Päivitä KaikuDesk.</translation>
    </message>
    <message>
        <source>The code is mistyped. Copy it whole, with all its groups.</source>
        <translation>Koodissa on kirjoitusvirhe. Kopioi se kokonaan, kaikki ryhmät mukaan.</translation>
    </message>
    <message>
        <source>A card is granted today at the latest, not in advance.</source>
        <translation>Kortti myönnetään viimeistään tänään, ei etukäteen.</translation>
    </message>
    <message>
        <source>Granted then, the card would have expired already.</source>
        <translation>Silloin myönnettynä kortti olisi jo vanhentunut.</translation>
    </message>
    <message>
        <source>At least one answer, each from 0 to 100.</source>
        <translation>Vähintään yksi vastaus, kukin 0–100.</translation>
    </message>
    <message>
        <source>Read or type the code; a mobile-only card has a button.</source>
        <translation>Lue tai kirjoita tunnus; pelkälle mobiilikortille on painike.</translation>
    </message>
    <message>
        <source>This card is registered at this site already. Enter in the field shows it.</source>
        <translation>Kortti on jo rekisteröity tässä toimipisteessä. Enter kentässä näyttää sen.</translation>
    </message>
    <message>
        <source>This is no code of a card.</source>
        <translation>Tämä ei ole kortin tunnus.</translation>
    </message>
    <message>
        <source>The holder must be 16, or turn 16 this year.</source>
        <translation>Haltijan on oltava 16-vuotias tai täytettävä 16 tänä vuonna.</translation>
    </message>
    <message>
        <source>A year in four digits, such as 1984.</source>
        <translation>Vuosi neljällä numerolla, esimerkiksi 1984.</translation>
    </message>
    <message>
        <source>Five digits, such as 88900.</source>
        <translation>Viisi numeroa, esimerkiksi 88900.</translation>
    </message>
    <message>
        <source>Without this nothing is saved, and the card cannot be registered.</source>
        <translation>Ilman tätä mitään ei tallenneta, eikä korttia voi rekisteröidä.</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Mobile only: the register assigns the code. Until then the card works nowhere.</source>
        <translation>Pelkkä mobiilikortti: rekisteri antaa tunnuksen. Siihen asti kortti ei toimi missään.</translation>
    </message>
    <message>
        <source>This site has no such card: it is registered here. A card of another place is renewed and corrected only there.</source>
        <translation>Tässä toimipisteessä ei ole tällaista korttia: se rekisteröidään nyt. Toisen paikan antaman kortin uusii ja korjaa vain se paikka.</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Help</source>
        <translation>Ohje</translation>
    </message>
    <message>
        <source>Look: light, dark or high contrast</source>
        <translation>Ulkoasu: vaalea, tumma tai suuri kontrasti</translation>
    </message>
    <message>
        <source>Compact bar</source>
        <translation>Pieni palkki</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Help</source>
        <translation>Ohje</translation>
    </message>
    <message>
        <source>What is recorded is kept on this desk at once, also without a network, and is sent by itself. Where card and register differ, the register wins.</source>
        <translation>Kirjaus tallentuu heti tälle työasemalle, myös ilman verkkoa, ja lähtee itsestään. Jos kortti ja rekisteri eroavat, rekisteri ratkaisee.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Lukija</translation>
    </message>
    <message>
        <source>A scan always goes to the one field.</source>
        <translation>Luettu tunnus menee aina yhteen ja samaan kenttään.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Looks the code up; in the form, saves the card.</source>
        <translation>Hakee tunnuksen; lomakkeella tallentaa kortin.</translation>
    </message>
    <message>
        <source>Empties the form, or leaves the card that is shown.</source>
        <translation>Tyhjentää lomakkeen tai sulkee näkyvän kortin.</translation>
    </message>
    <message>
        <source>Checks the code; once more, records it.</source>
        <translation>Tarkistaa tunnuksen; toinen painallus kirjaa.</translation>
    </message>
    <message>
        <source>Arrows, digits</source>
        <translation>Nuolet, numerot</translation>
    </message>
    <message>
        <source>Change a count; Tab goes to the next one.</source>
        <translation>Muuttavat määrää; sarkain vie seuraavaan.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Records although the screen advises against it.</source>
        <translation>Kirjaa, vaikka näyttö neuvoo toisin.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Puts the card on the screen away.</source>
        <translation>Poistaa kortin näytöltä.</translation>
    </message>
    <message>
        <source>Withdraws the last record; a trace stays.</source>
        <translation>Peruu viimeisen kirjauksen; jälki jää.</translation>
    </message>
    <message>
        <source>The screens on the left.</source>
        <translation>Vasemman reunan näytöt.</translation>
    </message>
    <message>
        <source>What may be said aloud to the customer.</source>
        <translation>Mitä asiakkaalle voi sanoa ääneen.</translation>
    </message>
    <message>
        <source>Leaves only sign and word of the verdict.</source>
        <translation>Jättää tuloksesta vain merkin ja sanan.</translation>
    </message>
    <message>
        <source>The compact bar beside another program, and back.</source>
        <translation>Pieni palkki toisen ohjelman viereen ja takaisin.</translation>
    </message>
</context>
<context>
    <name>JustNowLine</name>
    <message>
        <source>Just now: nothing yet</source>
        <translation>Juuri nyt: ei vielä mitään</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Juuri nyt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Undo the last record</source>
        <translation>Peru viimeinen kirjaus</translation>
    </message>
</context>
<context>
    <name>LastCards</name>
    <message>
        <source>Last cards</source>
        <translation>Viimeiset kortit</translation>
    </message>
    <message>
        <source>Amend or renew</source>
        <translation>Korjaa tai uusi</translation>
    </message>
    <message>
        <source>Find: code, birth year, postcode</source>
        <translation>Etsi: tunnus, syntymävuosi, postinumero</translation>
    </message>
    <message>
        <source>Find a card of this site</source>
        <translation>Etsi tämän paikan kortti</translation>
    </message>
    <message>
        <source>Amend or renew the chosen card</source>
        <translation>Korjaa tai uusi valittu kortti</translation>
    </message>
    <message>
        <source>Cards found</source>
        <translation>Löytyneet kortit</translation>
    </message>
    <message>
        <source>This site has no such card.</source>
        <translation>Tällä paikalla ei ole sellaista korttia.</translation>
    </message>
    <message>
        <source>Choose a card to amend or renew it; Enter opens it.</source>
        <translation>Valitse kortti korjattavaksi tai uusittavaksi; Enter avaa sen.</translation>
    </message>
    <message>
        <source>No card yet. What is saved stands here.</source>
        <translation>Ei vielä kortteja. Tallennetut näkyvät tässä.</translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>This folder cannot hold a desk: %1. Start KaikuDesk with another folder, or ask for the right to write there.</source>
        <translation>Työasema ei voi olla tässä kansiossa: %1. Käynnistä KaikuDesk toisella kansiolla tai pyydä oikeus kirjoittaa siihen.</translation>
    </message>
    <message>
        <source>This desk is open already, but its window does not answer. Close it, or restart the computer. What was recorded is safe.</source>
        <translation>Tämä työasema on jo auki, mutta sen ikkuna ei vastaa. Sulje se tai käynnistä tietokone uudelleen. Tehdyt kirjaukset ovat turvassa.</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. What was recorded is safe. Start KaikuDesk again; if this comes back, have it installed anew.</source>
        <translation>Ohjelmassa itsessään meni jokin vikaan. Tehdyt kirjaukset ovat turvassa. Käynnistä KaikuDesk uudelleen; jos tämä toistuu, pyydä asentamaan se uudestaan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Nothing to record: every count is 0.</source>
        <translation>Ei kirjattavaa: kaikki määrät ovat 0.</translation>
    </message>
    <message>
        <source>Children: the register says %1. More is recorded as an exception.</source>
        <translation>Lapset: rekisterissä %1. Ylimenevä kirjataan poikkeuksena.</translation>
    </message>
    <message>
        <source>A ticket was already given at this event. One more is recorded as an exception.</source>
        <translation>Lippu on jo annettu tähän tapahtumaan. Uusi kirjataan poikkeuksena.</translation>
    </message>
    <message>
        <source>No course place is left for this term. One more is recorded as an exception.</source>
        <translation>Kurssipaikkoja ei ole tällä kaudella jäljellä. Uusi kirjataan poikkeuksena.</translation>
    </message>
</context>
<context>
    <name>LineSection</name>
    <message>
        <source>Connection</source>
        <translation>Yhteys</translation>
    </message>
    <message>
        <source>Records are kept on this desk at once and are sent by themselves as soon as the register is reached.</source>
        <translation>Kirjaukset tallentuvat heti tälle työasemalle ja lähtevät itsestään heti, kun rekisteri tavoitetaan.</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Lähetä ja hae nyt</translation>
    </message>
</context>
<context>
    <name>Misfit</name>
    <message numerus="yes">
        <source>The code has %n sign(s) too many. The pattern: %1</source>
        <translation>
            <numerusform>Tunnuksessa on %n merkki liikaa. Malli: %1</numerusform>
            <numerusform>Tunnuksessa on %n merkkiä liikaa. Malli: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code has %n sign(s) too few. The pattern: %1</source>
        <translation>
            <numerusform>Tunnuksesta puuttuu %n merkki. Malli: %1</numerusform>
            <numerusform>Tunnuksesta puuttuu %n merkkiä. Malli: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign %1 should be %3. The pattern: %2</source>
        <translation>Merkin %1 kuuluu olla %3. Malli: %2</translation>
    </message>
    <message>
        <source>a letter</source>
        <translation>kirjain</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>numero</translation>
    </message>
</context>
<context>
    <name>MoveInPanel</name>
    <message>
        <source>Take over a moved desk</source>
        <translation>Ota siirretty työasema vastaan</translation>
    </message>
    <message>
        <source>The file %1 holds all of a desk that ended on another computer. This computer goes on where that one stopped.</source>
        <translation>Tiedostossa %1 on koko työasema, joka päättyi toisella tietokoneella. Tämä tietokone jatkaa siitä, mihin se jäi.</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Tiedoston tunnuslause</translation>
    </message>
    <message>
        <source>or the recovery code (26 signs)</source>
        <translation>tai palautuskoodi (26 merkkiä)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Takaisin</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ota vastaan</translation>
    </message>
    <message>
        <source>The desk is being unpacked …</source>
        <translation>Työasemaa puretaan …</translation>
    </message>
</context>
<context>
    <name>MoveSection</name>
    <message>
        <source>Move this desk to another computer</source>
        <translation>Työaseman siirto toiselle tietokoneelle</translation>
    </message>
    <message>
        <source>All of this desk goes into one encrypted file; on the other computer KaikuDesk takes it over. Here nothing is recorded any more. Choose a passphrase for the file and tell it to whoever opens it there.</source>
        <translation>Koko työasema menee yhteen salattuun tiedostoon, jonka toisen tietokoneen KaikuDesk ottaa vastaan. Tällä tietokoneella ei sen jälkeen kirjata mitään. Valitse tiedostolle tunnuslause ja kerro se sille, joka avaa tiedoston siellä.</translation>
    </message>
    <message>
        <source>This desk is to end here, for good</source>
        <translation>Työasema päättyy tässä lopullisesti</translation>
    </message>
    <message>
        <source>Move this desk …</source>
        <translation>Siirrä tämä työasema …</translation>
    </message>
</context>
<context>
    <name>MovingOut</name>
    <message>
        <source>Everything is being written into the file …</source>
        <translation>Kaikkea kirjoitetaan tiedostoon …</translation>
    </message>
    <message>
        <source>Move this desk</source>
        <translation>Siirrä tämä työasema</translation>
    </message>
    <message>
        <source>This desk has ended here. Take the file %1 to the other computer, start KaikuDesk there and choose “Take over a moved desk”. What waits here is still sent, and counts once.</source>
        <translation>Työasema on päättynyt tässä. Vie tiedosto %1 toiselle tietokoneelle, käynnistä KaikuDesk siellä ja valitse ”Ota siirretty työasema vastaan”. Täällä odottava lähtee vielä, ja se lasketaan kerran.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>Tunnuslauseet eroavat. Kirjoita molemmat uudelleen.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Uusi tunnuslause</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Tunnuslause uudelleen</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Registered now: %1. The flag is gone.</source>
        <translation>Nyt rekisteröity: %1. Asia on selvinnyt.</translation>
    </message>
    <message>
        <source>The list of cards is being loaded: %1 %.</source>
        <translation>Korttilistaa ladataan: %1 %.</translation>
    </message>
    <message>
        <source>Sending broke off and starts again by itself; nothing is lost.</source>
        <translation>Lähetys keskeytyi ja alkaa itsestään uudelleen; mitään ei ole kadonnut.</translation>
    </message>
    <message>
        <source>Not withdrawn: the record stands.</source>
        <translation>Ei peruttu: kirjaus on voimassa.</translation>
    </message>
</context>
<context>
    <name>NotACard</name>
    <message>
        <source>There was nothing to read.</source>
        <translation>Luettavaa ei ollut.</translation>
    </message>
    <message>
        <source>This looks like a personal identity code. Nothing was kept.</source>
        <translation>Tämä näyttää henkilötunnukselta. Mitään ei tallennettu.</translation>
    </message>
    <message>
        <source>This is too long for a card’s code. Nothing was kept.</source>
        <translation>Tämä on liian pitkä kortin tunnukseksi. Mitään ei tallennettu.</translation>
    </message>
    <message>
        <source>No card has these signs. Look at the language of the keyboard.</source>
        <translation>Missään kortissa ei ole näitä merkkejä. Tarkista näppäimistön kieli.</translation>
    </message>
    <message>
        <source>X and Z stand for a mobile card that has no code yet. It works when the register has given it one.</source>
        <translation>X ja Z tarkoittavat mobiilikorttia, jolla ei vielä ole tunnusta. Se toimii, kun rekisteri on antanut tunnuksen.</translation>
    </message>
</context>
<context>
    <name>OtherWays</name>
    <message>
        <source>Without a network, or from another computer</source>
        <translation>Ilman verkkoa tai toiselta tietokoneelta</translation>
    </message>
    <message>
        <source>Type the code above and save a request; the register’s administrator gives a file back, which is read here. A desk that was moved is taken over from its file.</source>
        <translation>Kirjoita koodi yllä olevaan kenttään ja tallenna pyyntö. Rekisterin ylläpitäjä antaa takaisin tiedoston, joka luetaan tässä. Siirretty työasema otetaan vastaan tiedostostaan.</translation>
    </message>
    <message>
        <source>Save a request …</source>
        <translation>Tallenna pyyntö …</translation>
    </message>
    <message>
        <source>Read the answer …</source>
        <translation>Lue vastaus …</translation>
    </message>
    <message>
        <source>Take over a moved desk …</source>
        <translation>Ota siirretty työasema vastaan …</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Children under 18</source>
        <translation>Alle 18-vuotiaita lapsia</translation>
    </message>
    <message>
        <source>Granted anew on</source>
        <translation>Myönnetty uudelleen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Muuta</translation>
    </message>
    <message>
        <source>Change the number of children</source>
        <translation>Muuta lasten määrää</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Uusi voimassaolo</translation>
    </message>
    <message>
        <source>Renew the card</source>
        <translation>Uusi kortin voimassaolo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Sulje kortti</translation>
    </message>
    <message>
        <source>Last valid date %1 · children %2 · %3</source>
        <translation>Viimeinen voimassaolopäivä %1 · lapsia %2 · %3</translation>
    </message>
    <message>
        <source>new last valid date %1</source>
        <translation>uusi viimeinen päivä %1</translation>
    </message>
</context>
<context>
    <name>Parcel</name>
    <message>
        <source>This file is not from KaikuDesk. Choose another one.</source>
        <translation>Tämä tiedosto ei ole KaikuDeskin. Valitse toinen.</translation>
    </message>
    <message>
        <source>A newer KaikuDesk wrote this file. Update this program first.</source>
        <translation>Tiedoston on kirjoittanut uudempi KaikuDesk. Päivitä ensin tämä ohjelma.</translation>
    </message>
    <message>
        <source>This file is larger than such files are. Nothing was taken from it; ask the register’s administrator for a new one.</source>
        <translation>Tiedosto on suurempi kuin tällaiset tiedostot ovat. Siitä ei otettu mitään; pyydä uusi rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The end of this file is missing. Copy it once more, and wait until the copy is ready.</source>
        <translation>Tiedoston loppu puuttuu. Kopioi se uudelleen ja odota, että kopio valmistuu.</translation>
    </message>
    <message>
        <source>This file was changed on its way. Nothing was taken from it: copy it once more, or ask for a new one.</source>
        <translation>Tiedosto on muuttunut matkalla. Siitä ei otettu mitään: kopioi se uudelleen tai pyydä uusi.</translation>
    </message>
    <message>
        <source>This file is for another desk. Choose the one for this desk.</source>
        <translation>Tiedosto on toiselle työasemalle. Valitse tämän työaseman tiedosto.</translation>
    </message>
    <message>
        <source>This file goes from the desk to the register. Choose the answer that came back.</source>
        <translation>Tämä tiedosto kulkee työasemalta rekisteriin. Valitse vastaus, joka tuli takaisin.</translation>
    </message>
    <message>
        <source>This file is past its day. Save what waits once more and send that.</source>
        <translation>Tiedosto on vanhentunut. Tallenna odottavat uudelleen ja lähetä se.</translation>
    </message>
    <message>
        <source>This file is older than what this desk has already. Nothing was changed; choose the newest one.</source>
        <translation>Tiedosto on vanhempi kuin se, mikä työasemalla jo on. Mitään ei muutettu; valitse uusin tiedosto.</translation>
    </message>
    <message>
        <source>This file does not go on from what this desk holds. Save what waits once more and send that.</source>
        <translation>Tiedosto ei jatka siitä, mitä työasemalla on. Tallenna odottavat uudelleen ja lähetä se.</translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>Needs a person</source>
        <translation>Selvitettävää</translation>
    </message>
    <message>
        <source>Nothing needs a person. When something recorded here is to be looked at, it stands here with the next step.</source>
        <translation>Ei selvitettävää. Jos jokin kirjaus vaatii huomiota, se näkyy tässä ja seuraava vaihe sen vieressä.</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Other place</source>
        <translation>Vaihda paikkaa</translation>
    </message>
    <message>
        <source>Work at another place or with another right</source>
        <translation>Työskentele toisessa toimipaikassa tai toisella oikeudella</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The same code was read again a moment ago; it counts once.</source>
        <translation>Sama tunnus luettiin juuri uudelleen; se lasketaan kerran.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>RoundNews</name>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>SaveRow</name>
    <message>
        <source>Last valid date: %1</source>
        <translation>Viimeinen voimassaolopäivä: %1</translation>
    </message>
    <message>
        <source>The card works only once it has been sent to the register. No name, birth date, identity code, address or phone is stored anywhere.</source>
        <translation>Kortti toimii vasta, kun se on lähetetty rekisteriin. Nimeä, syntymäaikaa, henkilötunnusta, osoitetta tai puhelinnumeroa ei tallenneta minnekään.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Tyhjennä</translation>
    </message>
</context>
<context>
    <name>SecondPlace</name>
    <message>
        <source>A second place for backups</source>
        <translation>Toinen paikka varmuuskopioille</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ulkoasu</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Tekstin koko</translation>
    </message>
    <message>
        <source>The same code counts again after</source>
        <translation>Sama tunnus luetaan uudelleen, kun on kulunut</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Äänet</translation>
    </message>
    <message>
        <source>No movement on the screen</source>
        <translation>Ei liikettä näytöllä</translation>
    </message>
    <message>
        <source>Show only sign and word of a verdict</source>
        <translation>Näytä tuloksesta vain merkki ja sana</translation>
    </message>
    <message>
        <source>This machine has no program that plays a sound.</source>
        <translation>Tässä koneessa ei ole ääntä soittavaa ohjelmaa.</translation>
    </message>
    <message>
        <source>light</source>
        <translation>vaalea</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>tumma</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>suuri kontrasti</translation>
    </message>
</context>
<context>
    <name>SideNavigation</name>
    <message>
        <source>Check</source>
        <translation>Tarkistus</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Tänään</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Selvitettävää</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Luvut</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Tämä työasema</translation>
    </message>
    <message>
        <source>Screen: %1</source>
        <translation>Näyttö: %1</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Connected</source>
        <translation>Yhteys on</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 %2 lähtien</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Ei verkkoa</translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation>Nimeä ei löydy</translation>
    </message>
    <message>
        <source>Proxy asks for sign-in</source>
        <translation>Välityspalvelin pyytää kirjautumista</translation>
    </message>
    <message>
        <source>Login page in the way</source>
        <translation>Kirjautumissivu tiellä</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>Varmenteeseen ei luoteta</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Ei vastausta</translation>
    </message>
    <message>
        <source>Fault at the register</source>
        <translation>Vika rekisterissä</translation>
    </message>
    <message>
        <source>Right withdrawn</source>
        <translation>Oikeus peruttu</translation>
    </message>
    <message>
        <source>This program is too old</source>
        <translation>Ohjelma on liian vanha</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Kello on väärässä</translation>
    </message>
    <message>
        <source>The network’s proxy asks for a sign-in. Ask the network’s keeper.</source>
        <translation>Verkon välityspalvelin pyytää kirjautumista. Verkon ylläpitäjä auttaa.</translation>
    </message>
    <message>
        <source>A login page stands in the way. Open a browser and sign in there.</source>
        <translation>Kirjautumissivu on tiellä. Avaa selain ja kirjaudu siellä.</translation>
    </message>
    <message>
        <source>This program is too old for the register. Update KaikuDesk.</source>
        <translation>Ohjelma on liian vanha rekisterille. Päivitä KaikuDesk.</translation>
    </message>
    <message>
        <source>This machine’s clock is wrong. Set it and try again.</source>
        <translation>Koneen kello on väärässä. Aseta se ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>There is no network: is the cable in, or the wireless network on? The desk works on and sends later by itself.</source>
        <translation>Verkkoa ei ole: onko kaapeli kiinni tai langaton verkko päällä? Työasema toimii ja lähettää myöhemmin itsestään.</translation>
    </message>
    <message>
        <source>The register’s name was not found. Is this network open to the internet? If this stays, ask the network’s keeper.</source>
        <translation>Rekisterin nimeä ei löytynyt. Pääseekö tästä verkosta internetiin? Jos tämä jatkuu, kysy verkon ylläpidosta.</translation>
    </message>
    <message>
        <source>The register’s certificate is not trusted. Nothing was sent: ask the network’s keeper.</source>
        <translation>Rekisterin varmenteeseen ei luoteta. Mitään ei lähetetty: kysy verkon ylläpidosta.</translation>
    </message>
    <message>
        <source>The register does not answer. The desk tries again by itself; what cannot wait goes by file.</source>
        <translation>Rekisteri ei vastaa. Työasema yrittää itsestään uudelleen; sen, mikä ei voi odottaa, voi viedä tiedostona.</translation>
    </message>
    <message>
        <source>The register has a fault. The desk tries again by itself; nothing is to be done here.</source>
        <translation>Rekisterissä on vika. Työasema yrittää itsestään uudelleen; täällä ei tarvitse tehdä mitään.</translation>
    </message>
    <message>
        <source>This desk’s right was withdrawn, so it has no list of cards. What waits is still sent, for a person at the register to look at. Ask the coordinator.</source>
        <translation>Tämän työaseman oikeus on peruttu, joten sillä ei ole korttilistaa. Odottavat lähetetään vielä, ja rekisterissä ihminen katsoo ne. Kysy vastuuhenkilöltä.</translation>
    </message>
    <message>
        <source>The certificate there comes from %1 and is not trusted. Nothing was sent: ask the network’s keeper.</source>
        <translation>Vastassa olevan varmenteen on antanut %1, eikä siihen luoteta. Mitään ei lähetetty: kysy verkon ylläpitäjältä.</translation>
    </message>
    <message>
        <source>no list yet</source>
        <translation>ei vielä listaa</translation>
    </message>
    <message>
        <source>age of the list unknown</source>
        <translation>listan ikä ei tiedossa</translation>
    </message>
    <message>
        <source>list past its date, from %1</source>
        <translation>lista vanhentunut, ajalta %1</translation>
    </message>
    <message>
        <source>list from %1</source>
        <translation>lista ajalta %1</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opens what stands behind it</source>
        <translation>Avaa luvun takana olevat rivit</translation>
    </message>
    <message>
        <source>Send and fetch</source>
        <translation>Lähetä ja hae</translation>
    </message>
    <message>
        <source>Opening the desk</source>
        <translation>Avataan työasemaa</translation>
    </message>
    <message>
        <source>list not read yet</source>
        <translation>listaa ei ole vielä luettu</translation>
    </message>
    <message>
        <source>waiting –</source>
        <translation>odottaa –</translation>
    </message>
    <message>
        <source>needs a person –</source>
        <translation>selvitettävää –</translation>
    </message>
    <message>
        <source>confirmed –</source>
        <translation>vahvistettu –</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>odottaa %1</translation>
    </message>
    <message>
        <source>needs a person %1</source>
        <translation>selvitettävää %1</translation>
    </message>
    <message>
        <source>confirmed %1</source>
        <translation>vahvistettu %1</translation>
    </message>
</context>
<context>
    <name>ThisDesk</name>
    <message>
        <source>%1 (Since %2.)</source>
        <translation>%1 (Alkaen %2.)</translation>
    </message>
    <message>
        <source>The register has not been asked yet.</source>
        <translation>Rekisteriltä ei ole vielä kysytty.</translation>
    </message>
    <message>
        <source>Connected: the register last answered %1.</source>
        <translation>Yhteys toimii: rekisteri vastasi viimeksi %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are in the file %1.</source>
        <translation>
            <numerusform>Tiedostossa %1 on %n kirjaus.</numerusform>
            <numerusform>Tiedostossa %1 on %n kirjausta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it to the register’s administrator, and read the answer here. Until then everything stays on this desk too.</source>
        <translation>Anna se rekisterin ylläpitäjälle ja lue vastaus tässä. Siihen asti kaikki säilyy myös tällä työasemalla.</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the next file.</source>
        <translation>
            <numerusform>%n odottaa vielä seuraavaa tiedostoa.</numerusform>
            <numerusform>%n odottaa vielä seuraavaa tiedostoa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits: the file %1 only asks for what is new.</source>
        <translation>Mitään ei odota: tiedosto %1 vain pyytää uudet tiedot.</translation>
    </message>
    <message>
        <source>The answer was read.</source>
        <translation>Vastaus on luettu.</translation>
    </message>
    <message>
        <source>The list of cards is up to date with it.</source>
        <translation>Korttilista on ajan tasalla vastauksen mukaan.</translation>
    </message>
    <message>
        <source>Nothing in it was new to this desk.</source>
        <translation>Siinä ei ollut tälle työasemalle mitään uutta.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are confirmed now.</source>
        <translation>
            <numerusform>%n kirjaus on nyt vahvistettu.</numerusform>
            <numerusform>%n kirjausta on nyt vahvistettu.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is just sending and fetching. The answer is read by itself as soon as that is done.</source>
        <translation>Työasema lähettää ja hakee juuri nyt. Vastaus luetaan itsestään heti, kun se on valmis.</translation>
    </message>
    <message>
        <source>This desk’s files were restored from a backup or copied. What the register had not confirmed is sent again; nothing is lost and nothing counts twice. If the same files are in use on another computer, close KaikuDesk there.</source>
        <translation>Tämän työaseman tiedostot on palautettu varmuuskopiosta tai kopioitu. Rekisterin vahvistamatta jääneet lähetetään uudelleen; mitään ei häviä eikä mitään lasketa kahdesti. Jos samat tiedostot ovat käytössä toisella tietokoneella, sulje KaikuDesk siellä.</translation>
    </message>
    <message>
        <source>The register was restored from a backup. This desk sends again what was lost there; nothing counts twice.</source>
        <translation>Rekisteri on palautettu varmuuskopiosta. Tämä työasema lähettää uudelleen sen, mikä siellä hävisi; mitään ei lasketa kahdesti.</translation>
    </message>
    <message numerus="yes">
        <source>This desk’s journal was damaged. %n record(s) could be read.</source>
        <translation>
            <numerusform>Tämän työaseman kirjaustiedosto oli vioittunut. %n kirjaus saatiin luetuksi.</numerusform>
            <numerusform>Tämän työaseman kirjaustiedosto oli vioittunut. %n kirjausta saatiin luetuksi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are missing here; those that had been sent are at the register.</source>
        <translation>
            <numerusform>%n puuttuu täältä; jos se oli lähetetty, se on rekisterissä.</numerusform>
            <numerusform>%n puuttuu täältä; lähetetyt niistä ovat rekisterissä.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk goes on, and sends again what was not confirmed. The damaged file is kept in the folder %1 until the register has all of it and a month has passed: tell the national office.</source>
        <translation>Työasema jatkaa ja lähettää uudelleen vahvistamatta jääneet. Vioittunut tiedosto on tallessa kansiossa %1, kunnes rekisterillä on siitä kaikki ja kuukausi on kulunut: kerro siitä Kaikukeskukselle.</translation>
    </message>
    <message>
        <source>On this computer: none yet; the first is made today.</source>
        <translation>Tällä tietokoneella: ei vielä; ensimmäinen tehdään tänään.</translation>
    </message>
    <message>
        <source>On this computer: of %1.</source>
        <translation>Tällä tietokoneella: %1.</translation>
    </message>
    <message>
        <source>The newest backup is in %1 now.</source>
        <translation>Uusin varmuuskopio on nyt kansiossa %1.</translation>
    </message>
</context>
<context>
    <name>TicketCounts</name>
    <message>
        <source>Representative</source>
        <translation>Edustaja</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Oma</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Avustaja</translation>
    </message>
    <message>
        <source>Course place</source>
        <translation>Kurssipaikka</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Lapset</translation>
    </message>
    <message>
        <source>Clients under %1</source>
        <translation>Alle %1-v. asiakkaat</translation>
    </message>
    <message>
        <source>Under %1</source>
        <translation>Alle %1-v.</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>own</source>
        <translation>oma</translation>
    </message>
    <message numerus="yes">
        <source>%n assistant(s)</source>
        <translation>
            <numerusform>%n avustaja</numerusform>
            <numerusform>%n avustajaa</numerusform>
        </translation>
    </message>
    <message>
        <source>course place</source>
        <translation>kurssipaikka</translation>
    </message>
    <message>
        <source>own ticket</source>
        <translation>oma lippu</translation>
    </message>
    <message numerus="yes">
        <source>%n child ticket(s)</source>
        <translation>
            <numerusform>%n lapsen lippu</numerusform>
            <numerusform>%n lapsen lippua</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>ei vielä mitään</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation>Tänään</translation>
    </message>
    <message>
        <source>Nothing recorded yet. Each record of this desk stands here and shows how far it has come.</source>
        <translation>Ei vielä kirjauksia. Jokainen tämän työaseman kirjaus näkyy tässä, ja siitä näkee, kuinka pitkällä se on.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Näytä: %1</translation>
    </message>
    <message>
        <source>Withdraw the record</source>
        <translation>Peru kirjaus</translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>Open the desk</source>
        <translation>Työaseman avaaminen</translation>
    </message>
    <message>
        <source>Passphrase of this desk</source>
        <translation>Tämän työaseman tunnuslause</translation>
    </message>
    <message>
        <source>Recovery code (26 signs)</source>
        <translation>Palautuskoodi (26 merkkiä)</translation>
    </message>
    <message>
        <source>What waits to be sent is safe. The register’s administrator can give the recovery code by phone.</source>
        <translation>Lähettämistä odottavat kirjaukset ovat turvassa. Rekisterin ylläpitäjä voi antaa palautuskoodin puhelimitse.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Avaa</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>This machine’s key store is not there now. Start it and try again; without it the recovery code opens the desk.</source>
        <translation>Koneen avainsäilö ei ole nyt käytettävissä. Käynnistä se ja yritä uudelleen; ilman sitä palautuskoodi avaa työaseman.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yritä uudelleen</translation>
    </message>
    <message>
        <source>This file is cut, was changed, or is no moved desk. Nothing was changed here: copy the file once more, and wait until the copy is ready.</source>
        <translation>Tiedosto on katkennut, sitä on muutettu tai se ei ole siirretty työasema. Täällä ei muutettu mitään: kopioi tiedosto uudelleen ja odota, että kopio on valmis.</translation>
    </message>
    <message>
        <source>This desk was never enrolled: nothing was recorded here, and there is no recovery code. If it does not open, begin anew with an enrolment code.</source>
        <translation>Tätä työasemaa ei ole koskaan liitetty: täällä ei ole kirjattu mitään, eikä palautuskoodia ole. Jos työasema ei avaudu, aloita alusta liittämiskoodilla.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Aloita alusta</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>VALID</source>
        <translation>VOIMASSA</translation>
    </message>
    <message>
        <source>COMMUNITY CARD</source>
        <translation>YHTEISÖN KORTTI</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>VANHENTUNUT</translation>
    </message>
    <message>
        <source>NOT IN USE</source>
        <translation>EI KÄYTÖSSÄ</translation>
    </message>
    <message>
        <source>NOT HERE</source>
        <translation>EI TÄÄLLÄ</translation>
    </message>
    <message>
        <source>NOT ON THE LIST</source>
        <translation>EI LISTALLA</translation>
    </message>
    <message>
        <source>NOT REGISTERED</source>
        <translation>EI REKISTERISSÄ</translation>
    </message>
    <message>
        <source>CHECK THE CODE</source>
        <translation>TARKISTA TUNNUS</translation>
    </message>
    <message>
        <source>NOT A CARD</source>
        <translation>EI KORTTI</translation>
    </message>
    <message>
        <source>All others use their own cards.</source>
        <translation>Kaikki muut käyttävät omia korttejaan.</translation>
    </message>
    <message>
        <source>The own ticket was given already.</source>
        <translation>Oma lippu on jo annettu.</translation>
    </message>
    <message>
        <source>Own ticket.</source>
        <translation>Oma lippu.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n child(ren) under %1.</source>
        <translation>
            <numerusform>Enintään %n alle %1-vuotias lapsi.</numerusform>
            <numerusform>Enintään %n alle %1-vuotiasta lasta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Course place. No child tickets on courses.</source>
        <translation>Kurssipaikka. Kursseilla ei ole lasten lippuja.</translation>
    </message>
    <message numerus="yes">
        <source>%n course place(s) left this term. No child tickets.</source>
        <translation>
            <numerusform>%n kurssipaikka jäljellä tällä kaudella. Ei lasten lippuja.</numerusform>
            <numerusform>%n kurssipaikkaa jäljellä tällä kaudella. Ei lasten lippuja.</numerusform>
        </translation>
    </message>
    <message>
        <source>Today is the last valid date.</source>
        <translation>Tänään on viimeinen voimassaolopäivä.</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s).</source>
        <translation>
            <numerusform>Vanhenee %n päivän kuluttua.</numerusform>
            <numerusform>Vanhenee %n päivän kuluttua.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last valid date was %1. The place that gave the card renews it.</source>
        <translation>Viimeinen voimassaolopäivä oli %1. Kortin antanut paikka uusii sen.</translation>
    </message>
    <message>
        <source>This card works only here: %1.</source>
        <translation>Kortti toimii vain täällä: %1.</translation>
    </message>
    <message>
        <source>The national office knows more: ask there.</source>
        <translation>Kaikukeskus tietää enemmän: kysy sieltä.</translation>
    </message>
    <message>
        <source>Ask the holder to contact the place that gave the card.</source>
        <translation>Pyydä haltijaa ottamaan yhteyttä kortin antaneeseen paikkaan.</translation>
    </message>
    <message>
        <source>The age of the list is unknown. The card may be newly registered.</source>
        <translation>Listan ikä ei ole tiedossa. Kortti voi olla vasta rekisteröity.</translation>
    </message>
    <message>
        <source>Not in the register a moment ago. It may still wait to be sent.</source>
        <translation>Ei rekisterissä hetki sitten. Kortti voi vielä odottaa lähettämistä.</translation>
    </message>
    <message numerus="yes">
        <source>Not in the register %n minute(s) ago. It may still wait to be sent.</source>
        <translation>
            <numerusform>Ei rekisterissä %n minuutti sitten. Kortti voi vielä odottaa lähettämistä.</numerusform>
            <numerusform>Ei rekisterissä %n minuuttia sitten. Kortti voi vielä odottaa lähettämistä.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n minute(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Lista on %n minuutin ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
            <numerusform>Lista on %n minuutin ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n hour(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Lista on %n tunnin ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
            <numerusform>Lista on %n tunnin ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n day(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Lista on %n päivän ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
            <numerusform>Lista on %n päivän ikäinen. Kortti voi olla vasta rekisteröity.</numerusform>
        </translation>
    </message>
    <message>
        <source>A ticket may be given; it is marked as not yet registered.</source>
        <translation>Lipun saa antaa; kirjaus merkitään vielä rekisteröimättömäksi.</translation>
    </message>
    <message>
        <source>Decide: a ticket given now is marked as not yet registered.</source>
        <translation>Harkinnan mukaan: nyt annettu lippu merkitään vielä rekisteröimättömäksi.</translation>
    </message>
    <message>
        <source>The advice is to give no ticket now.</source>
        <translation>Lippua ei suositella annettavaksi nyt.</translation>
    </message>
    <message>
        <source>Representative and clients under %1</source>
        <translation>Edustaja ja alle %1-vuotiaat asiakkaat</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 saakka</translation>
    </message>
    <message>
        <source>children in the register: %1</source>
        <translation>lapsia rekisterissä: %1</translation>
    </message>
    <message>
        <source>today here: %1</source>
        <translation>tänään täällä: %1</translation>
    </message>
    <message>
        <source>at this event: %1</source>
        <translation>tässä tapahtumassa: %1</translation>
    </message>
    <message>
        <source>list from %1</source>
        <translation>lista ajalta %1</translation>
    </message>
    <message>
        <source>As of %1. The list is past its date: this is advice only.</source>
        <translation>Tilanne %1. Lista on vanhentunut: tulos on vain ohjeellinen.</translation>
    </message>
    <message>
        <source>The age of the list is unknown, look at the clock: this is advice only.</source>
        <translation>Listan ikä ei ole tiedossa, tarkista kello: tulos on vain ohjeellinen.</translation>
    </message>
    <message>
        <source>The rules are newer than this program: this is advice only.</source>
        <translation>Säännöt ovat ohjelmaa uudemmat: tulos on vain ohjeellinen.</translation>
    </message>
    <message>
        <source>The ticket is ready.</source>
        <translation>Lippu on valmis.</translation>
    </message>
    <message>
        <source>The card needs a visit to the place that gave it.</source>
        <translation>Kortin kanssa täytyy käydä paikassa, joka sen antoi.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Hetkinen.</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Sentence for the customer</source>
        <translation>Lause asiakkaalle</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Piilota tarkemmat tiedot</translation>
    </message>
    <message>
        <source>Leaves sign and word only</source>
        <translation>Jättää vain merkin ja sanan</translation>
    </message>
</context>
<context>
    <name>VerdictFace</name>
    <message>
        <source>Read or type a card&apos;s code.</source>
        <translation>Lue tai kirjoita kortin tunnus.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Not recorded – press Enter again.</source>
        <translation>Ei kirjattu – paina Enter uudelleen.</translation>
    </message>
    <message>
        <source>This desk moved to another computer, by the file %1. Nothing is recorded here any more: go on there.</source>
        <translation>Tämä työasema siirtyi toiselle tietokoneelle tiedostolla %1. Täällä ei enää kirjata mitään: jatka siellä.</translation>
    </message>
    <message>
        <source>A newer KaikuDesk wrote this desk’s files (version %1, known up to %2). Nothing was changed: open them with the newer program.</source>
        <translation>Uudempi KaikuDesk on kirjoittanut tämän työaseman tiedostot (versio %1, tunnetaan %2 asti). Mitään ei muutettu: avaa ne uudemmalla ohjelmalla.</translation>
    </message>
    <message>
        <source>Something went wrong; nothing is lost. Try again; if it stays, ask the national office.</source>
        <translation>Jokin meni vikaan; mitään ei ole kadonnut. Yritä uudelleen; jos tämä jatkuu, Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>The file is being written to. Try again.</source>
        <translation>Tiedostoon kirjoitetaan parhaillaan. Yritä uudelleen.</translation>
    </message>
    <message>
        <source>The database library is too old to be safe. Update KaikuDesk.</source>
        <translation>Tietokantakirjasto on liian vanha ollakseen turvallinen. Päivitä KaikuDesk.</translation>
    </message>
    <message>
        <source>The second place for backups is out of reach or full. Backups on this computer go on.</source>
        <translation>Varmuuskopioiden toinen paikka ei ole tavoitettavissa tai on täynnä. Tällä tietokoneella varmuuskopiointi jatkuu.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; until then, note codes on paper.</source>
        <translation>Levy on täynnä. Tee tilaa ja yritä uudelleen; siihen asti tunnukset voi kirjoittaa paperille.</translation>
    </message>
    <message>
        <source>This is no code of a card. Look at it and type it once more.</source>
        <translation>Tämä ei ole kortin tunnus. Tarkista se ja kirjoita uudelleen.</translation>
    </message>
    <message>
        <source>This machine has no key store. A passphrase opens the desk instead.</source>
        <translation>Tässä koneessa ei ole avainsäilöä. Työasema avataan tunnuslauseella.</translation>
    </message>
    <message>
        <source>The key store is locked. Open it and try again.</source>
        <translation>Avainsäilö on lukittu. Avaa se ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>The key store no longer has this desk’s key. The recovery code opens the desk: the register’s administrator has it.</source>
        <translation>Avainsäilössä ei enää ole tämän työaseman avainta. Palautuskoodi avaa työaseman: se on rekisterin ylläpitäjällä.</translation>
    </message>
    <message>
        <source>The register’s receipt does not fit this desk’s journal. Sending has stopped and nothing is lost; ask the national office.</source>
        <translation>Rekisterin kuittaus ei sovi tämän työaseman kirjaustiedostoon. Lähetys on pysähtynyt eikä mitään ole kadonnut; Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>This passphrase opens nothing. Look at capital letters and at the language of the keyboard; the recovery code opens the desk too.</source>
        <translation>Tämä tunnuslause ei avaa mitään. Tarkista isot kirjaimet ja näppäimistön kieli; myös palautuskoodi avaa työaseman.</translation>
    </message>
    <message>
        <source>This recovery code opens nothing. Compare it sign by sign; else ask the register’s administrator for the newest one.</source>
        <translation>Tämä palautuskoodi ei avaa mitään. Vertaa sitä merkki merkiltä tai pyydä uusin koodi rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The answer is not signed by the register. Nothing was taken from it; ask the register’s administrator.</source>
        <translation>Vastaus ei ole rekisterin allekirjoittama. Siitä ei otettu mitään; kysy rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>There is a desk in this folder already. Close KaikuDesk and start it again to open it.</source>
        <translation>Tässä kansiossa on jo työasema. Sulje KaikuDesk ja käynnistä se uudelleen, niin työasema avautuu.</translation>
    </message>
    <message>
        <source>This desk is not enrolled yet. Ask the register’s administrator for a code.</source>
        <translation>Tätä työasemaa ei ole vielä liitetty. Pyydä liittämiskoodi rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The rules do not let this desk do it. Ask the coordinator.</source>
        <translation>Säännöt eivät salli tätä tällä työasemalla. Kysy vastuuhenkilöltä.</translation>
    </message>
    <message>
        <source>The register does not take this enrolment code: it was used already, is more than a day old, or is not known there. Ask the register’s administrator for a new one.</source>
        <translation>Rekisteri ei ota vastaan tätä liittämiskoodia: se on jo käytetty, yli vuorokauden vanha tai siellä tuntematon. Pyydä uusi rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The register knows another history of this desk: was the folder copied? Sending has stopped and nothing is lost; ask the register’s administrator.</source>
        <translation>Rekisterin tiedot tästä työasemasta ovat toiset: onko kansio kopioitu? Lähetys on pysähtynyt eikä mitään ole kadonnut; kysy rekisterin ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The register refused it (%1). Nothing is lost; tell the register’s administrator.</source>
        <translation>Rekisteri ei hyväksynyt sitä (%1). Mitään ei ole kadonnut; kerro siitä rekisterin ylläpitäjälle.</translation>
    </message>
    <message>
        <source>The file %1 of this desk is missing. Nothing was changed: put it back into the desk’s folder and try again, or ask the national office.</source>
        <translation>Tämän työaseman tiedosto %1 puuttuu. Mitään ei muutettu: palauta se työaseman kansioon ja yritä uudelleen tai kysy Kaikukeskuksesta.</translation>
    </message>
    <message>
        <source>The key does not open this desk’s files: they are damaged, or another desk’s. Nothing was changed; ask the national office.</source>
        <translation>Avain ei avaa tämän työaseman tiedostoja: ne ovat vioittuneet tai toisen työaseman. Mitään ei muutettu; Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>The list of cards on this desk was damaged and is being fetched anew from the register. Recording goes on; nothing that was recorded is lost.</source>
        <translation>Tämän työaseman korttilista oli vioittunut, ja se haetaan uudelleen rekisteristä. Kirjaaminen jatkuu, eikä mitään kirjattua ole kadonnut.</translation>
    </message>
    <message>
        <source>This desk’s files are damaged. Close KaikuDesk and start it again: the old file is kept, and the desk goes on with what can be read. If this stays, ask the national office.</source>
        <translation>Tämän työaseman tiedostot ovat vioittuneet. Sulje KaikuDesk ja käynnistä se uudelleen: vanha tiedosto jää talteen, ja työasema jatkaa siitä, mitä voi lukea. Jos tämä jatkuu, Kaikukeskus auttaa.</translation>
    </message>
    <message>
        <source>This is no card: nothing to record.</source>
        <translation>Tämä ei ole kortti: ei kirjattavaa.</translation>
    </message>
    <message>
        <source>Only this desk’s own records can be withdrawn here.</source>
        <translation>Täällä voi perua vain tämän työaseman omia kirjauksia.</translation>
    </message>
    <message>
        <source>Without consent to storing nothing is saved, and the card cannot be registered.</source>
        <translation>Ilman suostumusta tallentamiseen mitään ei tallenneta, eikä korttia voi rekisteröidä.</translation>
    </message>
    <message>
        <source>Another place gave this card: only that place renews and corrects it.</source>
        <translation>Toinen paikka on antanut tämän kortin: vain se paikka uusii ja korjaa sitä.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yritä uudelleen</translation>
    </message>
</context>
</TS>
