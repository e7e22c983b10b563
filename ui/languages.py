"""The desk's three languages, switched while it runs."""

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)

from ui import pictures

LANGUAGES = {"fi": "suomi", "sv": "svenska", "en": "English"}
SOURCE = "en"


class Languages(QObject):
    """Which language the desk speaks.

    Signals:
        changed: every widget has been told; values put into words are to be told
            to the screens again.
    """

    changed = Signal(str)

    def __init__(self, application: QCoreApplication) -> None:
        """Start in the language of the source."""
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = SOURCE

    @property
    def locale(self) -> QLocale:
        """Give the customs of the language: dates, numbers, order of letters."""
        country = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
        return QLocale(country[self.language])

    def use(self, language: str) -> None:
        """Speak this language from now on, or the source's where it is unknown."""
        self.language = language if language in LANGUAGES else SOURCE
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = [
            one
            for one in (_qt_words(self.language, self), self._own_words())
            if one is not None
        ]
        for translator in self._installed:
            self._application.installTranslator(translator)
        QLocale.setDefault(self.locale)
        self.changed.emit(self.language)

    def _own_words(self) -> QTranslator | None:
        return pictures.catalog(self.language, self)


def _qt_words(language: str, parent: QObject) -> QTranslator | None:
    translator = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{language}", folder) else None


def system_language() -> str:
    """Give the first of the system's languages that the desk speaks."""
    for wanted in QLocale.system().uiLanguages():
        if wanted[:2] in LANGUAGES:
            return wanted[:2]
    return SOURCE
