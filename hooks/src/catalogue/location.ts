/** Where the phone is: positions, satellites, cells, pictures' places. */

import { type Condition, type Entry, group } from "./entry.js";

const MANAGER = "android.location.LocationManager";
const TELEPHONY = "android.telephony.TelephonyManager";
const GPS_TAGS: Condition[] = [{ argument: "java.lang.String", like: ["^GPS"] }];

const positions: Entry[] = [
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
    ...group({ class: "android.location.Geocoder", sensitivity: "info", arguments: "masked", why: "Turns an address that was typed into a position" }, [
        { api: "location.search", method: "getFromLocationName" },
    ]),
    ...group({ class: "android.location.Location", sensitivity: "info", result: "masked", busy: true,
               why: "Proof that a position is used; the position may be the app's own" }, [
        ...["getLatitude", "getLongitude", "getAltitude", "getAccuracy", "getSpeed", "getBearing", "getTime", "getProvider", "getExtras"]
            .map((method) => ({ api: "location.use", method })),
    ]),
    ...group({ class: MANAGER, sensitivity: "info", why: "Which ways to a position there are; reads none" }, [
        { api: "location.providers", method: "getProviders" },
        { api: "location.providers", method: "getAllProviders" },
        { api: "location.providers", method: "getBestProvider" },
        { api: "location.providers", method: "getProvider" },
        { api: "location.enabled", method: "isProviderEnabled" },
        { api: "location.enabled", method: "isLocationEnabled", since: 28 },
        { api: "location.hardware", method: "getGnssHardwareModelName", since: 28 },
        { api: "location.hardware", method: "getGnssYearOfHardware", since: 28 },
    ]),
];

/** A cell's own numbers, by class. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
    "android.telephony.gsm.GsmCellLocation": ["getCid", "getLac"],
    "android.telephony.cdma.CdmaCellLocation": ["getBaseStationId", "getNetworkId", "getSystemId"],
    "android.telephony.CellIdentityLte": ["getCi", "getTac"],
    "android.telephony.CellIdentityNr": ["getNci", "getTac"],
    "android.telephony.CellIdentityGsm": ["getCid", "getLac"],
    "android.telephony.CellIdentityWcdma": ["getCid", "getLac"],
};

const cells: Entry[] = [
    ...group({ class: TELEPHONY, sensitivity: "personal", dataType: "基站", why: "Cells nearby place a phone" }, [
        { api: "location.cells", method: "getAllCellInfo", required: true },
        { api: "location.cells", method: "getCellLocation" },
        { api: "location.cells", method: "getNeighboringCellInfo", until: 28 },
        { api: "location.cells", method: "requestCellInfoUpdate", since: 29 },
    ]),
    ...Object.entries(CELLS).flatMap(([owner, methods]) =>
        group({ api: "location.cell_id", class: owner, sensitivity: "personal", dataType: "基站", why: "The number of a cell, which stands in public maps",
                ...(owner.endsWith("Nr") ? { since: 29 } : {}) },
            methods.map((method) => ({ method }))),
    ),
];

const pictures: Entry[] = [
    ...group({ class: "android.media.ExifInterface", sensitivity: "personal", dataType: "位置", why: "Where a picture was taken" }, [
        { api: "location.picture", method: "getAttribute", when: GPS_TAGS },
        { api: "location.picture", method: "getLatLong" },
    ]),
    ...group({ class: "androidx.exifinterface.media.ExifInterface", sensitivity: "personal", dataType: "位置", home: "app",
               source: "AndroidX exifinterface", why: "Where a picture was taken" }, [
        { api: "location.picture", method: "getAttribute", when: GPS_TAGS },
        { api: "location.picture", method: "getLatLong" },
    ]),
];

const AMAP = "com.amap.api.location.AMapLocationClient";
const BAIDU = "com.baidu.location.LocationClient";
const TENCENT = "com.tencent.map.geolocation.TencentLocationManager";

const sdks: Entry[] = group({ class: AMAP, sensitivity: "personal", dataType: "位置", home: "app",
    source: "names that the SDK's own shrinking rules keep", why: "A map SDK's own way to the position, from Wi-Fi and cells" }, [
    { api: "location.sdk", method: "startLocation" },
    { api: "location.sdk", method: "getLastKnownLocation" },
    { api: "location.sdk", class: BAIDU, method: "start" },
    { api: "location.sdk", class: BAIDU, method: "requestLocation" },
    { api: "location.sdk", class: BAIDU, method: "getLastKnownLocation" },
    { api: "location.sdk", class: TENCENT, method: "requestLocationUpdates" },
    { api: "location.sdk", class: TENCENT, method: "requestSingleFreshLocation" },
    { api: "location.sdk", class: TENCENT, method: "getLastKnownLocation" },
]);

export const location: Entry[] = [...positions, ...cells, ...pictures, ...sdks];
