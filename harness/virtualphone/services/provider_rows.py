"""What providers make of the rows that were written to them: people out of their data."""

from __future__ import annotations

from urllib.parse import urlsplit

from harness.virtualphone.device import Row

_NAME, _PHONE, _EMAIL = "/name", "/phone_v2", "/email_v2"
_COLUMN = {_NAME: "display_name", _PHONE: "number", _EMAIL: "email"}


def rows_of(uri: str, rows: list[Row]) -> list[Row]:
    """The rows of a table as an app that asks for this address gets them."""
    parts = urlsplit(uri)
    match parts.netloc:
        case "com.android.contacts":
            return _people(rows)
        case "com.android.calendar" if parts.path.startswith("/calendars"):
            return [row for row in rows if "title" not in row]
        case "com.android.calendar":
            return [row for row in rows if "title" in row]
        case _:
            return rows


def _people(rows: list[Row]) -> list[Row]:
    """Whole people, then those whose name and number were written one by one."""
    made: dict[str, Row] = {}
    for row in rows:
        kind = "/" + row.get("mimetype", "").rpartition("/")[2]
        owner = row.get("raw_contact_id", "")
        if owner and kind in _COLUMN:
            made.setdefault(owner, {"_id": owner})[_COLUMN[kind]] = row.get("data1", "")
    return [row for row in rows if "display_name" in row] + list(made.values())
