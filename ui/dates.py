"""Days and times as they stand on a card: 3.3.2027 and 19.02, in every language."""

from datetime import date, datetime

EDIT_FORMAT = "d.M.yyyy"


def day_text(day: date) -> str:
    """Write a day."""
    return f"{day.day}.{day.month}.{day.year}"


def time_text(moment: datetime) -> str:
    """Write a time of day."""
    return f"{moment.hour:02}.{moment.minute:02}"


def minute_text(minute: int) -> str:
    """Write a minute of the day as a time."""
    return f"{minute // 60:02}.{minute % 60:02}"


def moment_text(moment: datetime, today: date) -> str:
    """Write a moment; of today only the time matters."""
    if moment.date() == today:
        return time_text(moment)
    return f"{day_text(moment.date())} {time_text(moment)}"
