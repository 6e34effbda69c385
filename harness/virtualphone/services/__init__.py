"""What the phone's system services answer to apps: handlers by `service.method`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Handler
from harness.virtualphone.services.access import Access, AccessService
from harness.virtualphone.services.activity import ActivityService
from harness.virtualphone.services.clipboard import ClipboardService
from harness.virtualphone.services.content import ContentService
from harness.virtualphone.services.location import LocationService
from harness.virtualphone.services.media import MediaService
from harness.virtualphone.services.network import NetworkService
from harness.virtualphone.services.packages import PackageService
from harness.virtualphone.services.settings import SettingsService
from harness.virtualphone.services.storage import StorageService
from harness.virtualphone.services.telephony import TelephonyService

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone


def make_services(phone: Phone) -> dict[str, Handler]:
    """All services of one phone."""
    access = Access(phone)
    handlers: dict[str, Handler] = phone.sensors.handlers()
    for service in (
        AccessService,
        ActivityService,
        ClipboardService,
        ContentService,
        LocationService,
        MediaService,
        NetworkService,
        PackageService,
        SettingsService,
        StorageService,
        TelephonyService,
    ):
        handlers |= service(phone, access).handlers()
    return handlers
