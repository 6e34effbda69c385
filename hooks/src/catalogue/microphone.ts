/** The microphone. */

import { type Entry, group } from "./entry.js";

const RECORD = "android.media.AudioRecord";
const RECORDER = "android.media.MediaRecorder";

export const microphone: Entry[] = [
    ...group({ class: RECORD, sensitivity: "personal", dataType: "录音", why: "Hears what is said near the phone" }, [
        { api: "microphone.record", method: "startRecording", required: true },
        { api: "microphone.record", class: RECORDER, method: "start" },
        { api: "microphone.record", class: "android.speech.SpeechRecognizer", method: "startListening" },
        { api: "microphone.source", class: RECORDER, method: "setAudioSource" },
    ]),
    ...group({ class: RECORDER, sensitivity: "info", why: "Makes a recorder ready, or ends a recording; hears nothing by itself" }, [
        { api: "microphone.prepare", class: RECORD, method: "$init" },
        { api: "microphone.prepare", class: `${RECORD}$Builder`, method: "build", since: 23 },
        { api: "microphone.prepare", method: "$init" },
        { api: "microphone.prepare", method: "prepare" },
        { api: "microphone.prepare", method: "setOutputFile" },
        { api: "microphone.video", method: "setVideoSource" },
        { api: "microphone.video", method: "setCamera" },
        { api: "microphone.stop", method: "stop" },
        { api: "microphone.stop", class: RECORD, method: "stop" },
        { api: "microphone.state", class: RECORD, method: "getActiveMicrophones", since: 28 },
        { api: "microphone.state", class: RECORD, method: "getAudioSource" },
    ]),
];
