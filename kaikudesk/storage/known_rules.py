"""The rules as the check list holds them, of the register's newest word."""

from sqlalchemy import Connection

from kaikudesk.rules import DEFAULTS, RuleSet, from_wire
from kaikudesk.storage import checklist
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import RULES_ITEM


def known_rules(connection: Connection) -> RuleSet:
    """Give the rules that the register told, and what is usual until it has."""
    row = checklist.row_of(connection, "rules", RULES_ITEM)
    if row is None:
        return DEFAULTS
    told = decode(row, bodies.RuleSet)
    return from_wire(told.version, told.settings)
