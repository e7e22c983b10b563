<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>ActState</name>
    <message>
        <source>waiting</source>
        <translation>väntar</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bekräftad</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>ändrad</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>att reda ut</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>återtagen</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>inte antecknad</translation>
    </message>
</context>
<context>
    <name>ActsTable</name>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Utdelat</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Efterfrågat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>A backup is made each day, encrypted. Should this computer’s disk break, a copy in a second place, such as a network drive or a stick, still sends what was waiting.</source>
        <translation>Varje dag görs en krypterad säkerhetskopia. Om datorns disk går sönder kan en kopia på en annan plats, till exempel en nätverksdisk eller ett USB-minne, ännu skicka det som väntade.</translation>
    </message>
    <message>
        <source>Second place: %1</source>
        <translation>Andra platsen: %1</translation>
    </message>
    <message>
        <source>Second place: none</source>
        <translation>Andra platsen: ingen</translation>
    </message>
    <message>
        <source>Choose a second place …</source>
        <translation>Välj en andra plats …</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>Ta bort den andra platsen</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Birth year</source>
        <translation>Födelseår</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postnummer</translation>
    </message>
    <message>
        <source>Children under 18</source>
        <translation>Barn under 18 år</translation>
    </message>
    <message>
        <source>Gender (optional)</source>
        <translation>Kön (frivilligt)</translation>
    </message>
    <message>
        <source>Life situation (optional)</source>
        <translation>Livssituation (frivilligt)</translation>
    </message>
    <message>
        <source>Agrees to storing</source>
        <translation>Samtycker till att uppgifterna sparas</translation>
    </message>
    <message>
        <source>Agrees to wellbeing questions</source>
        <translation>Samtycker till frågor om välbefinnande</translation>
    </message>
    <message>
        <source>Granted on</source>
        <translation>Beviljat</translation>
    </message>
</context>
<context>
    <name>CardKinds</name>
    <message>
        <source>Mobile only (X)</source>
        <translation>Enbart mobilkort (X)</translation>
    </message>
    <message>
        <source>Community, mobile only (Z)</source>
        <translation>Gemenskapens mobilkort (Z)</translation>
    </message>
    <message>
        <source>Community card</source>
        <translation>Gemenskapens Kaikukort</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Read or type the code</source>
        <translation>Läs in eller skriv koden</translation>
    </message>
    <message>
        <source>Code of the card</source>
        <translation>Kortets kod</translation>
    </message>
    <message>
        <source>Always ready for a scan</source>
        <translation>Alltid redo att läsa</translation>
    </message>
</context>
<context>
    <name>CardRules</name>
    <message>
        <source>This card has ended for good: its holder took the consent back. A new card needs a new form.</source>
        <translation>Det här kortet har upphört för gott: innehavaren har återkallat sitt samtycke. Ett nytt kort kräver en ny blankett.</translation>
    </message>
    <message>
        <source>This card is not in use. Put it back into use first, or hand over a new one.</source>
        <translation>Det här kortet är inte i bruk. Ta det först i bruk igen eller ge ett nytt kort.</translation>
    </message>
    <message>
        <source>This card is in use already.</source>
        <translation>Det här kortet är redan i bruk.</translation>
    </message>
    <message>
        <source>Another card has replaced this one. Its holder uses the new card.</source>
        <translation>Ett annat kort har ersatt det här. Innehavaren använder det nya kortet.</translation>
    </message>
    <message>
        <source>The holder has not consented to the wellbeing questions: no answer is kept.</source>
        <translation>Innehavaren har inte samtyckt till frågorna om välbefinnande: inga svar sparas.</translation>
    </message>
</context>
<context>
    <name>CardStory</name>
    <message>
        <source>It waits to be sent. The card works only once it has been sent.</source>
        <translation>Väntar på att skickas. Kortet fungerar först när det har skickats.</translation>
    </message>
    <message>
        <source>The card has expired: it can be renewed.</source>
        <translation>Kortet har gått ut: det kan förnyas.</translation>
    </message>
    <message>
        <source>The card works; a change waits to be sent.</source>
        <translation>Kortet fungerar; en ändring väntar på att skickas.</translation>
    </message>
    <message>
        <source>The register has it: the card works.</source>
        <translation>Kortet finns i registret och fungerar.</translation>
    </message>
    <message>
        <source>This card is not in use any more.</source>
        <translation>Kortet är inte längre i bruk.</translation>
    </message>
    <message>
        <source>Another registration has this code, so this one does not work. Ask the national office.</source>
        <translation>Koden hör redan till en annan registrering, så det här kortet fungerar inte. Stöd- och utvecklingstjänsten för Kaikukortti hjälper.</translation>
    </message>
    <message>
        <source>The register has it and cannot count it yet: see F5.</source>
        <translation>Uppgiften finns i registret men kan inte räknas med ännu: se F5.</translation>
    </message>
    <message>
        <source>The consent was taken back: the card has ended, and what was asked of the holder is erased.</source>
        <translation>Samtycket har återkallats: kortet har upphört, och det som innehavaren har frågats om raderas.</translation>
    </message>
    <message>
        <source>Another card has replaced this one.</source>
        <translation>Ett annat kort har ersatt det här.</translation>
    </message>
    <message>
        <source>Lost: the card works nowhere until it is taken back into use.</source>
        <translation>Förlorat: kortet fungerar ingenstans förrän det tas i bruk igen.</translation>
    </message>
    <message>
        <source>Ended card</source>
        <translation>Avslutat kort</translation>
    </message>
    <message>
        <source>%1 – no code yet</source>
        <translation>%1 – ingen kod än</translation>
    </message>
    <message>
        <source>It waits to be sent, without a code. The card works nowhere until the register has assigned its code.</source>
        <translation>Väntar på att skickas, utan kod. Kortet fungerar ingenstans förrän registret har gett det en kod.</translation>
    </message>
    <message>
        <source>The register has it. The card works nowhere until the register has assigned its code.</source>
        <translation>Uppgiften finns i registret. Kortet fungerar ingenstans förrän registret har gett det en kod.</translation>
    </message>
    <message>
        <source>Saved: %1, last valid date %2, children %3. %4</source>
        <translation>Sparat: %1, sista giltighetsdag %2, barn %3. %4</translation>
    </message>
    <message>
        <source>Not saved – press Enter again.</source>
        <translation>Inte sparat – tryck Enter igen.</translation>
    </message>
</context>
<context>
    <name>CardVerb</name>
    <message>
        <source>Lost</source>
        <translation>Förlorat</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Ta ur bruk</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>Ta i bruk igen</translation>
    </message>
    <message>
        <source>Replace by a new card</source>
        <translation>Ersätt med ett nytt kort</translation>
    </message>
    <message>
        <source>Consent to questions taken back</source>
        <translation>Samtycket till frågorna återkallat</translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation>Samtycket återkallat</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postnummer</translation>
    </message>
    <message>
        <source>Wellbeing questions</source>
        <translation>Frågor om välbefinnande</translation>
    </message>
    <message>
        <source>The new card takes over what is known of the holder and is granted today. This card goes out of use for good.</source>
        <translation>Det nya kortet tar över uppgifterna om innehavaren och beviljas i dag. Det här kortet tas ur bruk för gott.</translation>
    </message>
    <message>
        <source>All answers to the wellbeing questions are erased, here and at the register. The card goes on. This cannot be undone.</source>
        <translation>Alla svar på frågorna om välbefinnande raderas, här och i registret. Kortet gäller fortfarande. Det här kan inte ångras.</translation>
    </message>
    <message>
        <source>The card ends, and all that was asked of the holder is erased, here and at the register. Tickets already given stay. This cannot be undone.</source>
        <translation>Kortet upphör, och allt som innehavaren har frågats om raderas, här och i registret. Biljetter som redan getts står kvar. Det här kan inte ångras.</translation>
    </message>
    <message>
        <source>Where does the holder live now?</source>
        <translation>Var bor innehavaren nu?</translation>
    </message>
    <message>
        <source>Type the points of the form in the order of its questions, with a space between them, and - for a question left out. They are sealed at once: this desk cannot show them again.</source>
        <translation>Skriv blankettens poäng i frågornas ordning med mellanslag emellan; - betyder en överhoppad fråga. De krypteras genast: arbetsplatsen kan inte visa dem igen.</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Ersätt kortet</translation>
    </message>
    <message>
        <source>Erase the answers</source>
        <translation>Radera svaren</translation>
    </message>
    <message>
        <source>End the card and erase</source>
        <translation>Avsluta kortet och radera</translation>
    </message>
    <message>
        <source>Correct the postcode</source>
        <translation>Rätta postnumret</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>Spara svaren</translation>
    </message>
    <message>
        <source>New postcode</source>
        <translation>Nytt postnummer</translation>
    </message>
    <message>
        <source>Code of the new card</source>
        <translation>Det nya kortets kod</translation>
    </message>
    <message>
        <source>Points, such as 3 - 2 4</source>
        <translation>Poäng, till exempel 3 - 2 4</translation>
    </message>
</context>
<context>
    <name>CardVerbs</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Låt det vara</translation>
    </message>
    <message>
        <source>Leave the card as it is</source>
        <translation>Låt kortet vara som det är</translation>
    </message>
</context>
<context>
    <name>CardsTable</name>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Barn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Giltigt till</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>Being saved …</source>
        <translation>Sparas …</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>Läses …</translation>
    </message>
    <message>
        <source>Save what waits</source>
        <translation>Spara det som väntar</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Läs svaret</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>The screen said: %1</source>
        <translation>På skärmen stod: %1</translation>
    </message>
    <message>
        <source>%1, recorded at %2</source>
        <translation>%1, antecknat %2</translation>
    </message>
    <message>
        <source>Its list was less than an hour old.</source>
        <translation>Listan var mindre än en timme gammal.</translation>
    </message>
    <message numerus="yes">
        <source>Its list was %n hour(s) old.</source>
        <translation>
            <numerusform>Listan var %n timme gammal.</numerusform>
            <numerusform>Listan var %n timmar gammal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its list was %n day(s) old.</source>
        <translation>
            <numerusform>Listan var %n dygn gammal.</numerusform>
            <numerusform>Listan var %n dygn gammal.</numerusform>
        </translation>
    </message>
    <message>
        <source>The register knows no such card.</source>
        <translation>Registret känner inte till något sådant kort.</translation>
    </message>
    <message>
        <source>Two people answered differently: the first answer stands so far.</source>
        <translation>Två personer svarade olika: tills vidare gäller det första svaret.</translation>
    </message>
    <message>
        <source>The card is in use.</source>
        <translation>Kortet är i bruk.</translation>
    </message>
    <message>
        <source>The card was reported lost.</source>
        <translation>Kortet har anmälts förlorat.</translation>
    </message>
    <message>
        <source>The card was taken out of use.</source>
        <translation>Kortet har tagits ur bruk.</translation>
    </message>
    <message>
        <source>The office knows more of the card.</source>
        <translation>Stöd- och utvecklingstjänsten för Kaikukortti vet mer om kortet.</translation>
    </message>
    <message>
        <source>Granted %1, valid until %2.</source>
        <translation>Beviljat %1, gäller till %2.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Den här arbetsplatsen</translation>
    </message>
    <message>
        <source>This place</source>
        <translation>Det här stället</translation>
    </message>
    <message>
        <source>A venue</source>
        <translation>En kulturaktör</translation>
    </message>
    <message>
        <source>A place that gives cards</source>
        <translation>En kortutdelare</translation>
    </message>
    <message>
        <source>The coordinator</source>
        <translation>Ansvarspersonen</translation>
    </message>
    <message>
        <source>A ticket broker</source>
        <translation>En biljettförmedlare</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Någon</translation>
    </message>
    <message>
        <source>ticket given</source>
        <translation>biljett given</translation>
    </message>
    <message>
        <source>ticket reserved</source>
        <translation>biljett reserverad</translation>
    </message>
    <message>
        <source>card registered</source>
        <translation>kort registrerat</translation>
    </message>
    <message>
        <source>card amended</source>
        <translation>kortets uppgifter rättade</translation>
    </message>
    <message>
        <source>card renewed</source>
        <translation>kort förnyat</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <translation>kort anmält förlorat</translation>
    </message>
    <message>
        <source>card taken out of use</source>
        <translation>kort taget ur bruk</translation>
    </message>
    <message>
        <source>card taken back into use</source>
        <translation>kort taget i bruk igen</translation>
    </message>
    <message>
        <source>event declared</source>
        <translation>evenemang anmält</translation>
    </message>
    <message>
        <source>record</source>
        <translation>anteckning</translation>
    </message>
    <message>
        <source>Answered at this desk; the answer is sent by itself.</source>
        <translation>Besvarat vid den här arbetsplatsen; svaret skickas av sig självt.</translation>
    </message>
    <message>
        <source>%1, clerk %2</source>
        <translation>%1, medarbetare %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 – this decides</source>
        <translation>%1, %2: %3 – detta avgör</translation>
    </message>
    <message>
        <source>asked the holder</source>
        <translation>frågade innehavaren</translation>
    </message>
    <message>
        <source>asked the other side</source>
        <translation>frågade den andra parten</translation>
    </message>
    <message>
        <source>asked the office</source>
        <translation>frågade stöd- och utvecklingstjänsten</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>Över gränsen</translation>
    </message>
    <message>
        <source>Something newer</source>
        <translation>Något nyare</translation>
    </message>
    <message>
        <source>The register asks something that this program is too old for.</source>
        <translation>Registret frågar något som det här programmet är för gammalt för.</translation>
    </message>
    <message>
        <source>Update KaikuDesk; nothing is lost until then.</source>
        <translation>Uppdatera KaikuDesk; tills dess går ingenting förlorat.</translation>
    </message>
    <message>
        <source>Whatever is answered, the ticket stays given.</source>
        <translation>Hur du än svarar förblir biljetten given.</translation>
    </message>
    <message>
        <source>Not yet registered</source>
        <translation>Ännu inte registrerat</translation>
    </message>
    <message>
        <source>A ticket was given for a card that nobody has registered yet. The ticket stands.</source>
        <translation>En biljett gavs för ett kort som ingen ännu har registrerat. Biljetten gäller.</translation>
    </message>
    <message>
        <source>Nothing now: the flag goes when the card is registered.</source>
        <translation>Ingenting nu: ärendet avslutas av sig självt när kortet registreras.</translation>
    </message>
    <message>
        <source>Used before it was granted</source>
        <translation>Använt innan det beviljades</translation>
    </message>
    <message>
        <source>The card was granted only after the day on which a ticket was given. The ticket stands.</source>
        <translation>Kortet beviljades först efter den dag då biljetten gavs. Biljetten gäller.</translation>
    </message>
    <message>
        <source>Nothing: it is told once, for information.</source>
        <translation>Ingenting: det berättas en gång för kännedom.</translation>
    </message>
    <message>
        <source>Given against the screen</source>
        <translation>Gavs trots vad skärmen sade</translation>
    </message>
    <message>
        <source>The screen said that the card had ended, and a ticket was given. The ticket stands.</source>
        <translation>Enligt skärmen gällde kortet inte längre, och en biljett gavs. Biljetten gäller.</translation>
    </message>
    <message>
        <source>Two versions of one record</source>
        <translation>Två versioner av en anteckning</translation>
    </message>
    <message>
        <source>One record came in two versions that say different things. The earlier one counts, and both are kept.</source>
        <translation>En anteckning kom i två versioner som säger olika saker. Den tidigare räknas, och båda sparas.</translation>
    </message>
    <message>
        <source>Look which of them is right.</source>
        <translation>Se efter vilken av dem som är rätt.</translation>
    </message>
    <message>
        <source>Perhaps given twice</source>
        <translation>Kanske given två gånger</translation>
    </message>
    <message>
        <source>Two desks gave tickets to the same event on this card within minutes. Both stand.</source>
        <translation>Två arbetsplatser gav biljetter till samma evenemang på det här kortet inom några minuter. Båda gäller.</translation>
    </message>
    <message>
        <source>Old card used</source>
        <translation>Gammalt kort använt</translation>
    </message>
    <message>
        <source>A card was used that another had replaced. The ticket stands and counts with the new card.</source>
        <translation>Ett kort användes som redan hade ersatts. Biljetten gäller och räknas på det nya kortet.</translation>
    </message>
    <message>
        <source>More child tickets were given than the card allows. They stand.</source>
        <translation>Fler barnbiljetter gavs än kortet tillåter. De gäller.</translation>
    </message>
    <message>
        <source>More course places were given than a holder may have. They stand.</source>
        <translation>Fler kursplatser gavs än en innehavare får ha. De gäller.</translation>
    </message>
    <message>
        <source>More tickets were given to an event than were set aside. They stand.</source>
        <translation>Fler biljetter gavs till ett evenemang än vad som avsatts. De gäller.</translation>
    </message>
    <message>
        <source>More was given than is allowed. It stands.</source>
        <translation>Mer gavs än vad som är tillåtet. Det gäller.</translation>
    </message>
    <message>
        <source>Registered twice</source>
        <translation>Registrerat två gånger</translation>
    </message>
    <message>
        <source>Two places registered this code with the same particulars. They count as one card.</source>
        <translation>Två ställen registrerade den här koden med samma uppgifter. De räknas som ett kort.</translation>
    </message>
    <message>
        <source>One code, two people</source>
        <translation>En kod, två personer</translation>
    </message>
    <message>
        <source>Two places registered this code with different particulars. The earlier registration keeps it; nothing is merged.</source>
        <translation>Två ställen registrerade den här koden med olika uppgifter. Den tidigare registreringen behåller den; ingenting slås ihop.</translation>
    </message>
    <message>
        <source>Look at the card, then say whose registration keeps the code. The other holder needs another card.</source>
        <translation>Se på kortet och säg vilken registrering som behåller koden. Den andra innehavaren behöver ett annat kort.</translation>
    </message>
    <message>
        <source>Changed at two desks</source>
        <translation>Ändrat vid två arbetsplatser</translation>
    </message>
    <message>
        <source>Two desks changed the same field without knowing of each other. The later change counts, and both are kept.</source>
        <translation>Två arbetsplatser ändrade samma uppgift utan att veta om varandra. Den senare ändringen gäller, och båda sparas.</translation>
    </message>
    <message>
        <source>Look at the card; amend it if the later one is wrong.</source>
        <translation>Se på kortet; rätta uppgiften om den senare är fel.</translation>
    </message>
    <message>
        <source>Ended here, taken back there</source>
        <translation>Avslutat här, återtaget där</translation>
    </message>
    <message>
        <source>One desk ended this card while another one took that back. The card stays ended.</source>
        <translation>En arbetsplats tog kortet ur bruk medan en annan återtog det. Kortet förblir ur bruk.</translation>
    </message>
    <message>
        <source>Take it back once more if the card is to work.</source>
        <translation>Återta kortet en gång till om det ska fungera.</translation>
    </message>
    <message>
        <source>Card of another place</source>
        <translation>Ett annat ställes kort</translation>
    </message>
    <message>
        <source>This code belongs to the cards that another place received.</source>
        <translation>Den här koden hör till kort som ett annat ställe fick.</translation>
    </message>
    <message>
        <source>Look whether the code was read from the right card.</source>
        <translation>Kontrollera att koden lästes från rätt kort.</translation>
    </message>
    <message>
        <source>Clock far off</source>
        <translation>Klockan går mycket fel</translation>
    </message>
    <message>
        <source>This desk’s clock was far off when it recorded this. The order of its records is kept.</source>
        <translation>Den här arbetsplatsens klocka gick mycket fel när detta antecknades. Ordningen mellan anteckningarna bevaras.</translation>
    </message>
    <message>
        <source>Set the clock of this machine.</source>
        <translation>Ställ den här datorns klocka.</translation>
    </message>
    <message>
        <source>Desk copied or restored</source>
        <translation>Arbetsplats kopierad eller återställd</translation>
    </message>
    <message>
        <source>This desk’s records were copied or restored from a backup. Each counts once, and nothing is lost.</source>
        <translation>Den här arbetsplatsens anteckningar har kopierats eller återställts från en säkerhetskopia. Var och en räknas en gång, och ingenting går förlorat.</translation>
    </message>
    <message>
        <source>Use only one of the copies from now on.</source>
        <translation>Använd bara en av kopiorna från och med nu.</translation>
    </message>
    <message>
        <source>Sent after the right ended</source>
        <translation>Skickat efter att rätten upphört</translation>
    </message>
    <message>
        <source>This desk’s right was withdrawn before these records came. They are kept and do not count yet.</source>
        <translation>Den här arbetsplatsens rätt återkallades innan de här anteckningarna kom. De sparas men räknas inte ännu.</translation>
    </message>
    <message>
        <source>The coordinator decides whether they count.</source>
        <translation>Ansvarspersonen avgör om de räknas.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Kan inte läsas</translation>
    </message>
    <message>
        <source>The register keeps this record as it is and cannot read it.</source>
        <translation>Registret sparar anteckningen som den är och kan inte läsa den.</translation>
    </message>
    <message>
        <source>The register’s administrator looks at it.</source>
        <translation>Registrets administratör ser på den.</translation>
    </message>
    <message>
        <source>Unusually many unknown codes</source>
        <translation>Ovanligt många okända koder</translation>
    </message>
    <message>
        <source>This desk sent more codes that nobody knows than is usual in a day. They are kept and do not count yet.</source>
        <translation>Den här arbetsplatsen skickade fler okända koder än vad som är vanligt på en dag. De sparas men räknas inte ännu.</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>Det gäller</translation>
    </message>
    <message>
        <source>It was right as it was; the case is closed.</source>
        <translation>Det var rätt; ärendet är utrett.</translation>
    </message>
    <message>
        <source>It was a mistake</source>
        <translation>Det var ett misstag</translation>
    </message>
    <message>
        <source>The mistake is noted and the case closed; nothing is undone.</source>
        <translation>Misstaget antecknas och ärendet är utrett; ingenting ångras.</translation>
    </message>
    <message>
        <source>Ours keeps the code</source>
        <translation>Vårt kort behåller koden</translation>
    </message>
    <message>
        <source>The registration of this place is right.</source>
        <translation>Det här ställets registrering är rätt.</translation>
    </message>
    <message>
        <source>The other one keeps it</source>
        <translation>Det andra kortet behåller den</translation>
    </message>
    <message>
        <source>The registration of this place was wrong.</source>
        <translation>Det här ställets registrering var fel.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Sett</translation>
    </message>
    <message>
        <source>Somebody looked at it; the case is closed.</source>
        <translation>Någon har sett på det; ärendet är utrett.</translation>
    </message>
    <message>
        <source>Let them count</source>
        <translation>Räkna med dem</translation>
    </message>
    <message>
        <source>The kept records count from now on.</source>
        <translation>De sparade anteckningarna räknas från och med nu.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Räkna inte med dem</translation>
    </message>
    <message>
        <source>The kept records stay kept and never count.</source>
        <translation>De sparade anteckningarna sparas och räknas aldrig.</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>At this desk</source>
        <translation>Vid den här arbetsplatsen</translation>
    </message>
    <message>
        <source>At the register</source>
        <translation>I registret</translation>
    </message>
    <message>
        <source>Said so far</source>
        <translation>Sagt hittills</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Since</source>
        <translation>Sedan</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Vad det gäller</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Vad som görs</translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Asked</source>
        <translation>Efterfrågat</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>Efterfrågat %1</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Read or type the code</source>
        <translation>Läs in eller skriv koden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Code of the card</source>
        <translation>Kortets kod</translation>
    </message>
    <message>
        <source>Always ready for a scan</source>
        <translation>Alltid redo att läsa</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Withdrawn: …%1</source>
        <translation>Återtaget: …%1</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Antecknat: %1</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>culture</source>
        <translation>kultur</translation>
    </message>
    <message>
        <source>education</source>
        <translation>utbildning</translation>
    </message>
    <message>
        <source>science</source>
        <translation>vetenskap</translation>
    </message>
    <message>
        <source>sport</source>
        <translation>motion</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>i kassan</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>per telefon</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>per e-post</translation>
    </message>
    <message>
        <source>through a ticket broker</source>
        <translation>via biljettförmedlare</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>kulturaktör</translation>
    </message>
    <message>
        <source>distributor</source>
        <translation>kortutdelare</translation>
    </message>
    <message>
        <source>ticket broker</source>
        <translation>biljettförmedlare</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Inget svar</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>Kvinna</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Man</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Annat</translation>
    </message>
    <message>
        <source>Unemployed</source>
        <translation>Arbetslös</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Studerande</translation>
    </message>
    <message>
        <source>Pensioner</source>
        <translation>Pensionär</translation>
    </message>
    <message>
        <source>On family leave</source>
        <translation>Familjeledig</translation>
    </message>
    <message>
        <source>In rehabilitation</source>
        <translation>I rehabilitering</translation>
    </message>
    <message>
        <source>New in the country</source>
        <translation>Nyinflyttad i landet</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Skuldsatt</translation>
    </message>
    <message>
        <source>Sickness or disability</source>
        <translation>Sjukdom eller funktionsnedsättning</translation>
    </message>
    <message>
        <source>Other situation</source>
        <translation>Annan situation</translation>
    </message>
</context>
<context>
    <name>ChoosingSettings</name>
    <message>
        <source>The settings could not be stored; they last until the end.</source>
        <translation>Inställningarna kunde inte sparas; de gäller tills programmet stängs.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>ComingByFile</name>
    <message>
        <source>Save a request</source>
        <translation>Spara en begäran</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Läs svaret</translation>
    </message>
    <message>
        <source>Take over a moved desk</source>
        <translation>Ta över en flyttad arbetsplats</translation>
    </message>
    <message>
        <source>The request is in the file %1. Give it to the register’s administrator and read the answer here. KaikuDesk may be closed until then.</source>
        <translation>Begäran finns i filen %1. Ge den till registrets administratör och läs svaret här. KaikuDesk kan stängas så länge.</translation>
    </message>
</context>
<context>
    <name>CompactCorner</name>
    <message>
        <source>Whole window</source>
        <translation>Hela fönstret</translation>
    </message>
</context>
<context>
    <name>CountBox</name>
    <message>
        <source>%1: one less</source>
        <translation>%1: en mindre</translation>
    </message>
    <message>
        <source>%1: one more</source>
        <translation>%1: en till</translation>
    </message>
</context>
<context>
    <name>CountsRow</name>
    <message>
        <source>Record anyway</source>
        <translation>Anteckna ändå</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Anteckna</translation>
    </message>
    <message>
        <source>Ctrl+Enter records anyway · Esc clears</source>
        <translation>Ctrl+Enter antecknar ändå · Esc tömmer</translation>
    </message>
    <message>
        <source>Enter records · arrows and digits change</source>
        <translation>Enter antecknar · pilar och siffror ändrar</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>card registered</source>
        <translation>kort registrerat</translation>
    </message>
    <message>
        <source>card renewed</source>
        <translation>kort förnyat</translation>
    </message>
    <message>
        <source>card amended</source>
        <translation>kortets uppgifter rättade</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <translation>kort anmält förlorat</translation>
    </message>
    <message>
        <source>card taken out of use</source>
        <translation>kort taget ur bruk</translation>
    </message>
    <message>
        <source>card taken back into use</source>
        <translation>kort taget i bruk igen</translation>
    </message>
    <message>
        <source>consent taken back</source>
        <translation>samtycke återkallat</translation>
    </message>
    <message>
        <source>questions answered</source>
        <translation>frågor besvarade</translation>
    </message>
    <message>
        <source>Recorded at %1 and withdrawn; both stay in the records.</source>
        <translation>Antecknat kl. %1 och återtaget; båda finns kvar i anteckningarna.</translation>
    </message>
    <message>
        <source>Recorded at %1; the register has it, and it needs a person.</source>
        <translation>Antecknat kl. %1; registret har det, och det behöver redas ut.</translation>
    </message>
    <message>
        <source>Recorded at %1; it waits here until the register has it.</source>
        <translation>Antecknat kl. %1; väntar här tills registret har det.</translation>
    </message>
    <message>
        <source>Recorded at %1; the register has confirmed it.</source>
        <translation>Antecknat kl. %1; registret har bekräftat det.</translation>
    </message>
    <message>
        <source>Held by the register</source>
        <translation>Har stannat i registret</translation>
    </message>
    <message>
        <source>The register has this record and cannot count it yet.</source>
        <translation>Registret har anteckningen men kan inte räkna den ännu.</translation>
    </message>
    <message>
        <source>Ask the national office.</source>
        <translation>Stöd- och utvecklingstjänsten för Kaikukortti hjälper.</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>Användningar av kortet</translation>
    </message>
    <message>
        <source>Own tickets</source>
        <translation>Egna biljetter</translation>
    </message>
    <message>
        <source>Child tickets</source>
        <translation>Barnbiljetter</translation>
    </message>
    <message>
        <source>Assistant tickets</source>
        <translation>Assistentbiljetter</translation>
    </message>
    <message>
        <source>Course places</source>
        <translation>Kursplatser</translation>
    </message>
    <message>
        <source>Cards registered</source>
        <translation>Registrerade kort</translation>
    </message>
    <message>
        <source>Cards amended</source>
        <translation>Ändrade kort</translation>
    </message>
    <message>
        <source>Cards renewed</source>
        <translation>Förnyade kort</translation>
    </message>
</context>
<context>
    <name>DeskScreen</name>
    <message>
        <source>This desk</source>
        <translation>Den här arbetsplatsen</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>Enrol this desk</source>
        <translation>Anslut arbetsplatsen</translation>
    </message>
    <message>
        <source>The register’s administrator gives the enrolment code. It works once, for one desk.</source>
        <translation>Registrets administratör ger anslutningskoden. Den fungerar en gång, för en arbetsplats.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Anslutningskod</translation>
    </message>
    <message>
        <source>Everything on this desk is stored encrypted. The network is needed now, and not for the work afterwards.</source>
        <translation>Allt på arbetsplatsen sparas krypterat. Nätet behövs nu, men inte för arbetet efteråt.</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Anslut</translation>
    </message>
    <message>
        <source>The register is asked …</source>
        <translation>Registret tillfrågas …</translation>
    </message>
</context>
<context>
    <name>EventChooser</name>
    <message>
        <source>No event: visit or course office</source>
        <translation>Inget evenemang: besök eller kurskansli</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nytt evenemang</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) left</source>
        <translation>
            <numerusform>%n biljett kvar</numerusform>
            <numerusform>%n biljetter kvar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>Name of the event</source>
        <translation>Evenemangets namn</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Börjar kl.</translation>
    </message>
    <message>
        <source>The whole day</source>
        <translation>Hela dagen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klass</translation>
    </message>
    <message>
        <source>Tickets for card holders</source>
        <translation>Biljetter för kortinnehavare</translation>
    </message>
    <message>
        <source>A course (no child tickets)</source>
        <translation>En kurs (inga barnbiljetter)</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ingen gräns</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Skapa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>none yet</source>
        <translation>ingen än</translation>
    </message>
    <message>
        <source>by file only</source>
        <translation>endast med filer</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Verksamhetsställe</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rätt</translation>
    </message>
    <message>
        <source>Desk number</source>
        <translation>Arbetsplatsens nummer</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>List from</source>
        <translation>Lista från</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>FactsSection</name>
    <message>
        <source>What this desk is</source>
        <translation>Arbetsplatsens uppgifter</translation>
    </message>
</context>
<context>
    <name>FiguresScreen</name>
    <message>
        <source>Figures of today</source>
        <translation>Dagens siffror</translation>
    </message>
    <message>
        <source>Nothing to count yet. What is recorded today is counted here.</source>
        <translation>Inget att räkna än. Det som antecknas i dag räknas här.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
</context>
<context>
    <name>FilesSection</name>
    <message>
        <source>By file, without a network</source>
        <translation>Med fil, utan nät</translation>
    </message>
    <message>
        <source>Save what waits to a stick and give it to the register’s administrator. The file that comes back confirms it and brings the list. Both are encrypted, and either may be late or come twice.</source>
        <translation>Spara det som väntar på ett USB-minne och ge det till registrets administratör. Filen som kommer tillbaka bekräftar det och för med sig listan. Båda är krypterade, och båda får bli sena eller komma två gånger.</translation>
    </message>
    <message>
        <source>Save what waits …</source>
        <translation>Spara det som väntar …</translation>
    </message>
    <message>
        <source>Read the answer …</source>
        <translation>Läs svaret …</translation>
    </message>
</context>
<context>
    <name>FormFault</name>
    <message>
        <source>Look at this field again.</source>
        <translation>Kontrollera det här fältet.</translation>
    </message>
    <message>
        <source>Every count is 0.</source>
        <translation>Alla antal är 0.</translation>
    </message>
    <message>
        <source>One own ticket at most.</source>
        <translation>Högst en egen biljett.</translation>
    </message>
    <message>
        <source>A number from 0 to 20.</source>
        <translation>Ett tal från 0 till 20.</translation>
    </message>
    <message>
        <source>A number from 0 to 5.</source>
        <translation>Ett tal från 0 till 5.</translation>
    </message>
    <message>
        <source>One course place at most.</source>
        <translation>Högst en kursplats.</translation>
    </message>
    <message>
        <source>A number from 1, or no limit.</source>
        <translation>Ett tal från 1 eller ingen gräns.</translation>
    </message>
    <message>
        <source>The event needs a name.</source>
        <translation>Evenemanget behöver ett namn.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Namnet är för långt.</translation>
    </message>
    <message>
        <source>A longer passphrase, such as five words.</source>
        <translation>En längre lösenfras, till exempel fem ord.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Adressen ska börja med https://.</translation>
    </message>
    <message>
        <source>This is not the address of a register.</source>
        <translation>Det här är inte ett registers adress.</translation>
    </message>
    <message>
        <source>This code is of a newer register. Update KaikuDesk.</source>
        <translation>Koden är från ett nyare register. Uppdatera KaikuDesk.</translation>
    </message>
    <message>
        <source>The code is mistyped. Copy it whole, with all its groups.</source>
        <translation>Koden är felskriven. Kopiera hela koden med alla grupper.</translation>
    </message>
    <message>
        <source>A card is granted today at the latest, not in advance.</source>
        <translation>Ett kort beviljas senast i dag, inte i förväg.</translation>
    </message>
    <message>
        <source>Granted then, the card would have expired already.</source>
        <translation>Beviljat då hade kortet redan gått ut.</translation>
    </message>
    <message>
        <source>At least one answer, each from 0 to 100.</source>
        <translation>Minst ett svar, vart och ett 0–100.</translation>
    </message>
    <message>
        <source>Read or type the code; a mobile-only card has a button.</source>
        <translation>Läs in eller skriv koden; för enbart mobilkort finns en knapp.</translation>
    </message>
    <message>
        <source>This card is registered at this site already. Enter in the field shows it.</source>
        <translation>Kortet är redan registrerat på det här verksamhetsstället. Enter i fältet visar det.</translation>
    </message>
    <message>
        <source>This is no code of a card.</source>
        <translation>Det här är inte ett korts kod.</translation>
    </message>
    <message>
        <source>The holder must be 16, or turn 16 this year.</source>
        <translation>Innehavaren ska vara 16 år eller fylla 16 i år.</translation>
    </message>
    <message>
        <source>A year in four digits, such as 1984.</source>
        <translation>Ett år med fyra siffror, till exempel 1984.</translation>
    </message>
    <message>
        <source>Five digits, such as 88900.</source>
        <translation>Fem siffror, till exempel 88900.</translation>
    </message>
    <message>
        <source>Without this nothing is saved, and the card cannot be registered.</source>
        <translation>Utan detta sparas ingenting, och kortet kan inte registreras.</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Mobile only: the register assigns the code. Until then the card works nowhere.</source>
        <translation>Enbart mobilkort: registret ger koden. Fram till dess fungerar kortet ingenstans.</translation>
    </message>
    <message>
        <source>This site has no such card: it is registered here. A card of another place is renewed and corrected only there.</source>
        <translation>Verksamhetsstället har inget sådant kort: det registreras nu. Ett kort från en annan plats förnyas och rättas bara där.</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Help</source>
        <translation>Hjälp</translation>
    </message>
    <message>
        <source>Look: light, dark or high contrast</source>
        <translation>Utseende: ljust, mörkt eller hög kontrast</translation>
    </message>
    <message>
        <source>Compact bar</source>
        <translation>Liten rad</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Help</source>
        <translation>Hjälp</translation>
    </message>
    <message>
        <source>What is recorded is kept on this desk at once, also without a network, and is sent by itself. Where card and register differ, the register wins.</source>
        <translation>Det som antecknas sparas genast på den här arbetsplatsen, även utan nät, och skickas av sig självt. Om kortet och registret skiljer sig gäller registret.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Läsare</translation>
    </message>
    <message>
        <source>A scan always goes to the one field.</source>
        <translation>En inläst kod går alltid till det enda fältet.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Looks the code up; in the form, saves the card.</source>
        <translation>Söker upp koden; i formuläret sparar den kortet.</translation>
    </message>
    <message>
        <source>Empties the form, or leaves the card that is shown.</source>
        <translation>Tömmer formuläret eller stänger kortet som visas.</translation>
    </message>
    <message>
        <source>Checks the code; once more, records it.</source>
        <translation>Kontrollerar koden; en gång till antecknar.</translation>
    </message>
    <message>
        <source>Arrows, digits</source>
        <translation>Pilar, siffror</translation>
    </message>
    <message>
        <source>Change a count; Tab goes to the next one.</source>
        <translation>Ändrar ett antal; tabb går till nästa.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Records although the screen advises against it.</source>
        <translation>Antecknar även om skärmen avråder.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Puts the card on the screen away.</source>
        <translation>Tar bort kortet från skärmen.</translation>
    </message>
    <message>
        <source>Withdraws the last record; a trace stays.</source>
        <translation>Återtar den senaste anteckningen; ett spår blir kvar.</translation>
    </message>
    <message>
        <source>The screens on the left.</source>
        <translation>Vyerna till vänster.</translation>
    </message>
    <message>
        <source>What may be said aloud to the customer.</source>
        <translation>Vad som kan sägas högt till kunden.</translation>
    </message>
    <message>
        <source>Leaves only sign and word of the verdict.</source>
        <translation>Lämnar bara beskedets tecken och ord.</translation>
    </message>
    <message>
        <source>The compact bar beside another program, and back.</source>
        <translation>Den lilla raden bredvid ett annat program, och tillbaka.</translation>
    </message>
</context>
<context>
    <name>JustNowLine</name>
    <message>
        <source>Just now: nothing yet</source>
        <translation>Nyss: inget än</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Nyss</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Undo the last record</source>
        <translation>Ångra den senaste anteckningen</translation>
    </message>
</context>
<context>
    <name>LastCards</name>
    <message>
        <source>Last cards</source>
        <translation>De senaste korten</translation>
    </message>
    <message>
        <source>Amend or renew</source>
        <translation>Rätta eller förnya</translation>
    </message>
    <message>
        <source>Find: code, birth year, postcode</source>
        <translation>Sök: kod, födelseår, postnummer</translation>
    </message>
    <message>
        <source>Find a card of this site</source>
        <translation>Sök ett kort från den här platsen</translation>
    </message>
    <message>
        <source>Amend or renew the chosen card</source>
        <translation>Rätta eller förnya det valda kortet</translation>
    </message>
    <message>
        <source>Cards found</source>
        <translation>Hittade kort</translation>
    </message>
    <message>
        <source>This site has no such card.</source>
        <translation>Den här platsen har inget sådant kort.</translation>
    </message>
    <message>
        <source>Choose a card to amend or renew it; Enter opens it.</source>
        <translation>Välj ett kort att rätta eller förnya; Enter öppnar det.</translation>
    </message>
    <message>
        <source>No card yet. What is saved stands here.</source>
        <translation>Inga kort än. De sparade visas här.</translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>This folder cannot hold a desk: %1. Start KaikuDesk with another folder, or ask for the right to write there.</source>
        <translation>Arbetsplatsen kan inte ligga i den här mappen: %1. Starta KaikuDesk med en annan mapp eller be om rätt att skriva i den.</translation>
    </message>
    <message>
        <source>This desk is open already, but its window does not answer. Close it, or restart the computer. What was recorded is safe.</source>
        <translation>Den här arbetsplatsen är redan öppen, men dess fönster svarar inte. Stäng det eller starta om datorn. Det som har antecknats är i säkerhet.</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. What was recorded is safe. Start KaikuDesk again; if this comes back, have it installed anew.</source>
        <translation>Något gick fel i själva programmet. Det som har antecknats är i säkerhet. Starta om KaikuDesk; om detta upprepas, be att få det installerat på nytt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Nothing to record: every count is 0.</source>
        <translation>Inget att anteckna: alla antal är 0.</translation>
    </message>
    <message>
        <source>Children: the register says %1. More is recorded as an exception.</source>
        <translation>Barn: i registret %1. Fler antecknas som undantag.</translation>
    </message>
    <message>
        <source>A ticket was already given at this event. One more is recorded as an exception.</source>
        <translation>En biljett har redan getts till evenemanget. En till antecknas som undantag.</translation>
    </message>
    <message>
        <source>No course place is left for this term. One more is recorded as an exception.</source>
        <translation>Inga kursplatser finns kvar denna termin. En till antecknas som undantag.</translation>
    </message>
</context>
<context>
    <name>LineSection</name>
    <message>
        <source>Connection</source>
        <translation>Förbindelse</translation>
    </message>
    <message>
        <source>Records are kept on this desk at once and are sent by themselves as soon as the register is reached.</source>
        <translation>Det som antecknas sparas genast på den här arbetsplatsen och skickas av sig självt så snart registret nås.</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Skicka och hämta nu</translation>
    </message>
</context>
<context>
    <name>Misfit</name>
    <message numerus="yes">
        <source>The code has %n sign(s) too many. The pattern: %1</source>
        <translation>
            <numerusform>Koden har %n tecken för mycket. Mönstret: %1</numerusform>
            <numerusform>Koden har %n tecken för mycket. Mönstret: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code has %n sign(s) too few. The pattern: %1</source>
        <translation>
            <numerusform>Koden saknar %n tecken. Mönstret: %1</numerusform>
            <numerusform>Koden saknar %n tecken. Mönstret: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign %1 should be %3. The pattern: %2</source>
        <translation>Tecken %1 ska vara %3. Mönstret: %2</translation>
    </message>
    <message>
        <source>a letter</source>
        <translation>en bokstav</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>en siffra</translation>
    </message>
</context>
<context>
    <name>MoveInPanel</name>
    <message>
        <source>Take over a moved desk</source>
        <translation>Ta över en flyttad arbetsplats</translation>
    </message>
    <message>
        <source>The file %1 holds all of a desk that ended on another computer. This computer goes on where that one stopped.</source>
        <translation>I filen %1 finns allt från en arbetsplats som avslutades på en annan dator. Den här datorn fortsätter där den slutade.</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Filens lösenfras</translation>
    </message>
    <message>
        <source>or the recovery code (26 signs)</source>
        <translation>eller återställningskoden (26 tecken)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ta över</translation>
    </message>
    <message>
        <source>The desk is being unpacked …</source>
        <translation>Arbetsplatsen packas upp …</translation>
    </message>
</context>
<context>
    <name>MoveSection</name>
    <message>
        <source>Move this desk to another computer</source>
        <translation>Flytta arbetsplatsen till en annan dator</translation>
    </message>
    <message>
        <source>All of this desk goes into one encrypted file; on the other computer KaikuDesk takes it over. Here nothing is recorded any more. Choose a passphrase for the file and tell it to whoever opens it there.</source>
        <translation>Allt på arbetsplatsen går in i en krypterad fil, som KaikuDesk på den andra datorn tar över. Här antecknas ingenting mer. Välj en lösenfras för filen och berätta den för den som öppnar filen där.</translation>
    </message>
    <message>
        <source>This desk is to end here, for good</source>
        <translation>Arbetsplatsen avslutas här för gott</translation>
    </message>
    <message>
        <source>Move this desk …</source>
        <translation>Flytta arbetsplatsen …</translation>
    </message>
</context>
<context>
    <name>MovingOut</name>
    <message>
        <source>Everything is being written into the file …</source>
        <translation>Allt skrivs till filen …</translation>
    </message>
    <message>
        <source>Move this desk</source>
        <translation>Flytta arbetsplatsen</translation>
    </message>
    <message>
        <source>This desk has ended here. Take the file %1 to the other computer, start KaikuDesk there and choose “Take over a moved desk”. What waits here is still sent, and counts once.</source>
        <translation>Arbetsplatsen är avslutad här. Ta filen %1 till den andra datorn, starta KaikuDesk där och välj ”Ta över en flyttad arbetsplats”. Det som väntar här skickas ännu och räknas en gång.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>Lösenfraserna är olika. Skriv båda på nytt.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Ny lösenfras</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Lösenfrasen en gång till</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Registered now: %1. The flag is gone.</source>
        <translation>Nu registrerat: %1. Ärendet är utrett.</translation>
    </message>
    <message>
        <source>The list of cards is being loaded: %1 %.</source>
        <translation>Listan över kort laddas: %1 %.</translation>
    </message>
    <message>
        <source>Sending broke off and starts again by itself; nothing is lost.</source>
        <translation>Sändningen avbröts och börjar om av sig själv; inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Not withdrawn: the record stands.</source>
        <translation>Inte återtaget: anteckningen gäller.</translation>
    </message>
</context>
<context>
    <name>NotACard</name>
    <message>
        <source>There was nothing to read.</source>
        <translation>Det fanns inget att läsa.</translation>
    </message>
    <message>
        <source>This looks like a personal identity code. Nothing was kept.</source>
        <translation>Det här ser ut som en personbeteckning. Ingenting sparades.</translation>
    </message>
    <message>
        <source>This is too long for a card’s code. Nothing was kept.</source>
        <translation>Det här är för långt för ett korts kod. Ingenting sparades.</translation>
    </message>
    <message>
        <source>No card has these signs. Look at the language of the keyboard.</source>
        <translation>Inget kort har dessa tecken. Kontrollera tangentbordets språk.</translation>
    </message>
    <message>
        <source>X and Z stand for a mobile card that has no code yet. It works when the register has given it one.</source>
        <translation>X och Z står för ett mobilkort som ännu saknar kod. Det fungerar när registret har gett det en.</translation>
    </message>
</context>
<context>
    <name>OtherWays</name>
    <message>
        <source>Without a network, or from another computer</source>
        <translation>Utan nät eller från en annan dator</translation>
    </message>
    <message>
        <source>Type the code above and save a request; the register’s administrator gives a file back, which is read here. A desk that was moved is taken over from its file.</source>
        <translation>Skriv koden i fältet ovan och spara en begäran. Registrets administratör ger tillbaka en fil, som läses här. En flyttad arbetsplats tas över från sin fil.</translation>
    </message>
    <message>
        <source>Save a request …</source>
        <translation>Spara en begäran …</translation>
    </message>
    <message>
        <source>Read the answer …</source>
        <translation>Läs svaret …</translation>
    </message>
    <message>
        <source>Take over a moved desk …</source>
        <translation>Ta över en flyttad arbetsplats …</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Children under 18</source>
        <translation>Barn under 18 år</translation>
    </message>
    <message>
        <source>Granted anew on</source>
        <translation>Beviljat på nytt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>Change the number of children</source>
        <translation>Ändra antalet barn</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Förnya</translation>
    </message>
    <message>
        <source>Renew the card</source>
        <translation>Förnya kortet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Stäng kortet</translation>
    </message>
    <message>
        <source>Last valid date %1 · children %2 · %3</source>
        <translation>Sista giltighetsdag %1 · barn %2 · %3</translation>
    </message>
    <message>
        <source>new last valid date %1</source>
        <translation>ny sista giltighetsdag %1</translation>
    </message>
</context>
<context>
    <name>Parcel</name>
    <message>
        <source>This file is not from KaikuDesk. Choose another one.</source>
        <translation>Den här filen kommer inte från KaikuDesk. Välj en annan.</translation>
    </message>
    <message>
        <source>A newer KaikuDesk wrote this file. Update this program first.</source>
        <translation>Ett nyare KaikuDesk skrev filen. Uppdatera det här programmet först.</translation>
    </message>
    <message>
        <source>This file is larger than such files are. Nothing was taken from it; ask the register’s administrator for a new one.</source>
        <translation>Filen är större än sådana filer är. Ingenting togs från den; be registrets administratör om en ny.</translation>
    </message>
    <message>
        <source>The end of this file is missing. Copy it once more, and wait until the copy is ready.</source>
        <translation>Slutet av filen saknas. Kopiera den en gång till och vänta tills kopian är klar.</translation>
    </message>
    <message>
        <source>This file was changed on its way. Nothing was taken from it: copy it once more, or ask for a new one.</source>
        <translation>Filen har ändrats på vägen. Ingenting togs från den: kopiera den en gång till eller be om en ny.</translation>
    </message>
    <message>
        <source>This file is for another desk. Choose the one for this desk.</source>
        <translation>Filen är för en annan arbetsplats. Välj den som är för den här.</translation>
    </message>
    <message>
        <source>This file goes from the desk to the register. Choose the answer that came back.</source>
        <translation>Den här filen går från arbetsplatsen till registret. Välj svaret som kom tillbaka.</translation>
    </message>
    <message>
        <source>This file is past its day. Save what waits once more and send that.</source>
        <translation>Filen har gått ut. Spara det som väntar en gång till och skicka det.</translation>
    </message>
    <message>
        <source>This file is older than what this desk has already. Nothing was changed; choose the newest one.</source>
        <translation>Filen är äldre än det som arbetsplatsen redan har. Ingenting ändrades; välj den nyaste.</translation>
    </message>
    <message>
        <source>This file does not go on from what this desk holds. Save what waits once more and send that.</source>
        <translation>Filen fortsätter inte från det som arbetsplatsen har. Spara det som väntar en gång till och skicka det.</translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>Needs a person</source>
        <translation>Att reda ut</translation>
    </message>
    <message>
        <source>Nothing needs a person. When something recorded here is to be looked at, it stands here with the next step.</source>
        <translation>Inget att reda ut. När något som antecknats här behöver ses över visas det här med nästa steg.</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Other place</source>
        <translation>Byt plats</translation>
    </message>
    <message>
        <source>Work at another place or with another right</source>
        <translation>Arbeta för en annan plats eller med en annan rätt</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The same code was read again a moment ago; it counts once.</source>
        <translation>Samma kod lästes nyss igen; den räknas en gång.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>RoundNews</name>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>SaveRow</name>
    <message>
        <source>Last valid date: %1</source>
        <translation>Sista giltighetsdag: %1</translation>
    </message>
    <message>
        <source>The card works only once it has been sent to the register. No name, birth date, identity code, address or phone is stored anywhere.</source>
        <translation>Kortet fungerar först när det har skickats till registret. Namn, födelsedatum, personbeteckning, adress eller telefonnummer sparas ingenstans.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Töm</translation>
    </message>
</context>
<context>
    <name>SecondPlace</name>
    <message>
        <source>A second place for backups</source>
        <translation>En andra plats för säkerhetskopior</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Utseende</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Textens storlek</translation>
    </message>
    <message>
        <source>The same code counts again after</source>
        <translation>Samma kod läses igen efter</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Ljud</translation>
    </message>
    <message>
        <source>No movement on the screen</source>
        <translation>Ingen rörelse på skärmen</translation>
    </message>
    <message>
        <source>Show only sign and word of a verdict</source>
        <translation>Visa bara beskedets tecken och ord</translation>
    </message>
    <message>
        <source>This machine has no program that plays a sound.</source>
        <translation>Datorn har inget program som spelar ljud.</translation>
    </message>
    <message>
        <source>light</source>
        <translation>ljust</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>mörkt</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hög kontrast</translation>
    </message>
</context>
<context>
    <name>SideNavigation</name>
    <message>
        <source>Check</source>
        <translation>Kontroll</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>Att reda ut</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Siffror</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Arbetsplatsen</translation>
    </message>
    <message>
        <source>Screen: %1</source>
        <translation>Vy: %1</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Connected</source>
        <translation>Ansluten</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 sedan %2</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Inget nät</translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation>Namnet hittas inte</translation>
    </message>
    <message>
        <source>Proxy asks for sign-in</source>
        <translation>Proxyn kräver inloggning</translation>
    </message>
    <message>
        <source>Login page in the way</source>
        <translation>En inloggningssida är i vägen</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>Certifikatet är inte betrott</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Inget svar</translation>
    </message>
    <message>
        <source>Fault at the register</source>
        <translation>Fel i registret</translation>
    </message>
    <message>
        <source>Right withdrawn</source>
        <translation>Rätten återkallad</translation>
    </message>
    <message>
        <source>This program is too old</source>
        <translation>Programmet är för gammalt</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Klockan går fel</translation>
    </message>
    <message>
        <source>The network’s proxy asks for a sign-in. Ask the network’s keeper.</source>
        <translation>Nätets proxy kräver inloggning. Nätets administratör hjälper.</translation>
    </message>
    <message>
        <source>A login page stands in the way. Open a browser and sign in there.</source>
        <translation>En inloggningssida är i vägen. Öppna en webbläsare och logga in där.</translation>
    </message>
    <message>
        <source>This program is too old for the register. Update KaikuDesk.</source>
        <translation>Programmet är för gammalt för registret. Uppdatera KaikuDesk.</translation>
    </message>
    <message>
        <source>This machine’s clock is wrong. Set it and try again.</source>
        <translation>Datorns klocka går fel. Ställ den och försök igen.</translation>
    </message>
    <message>
        <source>There is no network: is the cable in, or the wireless network on? The desk works on and sends later by itself.</source>
        <translation>Det finns inget nät: är kabeln i, eller det trådlösa nätet på? Arbetsplatsen fungerar och skickar senare av sig själv.</translation>
    </message>
    <message>
        <source>The register’s name was not found. Is this network open to the internet? If this stays, ask the network’s keeper.</source>
        <translation>Registrets namn hittades inte. Kommer man ut på internet från det här nätet? Om det fortsätter, fråga nätets administratör.</translation>
    </message>
    <message>
        <source>The register’s certificate is not trusted. Nothing was sent: ask the network’s keeper.</source>
        <translation>Registrets certifikat är inte betrott. Ingenting skickades: fråga nätets administratör.</translation>
    </message>
    <message>
        <source>The register does not answer. The desk tries again by itself; what cannot wait goes by file.</source>
        <translation>Registret svarar inte. Arbetsplatsen försöker igen av sig själv; det som inte kan vänta går med fil.</translation>
    </message>
    <message>
        <source>The register has a fault. The desk tries again by itself; nothing is to be done here.</source>
        <translation>Det är ett fel i registret. Arbetsplatsen försöker igen av sig själv; här behöver ingenting göras.</translation>
    </message>
    <message>
        <source>This desk’s right was withdrawn, so it has no list of cards. What waits is still sent, for a person at the register to look at. Ask the coordinator.</source>
        <translation>Arbetsplatsens rätt har återkallats, så den har ingen kortlista. Det som väntar skickas ännu, och en människa vid registret ser på det. Fråga ansvarspersonen.</translation>
    </message>
    <message>
        <source>The certificate there comes from %1 and is not trusted. Nothing was sent: ask the network’s keeper.</source>
        <translation>Certifikatet där kommer från %1 och är inte betrott. Ingenting skickades: fråga den som sköter nätet.</translation>
    </message>
    <message>
        <source>no list yet</source>
        <translation>ingen lista än</translation>
    </message>
    <message>
        <source>age of the list unknown</source>
        <translation>listans ålder okänd</translation>
    </message>
    <message>
        <source>list past its date, from %1</source>
        <translation>listan för gammal, från %1</translation>
    </message>
    <message>
        <source>list from %1</source>
        <translation>lista från %1</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opens what stands behind it</source>
        <translation>Öppnar raderna bakom</translation>
    </message>
    <message>
        <source>Send and fetch</source>
        <translation>Skicka och hämta</translation>
    </message>
    <message>
        <source>Opening the desk</source>
        <translation>Arbetsplatsen öppnas</translation>
    </message>
    <message>
        <source>list not read yet</source>
        <translation>listan inte läst än</translation>
    </message>
    <message>
        <source>waiting –</source>
        <translation>väntar –</translation>
    </message>
    <message>
        <source>needs a person –</source>
        <translation>att reda ut –</translation>
    </message>
    <message>
        <source>confirmed –</source>
        <translation>bekräftade –</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>väntar %1</translation>
    </message>
    <message>
        <source>needs a person %1</source>
        <translation>att reda ut %1</translation>
    </message>
    <message>
        <source>confirmed %1</source>
        <translation>bekräftade %1</translation>
    </message>
</context>
<context>
    <name>ThisDesk</name>
    <message>
        <source>%1 (Since %2.)</source>
        <translation>%1 (Sedan %2.)</translation>
    </message>
    <message>
        <source>The register has not been asked yet.</source>
        <translation>Registret har inte frågats ännu.</translation>
    </message>
    <message>
        <source>Connected: the register last answered %1.</source>
        <translation>Ansluten: registret svarade senast %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are in the file %1.</source>
        <translation>
            <numerusform>%n anteckning finns i filen %1.</numerusform>
            <numerusform>%n anteckningar finns i filen %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it to the register’s administrator, and read the answer here. Until then everything stays on this desk too.</source>
        <translation>Ge den till registrets administratör och läs svaret här. Till dess finns allt kvar även på den här arbetsplatsen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the next file.</source>
        <translation>
            <numerusform>%n till väntar på nästa fil.</numerusform>
            <numerusform>%n till väntar på nästa fil.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits: the file %1 only asks for what is new.</source>
        <translation>Ingenting väntar: filen %1 ber bara om det som är nytt.</translation>
    </message>
    <message>
        <source>The answer was read.</source>
        <translation>Svaret är läst.</translation>
    </message>
    <message>
        <source>The list of cards is up to date with it.</source>
        <translation>Kortlistan är uppdaterad enligt svaret.</translation>
    </message>
    <message>
        <source>Nothing in it was new to this desk.</source>
        <translation>Det innehöll ingenting nytt för arbetsplatsen.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are confirmed now.</source>
        <translation>
            <numerusform>%n anteckning är nu bekräftad.</numerusform>
            <numerusform>%n anteckningar är nu bekräftade.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is just sending and fetching. The answer is read by itself as soon as that is done.</source>
        <translation>Arbetsplatsen skickar och hämtar just nu. Svaret läses av sig självt så snart det är klart.</translation>
    </message>
    <message>
        <source>This desk’s files were restored from a backup or copied. What the register had not confirmed is sent again; nothing is lost and nothing counts twice. If the same files are in use on another computer, close KaikuDesk there.</source>
        <translation>Arbetsplatsens filer har återställts från en säkerhetskopia eller kopierats. Det som registret inte hade bekräftat skickas på nytt; ingenting går förlorat och ingenting räknas två gånger. Om samma filer används på en annan dator, stäng KaikuDesk där.</translation>
    </message>
    <message>
        <source>The register was restored from a backup. This desk sends again what was lost there; nothing counts twice.</source>
        <translation>Registret har återställts från en säkerhetskopia. Arbetsplatsen skickar på nytt det som gick förlorat där; ingenting räknas två gånger.</translation>
    </message>
    <message numerus="yes">
        <source>This desk’s journal was damaged. %n record(s) could be read.</source>
        <translation>
            <numerusform>Arbetsplatsens anteckningsfil var skadad. %n anteckning kunde läsas.</numerusform>
            <numerusform>Arbetsplatsens anteckningsfil var skadad. %n anteckningar kunde läsas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are missing here; those that had been sent are at the register.</source>
        <translation>
            <numerusform>%n saknas här; om den hade skickats finns den i registret.</numerusform>
            <numerusform>%n saknas här; de som hade skickats finns i registret.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk goes on, and sends again what was not confirmed. The damaged file is kept in the folder %1 until the register has all of it and a month has passed: tell the national office.</source>
        <translation>Arbetsplatsen fortsätter och skickar på nytt det som inte var bekräftat. Den skadade filen finns kvar i mappen %1 tills registret har allt ur den och en månad har gått: berätta det för stöd- och utvecklingstjänsten för Kaikukortti.</translation>
    </message>
    <message>
        <source>On this computer: none yet; the first is made today.</source>
        <translation>På den här datorn: ingen ännu; den första görs i dag.</translation>
    </message>
    <message>
        <source>On this computer: of %1.</source>
        <translation>På den här datorn: %1.</translation>
    </message>
    <message>
        <source>The newest backup is in %1 now.</source>
        <translation>Den nyaste säkerhetskopian finns nu i %1.</translation>
    </message>
</context>
<context>
    <name>TicketCounts</name>
    <message>
        <source>Representative</source>
        <translation>Representant</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Egen</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Course place</source>
        <translation>Kursplats</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Barn</translation>
    </message>
    <message>
        <source>Clients under %1</source>
        <translation>Klienter under %1 år</translation>
    </message>
    <message>
        <source>Under %1</source>
        <translation>Under %1 år</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>own</source>
        <translation>egen</translation>
    </message>
    <message numerus="yes">
        <source>%n assistant(s)</source>
        <translation>
            <numerusform>%n assistent</numerusform>
            <numerusform>%n assistenter</numerusform>
        </translation>
    </message>
    <message>
        <source>course place</source>
        <translation>kursplats</translation>
    </message>
    <message>
        <source>own ticket</source>
        <translation>egen biljett</translation>
    </message>
    <message numerus="yes">
        <source>%n child ticket(s)</source>
        <translation>
            <numerusform>%n barnbiljett</numerusform>
            <numerusform>%n barnbiljetter</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>inget än</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Nothing recorded yet. Each record of this desk stands here and shows how far it has come.</source>
        <translation>Inga anteckningar än. Varje anteckning på den här arbetsplatsen visas här, och man ser hur långt den har kommit.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Visa: %1</translation>
    </message>
    <message>
        <source>Withdraw the record</source>
        <translation>Återta anteckningen</translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>Open the desk</source>
        <translation>Öppna arbetsplatsen</translation>
    </message>
    <message>
        <source>Passphrase of this desk</source>
        <translation>Arbetsplatsens lösenfras</translation>
    </message>
    <message>
        <source>Recovery code (26 signs)</source>
        <translation>Återställningskod (26 tecken)</translation>
    </message>
    <message>
        <source>What waits to be sent is safe. The register’s administrator can give the recovery code by phone.</source>
        <translation>Det som väntar på att skickas är i säkerhet. Registrets administratör kan ge återställningskoden per telefon.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>This machine’s key store is not there now. Start it and try again; without it the recovery code opens the desk.</source>
        <translation>Datorns nyckelförråd finns inte nu. Starta det och försök igen; utan det öppnar återställningskoden arbetsplatsen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
    <message>
        <source>This file is cut, was changed, or is no moved desk. Nothing was changed here: copy the file once more, and wait until the copy is ready.</source>
        <translation>Filen är avkortad, har ändrats eller är ingen flyttad arbetsplats. Här ändrades ingenting: kopiera filen en gång till och vänta tills kopian är klar.</translation>
    </message>
    <message>
        <source>This desk was never enrolled: nothing was recorded here, and there is no recovery code. If it does not open, begin anew with an enrolment code.</source>
        <translation>Arbetsplatsen har aldrig anslutits: ingenting har antecknats här, och det finns ingen återställningskod. Om den inte öppnas, börja om med en anslutningskod.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Börja om</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>VALID</source>
        <translation>GILTIGT</translation>
    </message>
    <message>
        <source>COMMUNITY CARD</source>
        <translation>GEMENSKAPENS KORT</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>UTGÅNGET</translation>
    </message>
    <message>
        <source>NOT IN USE</source>
        <translation>INTE I BRUK</translation>
    </message>
    <message>
        <source>NOT HERE</source>
        <translation>INTE HÄR</translation>
    </message>
    <message>
        <source>NOT ON THE LIST</source>
        <translation>INTE PÅ LISTAN</translation>
    </message>
    <message>
        <source>NOT REGISTERED</source>
        <translation>INTE REGISTRERAT</translation>
    </message>
    <message>
        <source>CHECK THE CODE</source>
        <translation>KOLLA KODEN</translation>
    </message>
    <message>
        <source>NOT A CARD</source>
        <translation>INTE ETT KORT</translation>
    </message>
    <message>
        <source>All others use their own cards.</source>
        <translation>Alla andra använder sina egna kort.</translation>
    </message>
    <message>
        <source>The own ticket was given already.</source>
        <translation>Den egna biljetten har redan getts.</translation>
    </message>
    <message>
        <source>Own ticket.</source>
        <translation>Egen biljett.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n child(ren) under %1.</source>
        <translation>
            <numerusform>Högst %n barn under %1 år.</numerusform>
            <numerusform>Högst %n barn under %1 år.</numerusform>
        </translation>
    </message>
    <message>
        <source>Course place. No child tickets on courses.</source>
        <translation>Kursplats. Inga barnbiljetter på kurser.</translation>
    </message>
    <message numerus="yes">
        <source>%n course place(s) left this term. No child tickets.</source>
        <translation>
            <numerusform>%n kursplats kvar denna termin. Inga barnbiljetter.</numerusform>
            <numerusform>%n kursplatser kvar denna termin. Inga barnbiljetter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Today is the last valid date.</source>
        <translation>I dag är den sista giltighetsdagen.</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s).</source>
        <translation>
            <numerusform>Går ut om %n dag.</numerusform>
            <numerusform>Går ut om %n dagar.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last valid date was %1. The place that gave the card renews it.</source>
        <translation>Den sista giltighetsdagen var %1. Platsen som gav kortet förnyar det.</translation>
    </message>
    <message>
        <source>This card works only here: %1.</source>
        <translation>Kortet fungerar bara här: %1.</translation>
    </message>
    <message>
        <source>The national office knows more: ask there.</source>
        <translation>Stöd- och utvecklingstjänsten för Kaikukortti vet mer: fråga där.</translation>
    </message>
    <message>
        <source>Ask the holder to contact the place that gave the card.</source>
        <translation>Be innehavaren kontakta platsen som gav kortet.</translation>
    </message>
    <message>
        <source>The age of the list is unknown. The card may be newly registered.</source>
        <translation>Listans ålder är okänd. Kortet kan vara nyregistrerat.</translation>
    </message>
    <message>
        <source>Not in the register a moment ago. It may still wait to be sent.</source>
        <translation>Inte i registret alldeles nyss. Kortet kan ännu vänta på att skickas.</translation>
    </message>
    <message numerus="yes">
        <source>Not in the register %n minute(s) ago. It may still wait to be sent.</source>
        <translation>
            <numerusform>Inte i registret för %n minut sedan. Kortet kan ännu vänta på att skickas.</numerusform>
            <numerusform>Inte i registret för %n minuter sedan. Kortet kan ännu vänta på att skickas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n minute(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Listan är %n minut gammal. Kortet kan vara nyregistrerat.</numerusform>
            <numerusform>Listan är %n minuter gammal. Kortet kan vara nyregistrerat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n hour(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Listan är %n timme gammal. Kortet kan vara nyregistrerat.</numerusform>
            <numerusform>Listan är %n timmar gammal. Kortet kan vara nyregistrerat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n day(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>Listan är %n dygn gammal. Kortet kan vara nyregistrerat.</numerusform>
            <numerusform>Listan är %n dygn gammal. Kortet kan vara nyregistrerat.</numerusform>
        </translation>
    </message>
    <message>
        <source>A ticket may be given; it is marked as not yet registered.</source>
        <translation>En biljett får ges; anteckningen märks som ännu inte registrerad.</translation>
    </message>
    <message>
        <source>Decide: a ticket given now is marked as not yet registered.</source>
        <translation>Enligt egen bedömning: en biljett som ges nu märks som ännu inte registrerad.</translation>
    </message>
    <message>
        <source>The advice is to give no ticket now.</source>
        <translation>Rådet är att inte ge någon biljett nu.</translation>
    </message>
    <message>
        <source>Representative and clients under %1</source>
        <translation>Representant och klienter under %1 år</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>till %1</translation>
    </message>
    <message>
        <source>children in the register: %1</source>
        <translation>barn i registret: %1</translation>
    </message>
    <message>
        <source>today here: %1</source>
        <translation>i dag här: %1</translation>
    </message>
    <message>
        <source>at this event: %1</source>
        <translation>på detta evenemang: %1</translation>
    </message>
    <message>
        <source>list from %1</source>
        <translation>lista från %1</translation>
    </message>
    <message>
        <source>As of %1. The list is past its date: this is advice only.</source>
        <translation>Läget %1. Listan är för gammal: beskedet är bara vägledande.</translation>
    </message>
    <message>
        <source>The age of the list is unknown, look at the clock: this is advice only.</source>
        <translation>Listans ålder är okänd, kontrollera klockan: beskedet är bara vägledande.</translation>
    </message>
    <message>
        <source>The rules are newer than this program: this is advice only.</source>
        <translation>Reglerna är nyare än programmet: beskedet är bara vägledande.</translation>
    </message>
    <message>
        <source>The ticket is ready.</source>
        <translation>Biljetten är klar.</translation>
    </message>
    <message>
        <source>The card needs a visit to the place that gave it.</source>
        <translation>Med kortet behövs ett besök på platsen som gav det.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Ett ögonblick.</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Sentence for the customer</source>
        <translation>Mening till kunden</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Dölj detaljerna</translation>
    </message>
    <message>
        <source>Leaves sign and word only</source>
        <translation>Lämnar bara tecken och ord</translation>
    </message>
</context>
<context>
    <name>VerdictFace</name>
    <message>
        <source>Read or type a card&apos;s code.</source>
        <translation>Läs in eller skriv ett korts kod.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Not recorded – press Enter again.</source>
        <translation>Inte antecknat – tryck Enter igen.</translation>
    </message>
    <message>
        <source>This desk moved to another computer, by the file %1. Nothing is recorded here any more: go on there.</source>
        <translation>Den här arbetsplatsen flyttade till en annan dator med filen %1. Här antecknas inget mer: fortsätt där.</translation>
    </message>
    <message>
        <source>A newer KaikuDesk wrote this desk’s files (version %1, known up to %2). Nothing was changed: open them with the newer program.</source>
        <translation>En nyare KaikuDesk har skrivit arbetsplatsens filer (version %1, känd till och med %2). Ingenting ändrades: öppna dem med det nyare programmet.</translation>
    </message>
    <message>
        <source>Something went wrong; nothing is lost. Try again; if it stays, ask the national office.</source>
        <translation>Något gick fel; inget har gått förlorat. Försök igen; om det fortsätter hjälper stöd- och utvecklingstjänsten för Kaikukortti.</translation>
    </message>
    <message>
        <source>The file is being written to. Try again.</source>
        <translation>Filen skrivs just nu. Försök igen.</translation>
    </message>
    <message>
        <source>The database library is too old to be safe. Update KaikuDesk.</source>
        <translation>Databasbiblioteket är för gammalt för att vara säkert. Uppdatera KaikuDesk.</translation>
    </message>
    <message>
        <source>The second place for backups is out of reach or full. Backups on this computer go on.</source>
        <translation>Den andra platsen för säkerhetskopior kan inte nås eller är full. Säkerhetskopieringen på den här datorn fortsätter.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; until then, note codes on paper.</source>
        <translation>Disken är full. Frigör utrymme och försök igen; skriv upp koderna på papper tills dess.</translation>
    </message>
    <message>
        <source>This is no code of a card. Look at it and type it once more.</source>
        <translation>Det här är inte ett korts kod. Kontrollera den och skriv den på nytt.</translation>
    </message>
    <message>
        <source>This machine has no key store. A passphrase opens the desk instead.</source>
        <translation>Datorn har inget nyckelförråd. En lösenfras öppnar arbetsplatsen i stället.</translation>
    </message>
    <message>
        <source>The key store is locked. Open it and try again.</source>
        <translation>Nyckelförrådet är låst. Öppna det och försök igen.</translation>
    </message>
    <message>
        <source>The key store no longer has this desk’s key. The recovery code opens the desk: the register’s administrator has it.</source>
        <translation>Nyckelförrådet har inte längre arbetsplatsens nyckel. Återställningskoden öppnar arbetsplatsen: registrets administratör har den.</translation>
    </message>
    <message>
        <source>The register’s receipt does not fit this desk’s journal. Sending has stopped and nothing is lost; ask the national office.</source>
        <translation>Registrets kvitto passar inte arbetsplatsens anteckningsfil. Sändningen har stannat och inget har gått förlorat; stöd- och utvecklingstjänsten för Kaikukortti hjälper.</translation>
    </message>
    <message>
        <source>This passphrase opens nothing. Look at capital letters and at the language of the keyboard; the recovery code opens the desk too.</source>
        <translation>Lösenfrasen öppnar ingenting. Kontrollera stora bokstäver och tangentbordets språk; återställningskoden öppnar också arbetsplatsen.</translation>
    </message>
    <message>
        <source>This recovery code opens nothing. Compare it sign by sign; else ask the register’s administrator for the newest one.</source>
        <translation>Återställningskoden öppnar ingenting. Jämför den tecken för tecken, eller be registrets administratör om den nyaste.</translation>
    </message>
    <message>
        <source>The answer is not signed by the register. Nothing was taken from it; ask the register’s administrator.</source>
        <translation>Svaret är inte undertecknat av registret. Ingenting togs emot; fråga registrets administratör.</translation>
    </message>
    <message>
        <source>There is a desk in this folder already. Close KaikuDesk and start it again to open it.</source>
        <translation>I den här mappen finns redan en arbetsplats. Stäng KaikuDesk och starta det på nytt så öppnas den.</translation>
    </message>
    <message>
        <source>This desk is not enrolled yet. Ask the register’s administrator for a code.</source>
        <translation>Arbetsplatsen är inte ansluten ännu. Be registrets administratör om en kod.</translation>
    </message>
    <message>
        <source>The rules do not let this desk do it. Ask the coordinator.</source>
        <translation>Reglerna tillåter inte det på den här arbetsplatsen. Fråga ansvarspersonen.</translation>
    </message>
    <message>
        <source>The register does not take this enrolment code: it was used already, is more than a day old, or is not known there. Ask the register’s administrator for a new one.</source>
        <translation>Registret godtar inte anslutningskoden: den har redan använts, är mer än ett dygn gammal eller okänd där. Be registrets administratör om en ny.</translation>
    </message>
    <message>
        <source>The register knows another history of this desk: was the folder copied? Sending has stopped and nothing is lost; ask the register’s administrator.</source>
        <translation>Registret känner till en annan historik för arbetsplatsen: har mappen kopierats? Sändningen har stannat och inget har gått förlorat; fråga registrets administratör.</translation>
    </message>
    <message>
        <source>The register refused it (%1). Nothing is lost; tell the register’s administrator.</source>
        <translation>Registret godkände det inte (%1). Inget har gått förlorat; berätta det för registrets administratör.</translation>
    </message>
    <message>
        <source>The file %1 of this desk is missing. Nothing was changed: put it back into the desk’s folder and try again, or ask the national office.</source>
        <translation>Arbetsplatsens fil %1 saknas. Ingenting ändrades: lägg tillbaka den i arbetsplatsens mapp och försök igen, eller fråga stöd- och utvecklingstjänsten för Kaikukortti.</translation>
    </message>
    <message>
        <source>The key does not open this desk’s files: they are damaged, or another desk’s. Nothing was changed; ask the national office.</source>
        <translation>Nyckeln öppnar inte arbetsplatsens filer: de är skadade eller hör till en annan arbetsplats. Ingenting ändrades; stöd- och utvecklingstjänsten för Kaikukortti hjälper.</translation>
    </message>
    <message>
        <source>The list of cards on this desk was damaged and is being fetched anew from the register. Recording goes on; nothing that was recorded is lost.</source>
        <translation>Arbetsplatsens lista över kort var skadad och hämtas på nytt från registret. Du kan fortsätta att anteckna; inget som har antecknats har gått förlorat.</translation>
    </message>
    <message>
        <source>This desk’s files are damaged. Close KaikuDesk and start it again: the old file is kept, and the desk goes on with what can be read. If this stays, ask the national office.</source>
        <translation>Arbetsplatsens filer är skadade. Stäng KaikuDesk och starta det på nytt: den gamla filen sparas, och arbetsplatsen fortsätter med det som går att läsa. Om det fortsätter, kontakta stöd- och utvecklingstjänsten för Kaikukortti.</translation>
    </message>
    <message>
        <source>This is no card: nothing to record.</source>
        <translation>Det här är inget kort: inget att anteckna.</translation>
    </message>
    <message>
        <source>Only this desk’s own records can be withdrawn here.</source>
        <translation>Här kan bara arbetsplatsens egna anteckningar återtas.</translation>
    </message>
    <message>
        <source>Without consent to storing nothing is saved, and the card cannot be registered.</source>
        <translation>Utan samtycke till att spara sparas ingenting, och kortet kan inte registreras.</translation>
    </message>
    <message>
        <source>Another place gave this card: only that place renews and corrects it.</source>
        <translation>En annan plats har gett kortet: bara den förnyar och rättar det.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
</context>
</TS>
