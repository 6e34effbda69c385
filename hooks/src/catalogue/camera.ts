/** The camera, and whose face or finger the phone knows. */

import { type Entry, group } from "./entry.js";

const CAMERA = "android.hardware.Camera";
const MANAGER = "android.hardware.camera2.CameraManager";
const FINGERPRINT = "android.hardware.fingerprint.FingerprintManager";

export const camera: Entry[] = [
    ...group({ class: CAMERA, sensitivity: "personal", dataType: "相机", why: "Sees what is in front of the phone" }, [
        { api: "camera.open", method: "open" },
        { api: "camera.open", class: MANAGER, method: "openCamera", required: true },
        { api: "camera.preview", method: "startPreview" },
        { api: "camera.preview", method: "setPreviewCallback" },
        { api: "camera.picture", method: "takePicture" },
        { api: "camera.picture", class: "androidx.camera.core.ImageCapture", method: "takePicture", home: "app", source: "AndroidX camera" },
    ]),
    ...group({ class: MANAGER, sensitivity: "info", dataType: "设备信息", why: "Which cameras there are, and what they can do" }, [
        { api: "camera.list", method: "getCameraIdList" },
        { api: "camera.list", method: "getCameraCharacteristics" },
    ]),
    ...group({ class: FINGERPRINT, sensitivity: "personal", dataType: "人脸", why: "Checks the face or finger of the user" }, [
        { api: "biometrics.authenticate", method: "authenticate", since: 23 },
        { api: "biometrics.authenticate", class: "android.hardware.biometrics.BiometricPrompt", method: "authenticate", since: 28 },
    ]),
    { api: "biometrics.state", class: FINGERPRINT, method: "hasEnrolledFingerprints", since: 23, sensitivity: "info",
      why: "Whether the user has set up a finger; reads none" },
];
