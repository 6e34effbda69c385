/** Moves the phone as far as the app can tell: a trace's values take the place of the sensors' own. */

import Java from "frida-java-bridge";

import type { Health } from "./health.js";
import { Held, type Method, environment, passUntouched } from "./jni.js";
import { settle } from "./settle.js";
import type { Threads } from "./threads.js";

const TYPE_ALL = -1;
const FLOAT = 4;
/** A sensor event has at most this many values. */
const MOST_VALUES = 16;

/** A motion at even steps of time. */
export interface Trace {
    stepMs: number;
    /** By Android's number of the sensor's type: the values of each step. */
    values: Record<string, readonly (readonly number[])[]>;
}

export class Motion {
    private hooked = false;
    /** By a sensor's handle, its type; null until the first event of a motion. */
    private types: Map<number, string> | null = null;
    private trace: Trace | null = null;
    private began = NaN;
    private announce: () => void = () => {};
    private steps: Record<string, Set<number>> = {};
    private readonly buffer = Memory.alloc(MOST_VALUES * FLOAT);

    constructor(private readonly threads: Threads, private readonly health: Health) {}

    /**
     * Plays a trace to the app's own listeners, from the next event of a sensor it covers on.
     *
     * Answers when that event came, ms since the Unix epoch by the phone's clock, or 0 when none came
     * within the patience; the rest of the trace follows by itself.
     * Events keep their thread, their rate and their time, which only the system can give rightly.
     */
    play(trace: Trace, patienceMs: number): Promise<number> {
        if (!this.hooked) {
            setTimeout(settle, 0);
            Java.performNow(() => this.hook());
            this.hooked = true;
        }
        return new Promise((resolve) => {
            const timer = setTimeout(() => {
                this.trace = null;
                resolve(0);
            }, patienceMs);
            this.announce = () => {
                clearTimeout(timer);
                resolve(Date.now());
            };
            this.steps = {};
            this.began = NaN;
            this.trace = trace;
        });
    }

    /** Which steps of the last trace were handed to listeners, by the sensor's type. */
    received(): Record<string, number[]> {
        return Object.fromEntries(Object.entries(this.steps).map(([type, steps]) => [type, [...steps]]));
    }

    /** Not before the first motion: sensors speak hundreds of times a second. */
    private hook(): void {
        const queue = Java.use("android.hardware.SystemSensorManager$SensorEventQueue");
        const method = (queue.dispatchSensorEvent as { overloads: [Method] }).overloads[0];
        const motion = this;
        passUntouched(method);
        method.implementation = function (...values) {
            if (motion.trace !== null) {
                try {
                    motion.replace(motion.trace, values);
                } catch (error) {
                    motion.trace = null;
                    motion.health.fault(error);
                }
            }
            return method.apply(this, values);
        };
    }

    private replace(trace: Trace, [handle, array, , timestamp]: unknown[]): void {
        // Not earlier: an app that listens has begun, and its context is there to be asked.
        this.types ??= this.threads.apart(Process.getCurrentThreadId(), handles);
        const type = this.types.get(Number(handle));
        const steps = type === undefined ? undefined : trace.values[type];
        if (type === undefined || steps === undefined) {
            return;
        }
        const now = Number(String(timestamp)) / 1e6;
        if (Number.isNaN(this.began)) {
            this.began = now;
            this.announce();
        }
        // Another sensor's event may be a little older than the one that came first.
        const number = Math.max(0, Math.floor((now - this.began) / trace.stepMs));
        const step = steps[number];
        if (step === undefined) {
            this.trace = null;
            return;
        }
        const env = environment();
        const length = Math.min(step.length, MOST_VALUES, env.getArrayLength(array as NativePointer));
        step.slice(0, length).forEach((value, index) => this.buffer.add(index * FLOAT).writeFloat(value));
        env.setFloatArrayRegion(array as NativePointer, 0, length, this.buffer);
        (this.steps[type] ??= new Set()).add(number);
    }
}

/** The type of every sensor of this phone, by its handle. */
function handles(): Map<number, string> {
    const application = Java.use("android.app.ActivityThread").currentApplication();
    if (application === null) {
        throw new Error("the app has not begun yet");
    }
    const manager = Java.cast(application.getSystemService("sensor"), Java.use("android.hardware.SensorManager"));
    const listed: unknown = manager.getSensorList(TYPE_ALL);
    // The catalogue watches this method, so its result comes as it passes through a hook.
    const handle = listed instanceof Held ? listed.release(environment()) : (listed as Java.Wrapper);
    const sensors = Java.cast(handle, Java.use("java.util.List"));
    const Sensor = Java.use("android.hardware.Sensor");
    return new Map(Array.from({ length: Number(sensors.size()) }, (_, index) => {
        const sensor = Java.cast(sensors.get(index), Sensor);
        return [Number(sensor.getHandle()), String(sensor.getType())];
    }));
}
