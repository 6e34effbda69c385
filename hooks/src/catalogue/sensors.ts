/** Sensors: how the phone moves, and how its owner is. */

import { type Condition, type Entry, group } from "./entry.js";

/** Accelerometer, magnetic field, orientation, gyroscope, gravity, linear acceleration, rotation vectors. */
const MOTION: Condition[] = [{ argument: "android.hardware.Sensor", like: ["^type=(1|2|3|4|9|10|11|14|15|16|17|20|35)\\b"] }];
/** Step detector, step counter, heart rate, heart beat. */
const HEALTH: Condition[] = [{ argument: "android.hardware.Sensor", like: ["^type=(18|19|21|31)\\b"] }];

const MANAGER = "android.hardware.SensorManager";
const RECORDS = "android.health.connect.HealthConnectManager";
/** Where every public overload ends. */
const SINK = { class: "android.hardware.SystemSensorManager", home: "hidden", source: "core/java/android/hardware/SystemSensorManager.java" } as const;

const listening = (where: Omit<Partial<Entry>, "class"> & { class: string }, method: string): Entry[] =>
    group({ ...where, sensitivity: "personal", why: "Movement of the phone; shake-to-jump begins here" }, [
        { method, api: "sensors.motion", dataType: "传感器", when: MOTION,
          ...(method === "registerListener" ? { required: true as const } : {}) },
        { method, api: "sensors.health", dataType: "运动健康", when: HEALTH },
    ]);

export const sensors: Entry[] = [
    ...listening(SINK, "registerListenerImpl"),
    ...listening({ class: MANAGER }, "registerListener"),
    ...listening({ class: MANAGER }, "requestTriggerSensor"),
    { api: "sensors.list", class: MANAGER, method: "getSensorList", dataType: "传感器",
      sensitivity: "info", why: "The set of sensors tells phones apart" },
    // It looks through the list for the app: one name, so that it is one event, and no reading of the list.
    { api: "sensors.list", class: MANAGER, method: "getDefaultSensor", sensitivity: "info", busy: true,
      why: "Way to one sensor; reads nothing yet" },
    ...group({ class: RECORDS, sensitivity: "personal", dataType: "运动健康", since: 34, result: "none", why: "The user's health records" }, [
        { api: "health.read", method: "readRecords" },
        { api: "health.read", method: "aggregate" },
    ]),
];
