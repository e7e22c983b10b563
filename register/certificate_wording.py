"""The texts of the register's certificate."""

from collections.abc import Mapping
from typing import Final

CERTIFICATE_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "help: make-certificate": (
        "make a certificate for a register on a small network, vouched for by the root",
        "luo varmenne pienen verkon rekisterille; juuriavain takaa sen",
        "skapa ett certifikat för ett register i ett litet nät; rotnyckeln går i god",
    ),
    "help: host names": (
        "the names and addresses under which desks find the register",
        "nimet ja osoitteet, joista työasemat löytävät rekisterin",
        "namnen och adresserna där arbetsplatserna hittar registret",
    ),
    "help: certificate": (
        "the certificate's file; its key lies beside it as .key",
        "varmenteen tiedosto; sen avain on vieressä päätteellä .key",
        "certifikatets fil; dess nyckel ligger bredvid som .key",
    ),
    "certificate made": (
        (
            "The certificate is in {path}, its key beside it. Serve with"
            " --certificate {path}, and make enrolment codes with --address {address}."
        ),
        (
            "Varmenne on tiedostossa {path}, avain sen vieressä. Palvele valitsimella"
            " --certificate {path} ja tee käyttöönottokoodit valitsimella"
            " --address {address}."
        ),
        (
            "Certifikatet finns i {path} och nyckeln bredvid. Betjäna med"
            " --certificate {path} och gör anslutningskoder med --address {address}."
        ),
    ),
    "certificate: there already": (
        "{detail} is there already. Nothing was written over.",
        "{detail} on jo olemassa. Mitään ei kirjoitettu päälle.",
        "{detail} finns redan. Ingenting skrevs över.",
    ),
    "certificate: another voucher": (
        "{detail} belongs to another certificate. Make a new one.",
        "{detail} kuuluu toiseen varmenteeseen. Luo uusi varmenne.",
        "{detail} hör till ett annat certifikat. Skapa ett nytt.",
    ),
    "certificate: not readable": (
        "{detail} or the key beside it is missing or no certificate.",
        "{detail} tai sen vieressä oleva avain puuttuu tai ei ole varmenne.",
        "{detail} eller nyckeln bredvid saknas eller är inget certifikat.",
    ),
    "certificate: no root key": (
        "{detail} is not the root key. Bring the stick on which it lies.",
        "{detail} ei ole juuriavain. Tuo tikku, jolla se on.",
        "{detail} är inte rotnyckeln. Ta fram stickan där den ligger.",
    ),
    "open to others": (
        (
            "{host} is reached by other machines, so the register needs a certificate"
            " there. Make one with make-certificate, or serve on 127.0.0.1."
        ),
        (
            "{host} näkyy muille koneille, joten rekisteri tarvitsee siellä varmenteen."
            " Luo sellainen komennolla make-certificate tai palvele osoitteessa"
            " 127.0.0.1."
        ),
        (
            "{host} kan nås av andra datorer, så registret behöver ett certifikat där."
            " Skapa ett med make-certificate, eller betjäna på 127.0.0.1."
        ),
    ),
}
