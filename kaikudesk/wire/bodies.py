"""The part of an entry that its kind decides: one small array for each kind.

New fields are added at the end with a default; what is there never changes its
meaning. Days are proleptic ordinals (`date.toordinal`). Kinds without a body
of their own here travel as raw bytes until a later version reads them.
"""

import msgspec

from kaikudesk.model import EntryKind

NO_BODY = msgspec.Raw(b"\x90")


class DayOpened(msgspec.Struct, frozen=True, array_like=True):
    """The day key, sealed to the register's sealing key of this number.

    `goes_on_from` names the replica that this journal sent under before it was
    found to be restored or copied; no bytes where it never was.
    """

    sealed_key: bytes
    sealing_key: int
    goes_on_from: bytes = b""


class EventDeclared(msgspec.Struct, frozen=True, array_like=True):
    """An event; its id is the entry's id, a hash of site, day and title."""

    day: int
    title: str
    category: int
    minute: int | None = None
    quota: int | None = None
    course: bool = False


class CardRegistered(msgspec.Struct, frozen=True, array_like=True):
    """A registration; code and background stand in boxes."""

    granted: int
    last_valid: int
    children: int
    kind: int
    medium: int = 1
    area: int = 0
    wellbeing_consent: bool = False
    consent: bool = True


class CardAmended(msgspec.Struct, frozen=True, array_like=True):
    """A patch of the registration in `about`; None leaves a field as it is.

    `background` names the fields patched in the background box.
    """

    children: int | None = None
    area: int | None = None
    background: tuple[str, ...] = ()


class CardRenewed(msgspec.Struct, frozen=True, array_like=True):
    """A new last valid day for the registration in `about`."""

    granted: int
    last_valid: int


class CardInactivated(msgspec.Struct, frozen=True, array_like=True):
    """The registration in `about` ends; `replaced_by` is another registration."""

    replaced_by: bytes | None = None


class RedemptionRecorded(msgspec.Struct, frozen=True, array_like=True):
    """What was given for the code in the box.

    Reserved and attended ones have this body too, and so has a correction: it
    says anew what was given by the entry in `about`.

    `list_seconds` is the age of the list that the verdict rested on, None
    where it was unknown. `overrides` are numbers of `model.Override`.
    """

    event: bytes | None
    category: int
    channel: int
    own: int
    children: int = 0
    assistants: int = 0
    course_places: int = 0
    overrides: tuple[int, ...] = ()
    list_seconds: int | None = None


class ConsentWithdrawn(msgspec.Struct, frozen=True, array_like=True):
    """The holder of the registration in `about` takes back the consent.

    With `wellbeing_only` the card stays and only the answers go.
    """

    wellbeing_only: bool = False


class WellbeingAnswered(msgspec.Struct, frozen=True, array_like=True):
    """The holder of the registration in `about` answered; what, is in the box."""

    instrument: int


class CaseSettled(msgspec.Struct, frozen=True, array_like=True):
    """A person's answer to a case; `about` is one of the entries in it.

    `keeper` is the registration that keeps a disputed code, `replaces` the
    settlement that this one takes the place of. `extent` is how large the case
    was when it was settled: only a larger one opens again. `seen` in the plain
    part names other settlements that were known.
    """

    case: bytes
    kind: int
    answer: int
    keeper: bytes | None = None
    replaces: bytes | None = None
    extent: int = 0


class CaseNoted(msgspec.Struct, frozen=True, array_like=True):
    """A person did something about a case that stays open."""

    case: bytes
    kind: int
    note: int


class StockReceived(msgspec.Struct, frozen=True, array_like=True):
    """Cards came: so many in a row, the first code in the box."""

    count: int


class StockMoved(msgspec.Struct, frozen=True, array_like=True):
    """Cards in a row, the first code in the box, went to another site."""

    count: int
    to_site: int


class StockRequested(msgspec.Struct, frozen=True, array_like=True):
    """So many of a material are wanted; 0 is cards."""

    count: int
    material: int = 0


class HeldEntryAdmitted(msgspec.Struct, frozen=True, array_like=True):
    """The register lets the held entry in `about`, with these bytes, count."""

    hash: bytes


class Feedback(msgspec.Struct, frozen=True, array_like=True):
    """What a clerk thinks, in numbers: a topic and 1 to 5 stars."""

    topic: int
    stars: int


class DeskMoved(msgspec.Struct, frozen=True, array_like=True):
    """This journal ends here; the desk goes on as that replica."""

    replica: bytes


class Aliased(msgspec.Struct, frozen=True, array_like=True):
    """The registration in `about` is the same card as this one, told twice."""

    registration: bytes


class Erased(msgspec.Struct, frozen=True, array_like=True):
    """Background and wellbeing boxes of the registration in `about` go.

    With `wellbeing_only` the background stays.
    """

    wellbeing_only: bool = False


class DeskWithdrawn(msgspec.Struct, frozen=True, array_like=True):
    """The right of a desk ends."""

    desk: int


class PolicySet(msgspec.Struct, frozen=True, array_like=True):
    """What becomes of cases of a kind that begin on this day or later.

    `policy` is one of `model.CasePolicy`; days are ordinals.
    """

    kind: int
    policy: str
    valid_from: int
    known_from: int


class CodeAssigned(msgspec.Struct, frozen=True, array_like=True):
    """The register gave the registration in `about` the code in the box."""


class RuleSet(msgspec.Struct, frozen=True, array_like=True):
    """Dated settings of the register: name, valid from, known from, JSON value."""

    version: int
    settings: tuple[tuple[str, int, int, str], ...]


class NetworkChanged(msgspec.Struct, frozen=True, array_like=True):
    """A new state of one area, site or desk's account, by its number.

    `what` is "area", "site" or "account"; `row` is the packed row of `wire.rows`
    or `wire.account`, None where it ends.
    """

    what: str
    number: int
    row: bytes | None


BODY_OF: dict[int, type[msgspec.Struct]] = {
    EntryKind.DAY_OPENED: DayOpened,
    EntryKind.EVENT_DECLARED: EventDeclared,
    EntryKind.EVENT_CHANGED: EventDeclared,
    EntryKind.CARD_REGISTERED: CardRegistered,
    EntryKind.CARD_AMENDED: CardAmended,
    EntryKind.CARD_RENEWED: CardRenewed,
    EntryKind.CARD_INACTIVATED: CardInactivated,
    EntryKind.CODE_ASSIGNED: CodeAssigned,
    EntryKind.CONSENT_WITHDRAWN: ConsentWithdrawn,
    EntryKind.WELLBEING_ANSWERED: WellbeingAnswered,
    EntryKind.REDEMPTION_RECORDED: RedemptionRecorded,
    EntryKind.REDEMPTION_RESERVED: RedemptionRecorded,
    EntryKind.REDEMPTION_ATTENDED: RedemptionRecorded,
    EntryKind.REDEMPTION_CORRECTED: RedemptionRecorded,
    EntryKind.CASE_SETTLED: CaseSettled,
    EntryKind.CASE_NOTED: CaseNoted,
    EntryKind.STOCK_RECEIVED: StockReceived,
    EntryKind.STOCK_MOVED: StockMoved,
    EntryKind.STOCK_REQUESTED: StockRequested,
    EntryKind.HELD_ENTRY_ADMITTED: HeldEntryAdmitted,
    EntryKind.FEEDBACK: Feedback,
    EntryKind.DESK_MOVED: DeskMoved,
    EntryKind.ALIASED: Aliased,
    EntryKind.ERASED: Erased,
    EntryKind.DESK_WITHDRAWN: DeskWithdrawn,
    EntryKind.POLICY_SET: PolicySet,
    EntryKind.RULE_SET: RuleSet,
    EntryKind.NETWORK_CHANGED: NetworkChanged,
}


class BackgroundBox(msgspec.Struct, frozen=True, array_like=True):
    """The content of a background box; None: this field is not patched."""

    birth_year: int | None = None
    postcode: str | None = None
    gender: int | None = None
    life_situation: int | None = None


class WellbeingBox(msgspec.Struct, frozen=True, array_like=True):
    """The content of a wellbeing box; None: asked and not answered."""

    answers: tuple[int | None, ...]


class CodeBox(msgspec.Struct, frozen=True, array_like=True):
    """The content of a code box: the cleaned input and how it was cleaned."""

    code: str
    normalisation: int
