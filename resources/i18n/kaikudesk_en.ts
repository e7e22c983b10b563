<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Case</name>
    <message numerus="yes">
        <source>Its list was %n hour(s) old.</source>
        <translation>
            <numerusform>Its list was %n hour old.</numerusform>
            <numerusform>Its list was %n hours old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its list was %n day(s) old.</source>
        <translation>
            <numerusform>Its list was %n day old.</numerusform>
            <numerusform>Its list was %n days old.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventChooser</name>
    <message numerus="yes">
        <source>%n ticket(s) left</source>
        <translation>
            <numerusform>%n ticket left</numerusform>
            <numerusform>%n tickets left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Misfit</name>
    <message numerus="yes">
        <source>The code has %n sign(s) too many. The pattern: %1</source>
        <translation>
            <numerusform>The code has %n sign too many. The pattern: %1</numerusform>
            <numerusform>The code has %n signs too many. The pattern: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code has %n sign(s) too few. The pattern: %1</source>
        <translation>
            <numerusform>The code has %n sign too few. The pattern: %1</numerusform>
            <numerusform>The code has %n signs too few. The pattern: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThisDesk</name>
    <message numerus="yes">
        <source>%n record(s) are in the file %1.</source>
        <translation>
            <numerusform>%n record is in the file %1.</numerusform>
            <numerusform>%n records are in the file %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for the next file.</source>
        <translation>
            <numerusform>%n more waits for the next file.</numerusform>
            <numerusform>%n more wait for the next file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are confirmed now.</source>
        <translation>
            <numerusform>%n record is confirmed now.</numerusform>
            <numerusform>%n records are confirmed now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk’s journal was damaged. %n record(s) could be read.</source>
        <translation>
            <numerusform>This desk’s journal was damaged. %n record could be read.</numerusform>
            <numerusform>This desk’s journal was damaged. %n records could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are missing here; those that had been sent are at the register.</source>
        <translation>
            <numerusform>%n is missing here; if it had been sent, it is at the register.</numerusform>
            <numerusform>%n are missing here; those that had been sent are at the register.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message numerus="yes">
        <source>%n assistant(s)</source>
        <translation>
            <numerusform>%n assistant</numerusform>
            <numerusform>%n assistants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child ticket(s)</source>
        <translation>
            <numerusform>%n child ticket</numerusform>
            <numerusform>%n child tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>Up to %n child(ren) under %1.</source>
        <translation>
            <numerusform>Up to %n child under %1.</numerusform>
            <numerusform>Up to %n children under %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n course place(s) left this term. No child tickets.</source>
        <translation>
            <numerusform>%n course place left this term. No child tickets.</numerusform>
            <numerusform>%n course places left this term. No child tickets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s).</source>
        <translation>
            <numerusform>Expires in %n day.</numerusform>
            <numerusform>Expires in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not in the register %n minute(s) ago. It may still wait to be sent.</source>
        <translation>
            <numerusform>Not in the register %n minute ago. It may still wait to be sent.</numerusform>
            <numerusform>Not in the register %n minutes ago. It may still wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n minute(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>The list is %n minute old. The card may be newly registered.</numerusform>
            <numerusform>The list is %n minutes old. The card may be newly registered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n hour(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>The list is %n hour old. The card may be newly registered.</numerusform>
            <numerusform>The list is %n hours old. The card may be newly registered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list is %n day(s) old. The card may be newly registered.</source>
        <translation>
            <numerusform>The list is %n day old. The card may be newly registered.</numerusform>
            <numerusform>The list is %n days old. The card may be newly registered.</numerusform>
        </translation>
    </message>
</context>
</TS>
