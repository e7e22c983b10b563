"""The worker's way to a card that is not at hand: the last ones, or those searched."""

from PySide6.QtCore import QObject

from kaikudesk.codes import holds_identity_code
from ui.last_cards import LastCards
from ui.site_cards import SiteCards


class FindingCards(QObject):
    """Tells the list below the form what it shows."""

    def __init__(self, panel: LastCards, cards: SiteCards) -> None:
        """Stand ready; `cards` finds them and puts them into words."""
        super().__init__(panel)
        self._panel = panel
        self._cards = cards
        panel.search_changed.connect(self.tell)

    def tell(self) -> None:
        """Show what fits the search, or the last cards; let an identity code go."""
        searched = self._panel.search.text()
        if holds_identity_code(searched):
            self._panel.search.clear()
        elif searched.strip():
            self._panel.show_cards(self._cards.found(searched))
        else:
            self._panel.show_cards(self._cards.last())
