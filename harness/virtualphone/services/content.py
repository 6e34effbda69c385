"""android.content.ContentResolver: contacts, messages, calls, calendar, pictures, settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.device import Row
from harness.virtualphone.services.access import PREFIX, Access, denied
from harness.virtualphone.services.provider_rows import rows_of
from harness.virtualphone.services.settings import SettingsService

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_TIRAMISU = 33


@dataclass(frozen=True)
class _Provider:
    """A table of personal data behind an authority."""

    table: str
    class_name: str
    read: str
    """Permission, without its prefix."""
    write: str


_PROVIDERS = {
    "com.android.contacts": _Provider(
        "contacts", "ContactsProvider2", "READ_CONTACTS", "WRITE_CONTACTS"
    ),
    "sms": _Provider("sms", "SmsProvider", "READ_SMS", "WRITE_SMS"),
    "mms-sms": _Provider("sms", "MmsSmsProvider", "READ_SMS", "WRITE_SMS"),
    "call_log": _Provider("call_log", "CallLogProvider", "READ_CALL_LOG", "WRITE_CALL_LOG"),
    "com.android.calendar": _Provider(
        "calendar", "CalendarProvider2", "READ_CALENDAR", "WRITE_CALENDAR"
    ),
}
_MEDIA = _Provider("media_images", "MediaProvider", "READ_MEDIA_IMAGES", "WRITE_EXTERNAL_STORAGE")
_ALSO = {"data1": ("number", "email"), "display_name": ("name",), "contact_id": ("_id",)}
"""Columns under another name in our tables."""


class ContentService:
    """The phone's content providers."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access
        self._settings = SettingsService(phone, access)

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "content.query": self._query,
            "content.find": self._find,
            "content.open": self._open_file,
            "content.call": self._call,
            "content.insert": self._insert,
            "content.delete": self._delete,
            "content.update": self._update,
            "content.getType": self._type,
            "content.observe": self._observe,
        }

    def _open(self, process: AppProcess, uri: str, *, write: bool = False) -> _Provider | None:
        """The provider; None when there is none, SecurityException when the app may not."""
        authority = urlsplit(uri).netloc
        provider = _MEDIA if authority == "media" else _PROVIDERS.get(authority)
        if provider is None:
            return None
        permission = provider.write if write else provider.read
        if provider is _MEDIA:
            if not self._may_see_media(process):
                return None
            return provider
        if self._access.may(process, permission):
            return provider
        kind = "writing" if write else "reading"
        name = f"com.android.providers.{provider.table}.{provider.class_name}"
        raise denied(
            f"Permission Denial: {kind} {name} uri {uri} from pid={process.pid}, "
            f"uid={process.package.uid} requires {PREFIX}{permission}, or "
            "grantUriPermission()"
        )

    def _may_see_media(self, process: AppProcess) -> bool:
        """Without the permission an app sees its own pictures only, of which there are none."""
        old = process.package.target_sdk < _TIRAMISU
        permission = "READ_EXTERNAL_STORAGE" if old else "READ_MEDIA_IMAGES"
        return self._access.may(process, permission)

    async def _query(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """The number of columns, their names, then the cells row by row."""
        uri = str(arguments[0])
        wanted = [str(name) for name in arguments[2:]]
        parts = urlsplit(uri)
        if parts.netloc == "settings":
            return self._setting(process, parts.path.strip("/"))
        provider = self._open(process, uri)
        if provider is None:
            return [str(len(wanted)), *wanted] if parts.netloc == "media" else []
        rows = rows_of(uri, self._phone.device.tables.get(provider.table, []))
        last = parts.path.rpartition("/")[2]
        if last.isdecimal() and not parts.path.startswith("/instances/"):
            rows = [row for row in rows if row.get("_id") == last]
        columns = wanted or list(rows[0] if rows else {"_id": ""})
        cells = [_cell(row, column, uri) for row in rows for column in columns]
        return [str(len(columns)), *columns, *cells]

    def _setting(self, process: AppProcess, path: str) -> list[Field]:
        space, _, key = path.partition("/")
        return ["2", "name", "value", key, self._settings.read(process, space, key)]

    async def _find(self, _process: AppProcess, arguments: list[Field]) -> list[Field]:
        """The authority's table, or null; asking needs no permission."""
        authority = str(arguments[0])
        provider = _MEDIA if authority == "media" else _PROVIDERS.get(authority)
        return ["settings" if authority == "settings" else provider.table if provider else None]

    async def _open_file(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """Whether it may; there is nothing to open behind the rows."""
        uri, mode = str(arguments[0]), str(arguments[1])
        self._open(process, uri, write="w" in mode)
        raise Throw("java.io.FileNotFoundException", f"{uri[:200]}: open failed: ENOENT")

    async def _call(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        authority, method, key = (str(each) for each in arguments[:3])
        if authority != "settings" or not method.startswith("GET_"):
            return []
        space = method.removeprefix("GET_")
        return ["value", self._settings.read(process, space, key)]

    async def _insert(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        provider = self._open(process, str(arguments[0]), write=True)
        if provider is None:
            return [None]
        rows = self._phone.device.tables.setdefault(provider.table, [])
        pairs = [each or "" for each in arguments[1:]]
        row = {"_id": str(len(rows) + 1)} | dict(zip(pairs[::2], pairs[1::2], strict=False))
        rows.append(row)
        return [row["_id"]]

    async def _delete(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        self._open(process, str(arguments[0]), write=True)
        return ["0"]

    async def _update(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        self._open(process, str(arguments[0]), write=True)
        return ["0"]

    async def _type(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return [None]

    async def _observe(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return []


def _cell(row: Row, column: str, uri: str) -> Field:
    if column in row:
        return row[column]
    names = _ALSO.get(column, ())
    if column == "data1" and "email" in uri:
        names = ("email",)
    return next((row[name] for name in names if name in row), None)
