from __future__ import annotations

from harness.virtualphone.services.provider_rows import rows_of

CONTACTS = "content://com.android.contacts/contacts"
EVENTS = "content://com.android.calendar/events"
CALENDARS = "content://com.android.calendar/calendars?account_name=lab"

WHOLE = {"_id": "1", "display_name": "司马静", "number": "19900010001"}
RAW = [
    {"_id": "6", "account_name": "lab", "sourceid": "欧阳磊"},
    {
        "_id": "7",
        "raw_contact_id": "6",
        "mimetype": "vnd.android.cursor.item/name",
        "data1": "欧阳磊",
    },
    {
        "_id": "8",
        "raw_contact_id": "6",
        "mimetype": "vnd.android.cursor.item/phone_v2",
        "data1": "19900010002",
    },
]
CALENDAR = {"_id": "1", "name": "lab", "account_name": "lab"}
EVENT = {"_id": "2", "calendar_id": "1", "title": "体检"}


def test_people_are_made_of_the_data_that_was_written_for_them() -> None:
    assert rows_of(CONTACTS, [WHOLE, *RAW]) == [
        WHOLE,
        {"_id": "6", "display_name": "欧阳磊", "number": "19900010002"},
    ]


def test_data_of_nobody_and_of_other_kinds_is_left_out() -> None:
    odd = [{"_id": "9", "mimetype": "vnd.android.cursor.item/name", "data1": "x"}]
    odd += [{"_id": "10", "raw_contact_id": "6", "mimetype": "vnd.example/photo", "data1": "x"}]

    assert rows_of(CONTACTS, odd) == []


def test_calendars_are_no_events() -> None:
    assert rows_of(EVENTS, [CALENDAR, EVENT]) == [EVENT]
    assert rows_of(CALENDARS, [CALENDAR, EVENT]) == [CALENDAR]


def test_other_tables_are_given_as_they_are() -> None:
    assert rows_of("content://sms/inbox", [EVENT, CALENDAR]) == [EVENT, CALENDAR]
