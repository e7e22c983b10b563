"""One start of the program in the guided day: its window, its words, its pictures."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.guided import eyes, hands
from ui.guided.steps import Diary
from ui.guided.town import Town
from ui.main_window import MainWindow
from ui.opening import Look, Opening
from ui.single_instance import SingleInstance
from ui.starting import StartUp, Wanted

_FADED_MS = 180
PASSPHRASE = "kolme iloista rosvoa talossa"  # noqa: S105 - of the demo's desks


def word(context: str, text: str) -> str:
    """Give a text of the program in the language of the day."""
    return QCoreApplication.translate(context, text)


class Scene:
    """A desk's window, from its first frame until it is left."""

    def __init__(
        self, application: QApplication, diary: Diary, town: Town, folder: Path
    ) -> None:
        """Stand before the folder; nothing is shown yet."""
        self.diary = diary
        self.town = town
        self._application = application
        self._folder = folder

    def open(self, look: Look) -> None:
        """Show the window."""
        self._folder.mkdir(parents=True, exist_ok=True)
        instance = SingleInstance(self._folder, self._application)
        self.opening = Opening(self._application, look)
        self.window.activateWindow()
        wanted = Wanted(self._folder)
        self._start_up = StartUp(self._application, self.opening, instance, wanted)

    def go_on(self) -> None:
        """Let the program behind the window begin."""
        hands.wait_until(lambda: hasattr(self.opening, "languages"))
        self._start_up.go_on()

    @property
    def window(self) -> MainWindow:
        """Give the window."""
        return self.opening.window

    def stands(self, text: str) -> bool:
        """Tell whether a text stands in the window."""
        return eyes.stands(self.window, text)

    def wait_for(self, *wanted: str) -> str:
        """Wait until all these stand in the window; gives those that do."""
        hands.wait_until(lambda: all(self.stands(one) for one in wanted))
        return eyes.which_stand(self.window, *wanted)

    def enrol(self, role: str) -> str:
        """Scan the enrolment code, choose a passphrase; gives what is asked first."""
        asked = self.wait_for(word("EnrolPanel", "Enrol this desk"))
        hands.scan(self.window, self.town.enrolment_code(role))
        hands.press(self.window, word("EnrolPanel", "Enrol"))
        new = word("NewPassphrase", "New passphrase")
        hands.wait_until(lambda: self._is_ready_for(new))
        hands.write(self.window, new, PASSPHRASE)
        again = word("NewPassphrase", "The passphrase once more")
        hands.write(self.window, again, PASSPHRASE)
        hands.press(self.window, word("EnrolPanel", "Enrol"))
        return asked

    def _is_ready_for(self, name: str) -> bool:
        try:
            return not eyes.find(self.window, name).state().disabled
        except LookupError:
            return False

    def send(self) -> None:
        """Press *send and fetch*."""
        hands.press(self.window, word("StatusLine", "Send and fetch"))
        hands.pause(300)

    def send_until(self, question: str, code: str, count: int) -> int:
        """Send until the witness counts so many; gives what it counts."""

        def arrived() -> bool:
            self.send()
            return self.town.ask_witness(question, code) >= count

        hands.wait_until(arrived)
        return self.town.ask_witness(question, code)

    def send_until_said(self, *wanted: str) -> str:
        """Send until all these stand in the window; gives those that do."""

        def said() -> bool:
            self.send()
            return all(self.stands(one) for one in wanted)

        hands.wait_until(said)
        return eyes.which_stand(self.window, *wanted)

    def picture(self, name: str) -> str:
        """Save what the window shows, once a verdict has come out of its fading."""
        hands.pause(_FADED_MS)
        return self.diary.picture(self.window, name)

    def leave(self) -> None:
        """Close the window and the desk."""
        self._start_up.end()
        self.opening.leave()
        hands.pause(100)
