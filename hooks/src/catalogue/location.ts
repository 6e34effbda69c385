/** Where the phone is: positions, satellites, cells. */

import { type Entry, group } from "./entry.js";

const MANAGER = "android.location.LocationManager";
const TELEPHONY = "android.telephony.TelephonyManager";

export const location: Entry[] = [
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "位置", why: "The phone's position" }, [
        { api: "location.last", method: "getLastKnownLocation", required: true },
        { api: "location.updates", method: "requestLocationUpdates", required: true },
        { api: "location.updates", method: "requestSingleUpdate" },
        { api: "location.current", method: "getCurrentLocation", since: 30 },
        { api: "location.proximity", method: "addProximityAlert" },
    ]),
    ...group({ class: MANAGER, sensitivity: "personal", dataType: "位置", why: "Raw satellite data give the position" }, [
        { api: "location.satellites", method: "addNmeaListener" },
        { api: "location.satellites", method: "addGpsStatusListener", until: 30 },
        { api: "location.satellites", method: "registerGnssStatusCallback", since: 24 },
        { api: "location.satellites", method: "registerGnssMeasurementsCallback", since: 24 },
        { api: "location.satellites", method: "registerGnssNavigationMessageCallback", since: 24 },
    ]),
    ...group({ class: "android.location.Geocoder", sensitivity: "personal", dataType: "位置", arguments: "masked",
               why: "Turns a position into an address" }, [
        { api: "location.geocode", method: "getFromLocation" },
    ]),
    ...group({ class: TELEPHONY, sensitivity: "personal", dataType: "基站", why: "Cells nearby place a phone" }, [
        { api: "location.cells", method: "getAllCellInfo" },
        { api: "location.cells", method: "getCellLocation" },
        { api: "location.cells", method: "getNeighboringCellInfo", until: 28 },
        { api: "location.cells", method: "requestCellInfoUpdate", since: 29 },
    ]),
];
