"""Cards that a distributor's desk registered, entry by entry."""

from benchmarks.desks import enrolled, worker_of
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from kaikudesk import handover
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Role


def register_cards(ground: Ground, count: int) -> None:
    """Let a new desk register so many cards and push them."""
    code = ground.enrolment_code(Role.DISTRIBUTOR)
    with enrolled(ground.new_folder(), code) as desk:
        for number in range(count):
            form = Handover(
                entry_id=handover.open_form(desk),
                code=code_of(number),
                background=Background(1990, "88900"),
                children=2,
                granted=desk.today,
                consent=True,
            )
            handover.register_card(desk, form)
        worker_of(desk).play()
