"""A worker at the window of a real distributor's desk, with its encrypted files."""

from dataclasses import dataclass

import msgspec

from kaikudesk import own_cards
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard
from kaikudesk.model import CardKind, Medium
from kaikudesk.storage import checklist, journal, receipts
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CardRowWire, FieldWire, Order
from tests.making import a_receipt, signed
from tests.ui.staging import Stage
from ui.card_panel import CardPanel
from ui.handing_over import HandingOver

CODE = "KK 1234 5678"
CLEAN = "KK12345678"
NEIGHBOURS = b"r" * 16


@dataclass(frozen=True, slots=True)
class Worker:
    """Fills the form in, and reads what the screen says."""

    stage: Stage
    desk: Desk
    handing: HandingOver

    @property
    def panel(self) -> CardPanel:
        """Give the distributor's screen."""
        return self.stage.card

    @property
    def problem(self) -> str:
        """Read the line below the field."""
        shown = self.panel.problem.shown
        return shown.sentence if shown else ""

    @property
    def saved(self) -> str:
        """Read the line that says what was kept."""
        shown = self.panel.saved.shown
        return shown.sentence if shown else ""

    @property
    def faults(self) -> list[str]:
        """Read the sentences at the form's fields."""
        return self.panel.form.faults.shown

    @property
    def registered(self) -> list[Heard]:
        """Give what the desk has registered, the newest first."""
        return own_cards.last_registered(self.desk, most=99)

    def fill(self, code: str = CODE) -> None:
        """Fill the form in as most clients answer."""
        self.panel.take_scan(code)
        self.panel.form.birth_year.setText("1984")
        self.panel.form.postcode.setText("889 00")
        self.panel.form.children_count.setValue(2)
        self.panel.form.store.setChecked(True)

    def register(self, code: str = CODE) -> None:
        """Fill the form in and press Enter."""
        self.fill(code)
        self.panel.save()

    def amend(self, children: int) -> None:
        """Look the card up and give it another number of children."""
        self.panel.take_scan(CODE)
        self.panel.own.children_count.setValue(children)
        self.panel.own.change()

    def hear_the_register(self) -> None:
        """Let the register acknowledge all that this desk has written."""
        with self.desk.files.journal.transaction() as connection:
            head = journal.head(connection)
            receipt = a_receipt(head.n, head.link)
            receipts.keep_receipts(
                connection, [CheckedReceipt(signed(receipt), receipt)]
            )
        self.handing.tell()

    def neighbours_card(self, **changes: object) -> CardRowWire:
        """Make a card that the site gave a year ago, at another desk."""
        order = Order(1, b"another!", 1, b"h" * 16)
        until = self.desk.today.toordinal() + 20
        row = CardRowWire(
            code=CLEAN,
            site=self.desk.identity.site.number,
            granted=until - 365,
            kind=CardKind.PERSONAL,
            medium=Medium.CARDBOARD,
            wellbeing_consent=False,
            fields={
                "children": FieldWire(1, order, NEIGHBOURS),
                "last_valid": FieldWire(until, order, NEIGHBOURS),
            },
        )
        return msgspec.structs.replace(row, **changes)

    def pull(self, row: CardRowWire, registration: bytes = NEIGHBOURS) -> None:
        """Let a card of the site stand here as a pull leaves it."""
        packed = msgspec.Raw(encode(row))
        with self.desk.files.checklist.transaction() as connection:
            fed = FeedRow(f"cards/{row.site}", registration, packed)
            checklist.put_rows(connection, [fed])
