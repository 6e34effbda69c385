/** What the phone's owner does near it: clipboard, sensors, camera, microphone, screen. */

import { type Condition, type Entry, group } from "./entry.js";

const CLIPBOARD = "android.content.ClipboardManager";
/** Accelerometer, magnetic field, orientation, gyroscope, gravity, linear acceleration, rotation vectors. */
const MOTION: Condition[] = [{ argument: "android.hardware.Sensor", like: ["^type=(1|2|3|4|9|10|11|14|15|16|17|20|35)\\b"] }];
/** Step detector, step counter, heart rate, heart beat. */
const HEALTH: Condition[] = [{ argument: "android.hardware.Sensor", like: ["^type=(18|19|21|31)\\b"] }];

export const body: Entry[] = [
    ...group({ class: CLIPBOARD, sensitivity: "personal", dataType: "剪切板", why: "What the user copied, in any app" }, [
        { api: "clipboard.read", method: "getPrimaryClip", required: true, result: "none" },
        { api: "clipboard.read", method: "getText", result: "none" },
        { api: "clipboard.look", method: "getPrimaryClipDescription", result: "none" },
        { api: "clipboard.look", method: "hasPrimaryClip" },
        { api: "clipboard.look", method: "hasText" },
        { api: "clipboard.watch", method: "addPrimaryClipChangedListener" },
    ]),
    ...group({ class: CLIPBOARD, sensitivity: "behaviour", arguments: "none", why: "Puts text there for other apps" }, [
        { api: "clipboard.write", method: "setPrimaryClip" },
        { api: "clipboard.write", method: "setText" },
    ]),
    ...[["android.hardware.SystemSensorManager", "registerListenerImpl"], ["android.hardware.SensorManager", "registerListener"]]
        .flatMap(([owner = "", method = ""]) =>
            group({ class: owner, sensitivity: "personal", why: "Movement of the phone; shake-to-jump begins here" }, [
                { method, api: "sensors.motion", dataType: "传感器", when: MOTION },
                { method, api: "sensors.health", dataType: "运动健康", when: HEALTH },
            ]),
        ),
    { api: "sensors.list", class: "android.hardware.SensorManager", method: "getSensorList", dataType: "传感器",
      sensitivity: "info", why: "The set of sensors tells phones apart" },
    ...group({ class: "android.hardware.Camera", sensitivity: "personal", dataType: "相机", why: "Sees what is in front of the phone" }, [
        { api: "camera.open", method: "open" },
        { api: "camera.preview", method: "startPreview" },
        { api: "camera.picture", method: "takePicture" },
        { api: "camera.open", class: "android.hardware.camera2.CameraManager", method: "openCamera", required: true },
    ]),
    ...group({ class: "android.media.AudioRecord", sensitivity: "personal", dataType: "录音", why: "Hears what is said near the phone" }, [
        { api: "microphone.record", method: "startRecording", required: true },
        { api: "microphone.record", class: "android.media.MediaRecorder", method: "start" },
        { api: "microphone.source", class: "android.media.MediaRecorder", method: "setAudioSource" },
        { api: "microphone.record", class: "android.speech.SpeechRecognizer", method: "startListening" },
    ]),
    ...group({ class: "android.media.projection.MediaProjectionManager", sensitivity: "personal", dataType: "屏幕内容",
               why: "Sees everything on the screen" }, [
        { api: "screen.capture", method: "getMediaProjection" },
        { api: "screen.capture", method: "createScreenCaptureIntent" },
        { api: "screen.read", class: "android.accessibilityservice.AccessibilityService", method: "getRootInActiveWindow" },
        { api: "screen.capture", class: "android.accessibilityservice.AccessibilityService", method: "takeScreenshot", since: 30 },
    ]),
];
