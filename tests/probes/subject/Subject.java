import android.app.ActivityThread;
import android.app.AlarmManager;
import android.app.ApplicationPackageManager;
import android.app.Instrumentation;
import android.content.ComponentName;
import android.content.ContentResolver;
import android.content.Intent;
import android.hardware.Sensor;
import android.hardware.SystemSensorManager;
import android.media.MediaDrm;
import android.net.Uri;
import android.provider.Settings;
import android.telephony.TelephonyManager;
import dalvik.system.BaseDexClassLoader;
import java.io.BufferedReader;
import java.io.InputStreamReader;

/** An app that does as it is told: one command a line, one answer a line. */
public final class Subject {
    static final TelephonyManager PHONE = new TelephonyManager();
    static final Bare BARE = new Bare();
    static final ContentResolver RESOLVER = new ContentResolver();
    static final SystemSensorManager.SensorEventQueue QUEUE = new SystemSensorManager.SensorEventQueue();
    static BaseDexClassLoader plugins;
    static long sensorClockNs = 1L << 50;

    public static void main(String[] arguments) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        // On Android the platform's classes are there before the app is; here they must be loaded.
        new MediaDrm();
        new AlarmManager();
        new Instrumentation();
        ActivityThread.currentApplication().getSystemService("sensor");
        new ApplicationPackageManager();
        new BaseDexClassLoader("", null, null, null).addDexPath("");
        Settings.Secure.getString(RESOLVER, "x");
        new com.android.org.conscrypt.TrustManagerImpl();
        new android.webkit.WebView().fail();
        System.out.println("READY");
        String line;
        while ((line = commands.readLine()) != null) {
            String[] words = line.split(" ");
            System.out.println(answer(words));
        }
    }

    static String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "imei": return PHONE.getDeviceId() == TelephonyManager.IMEI ? "same" : "other";
            case "slot": return PHONE.getDeviceId(1);
            case "imsi": return thrown(() -> PHONE.getSubscriberId(), TelephonyManager.DENIED);
            case "number": return thrown(() -> PHONE.getLine1Number(), TelephonyManager.BROKEN);
            case "iccid": return String.valueOf(PHONE.getSimSerialNumber());
            case "operator": return codes(PHONE.getSimOperatorName());
            case "setting": return Settings.Secure.getString(RESOLVER, words[1]);
            case "query": return String.valueOf(RESOLVER.query(Uri.parse(words[1]), new String[] {"a"}, null, null, null) != null);
            case "drm": return new MediaDrm().getPropertyByteArray("deviceUniqueId") == MediaDrm.ID ? "same" : "other";
            case "alarm": return alarm();
            case "reflect": return (String) TelephonyManager.class.getMethod("getDeviceId").invoke(PHONE);
            case "code": return new BaseDexClassLoader(words[1], null, null, null).path;
            case "loader": return loader(words[1]);
            case "plugin": return (String) Class.forName(words[1], true, plugins).getMethod(words[2]).invoke(null);
            case "more": plugins.addDexPath(words[1]); return "added";
            case "unpack": plugins.unpack(words[1]); new Instrumentation().callApplicationOnCreate(null); return "unpacked";
            case "property": return String.valueOf(System.getProperty(words[1]));
            case "library": System.load(words[1]); return "loaded";
            case "open": return String.valueOf(Native.open(words[1]));
            case "jni": return Native.imei(PHONE) == TelephonyManager.IMEI ? "same" : "other";
            case "beside": return String.valueOf(Native.openBeside(words[1]));
            case "child": return String.valueOf(Native.inChild(words[1]));
            case "run": return String.valueOf(Native.run(words[1]));
            case "view": return view(new Intent("android.intent.action.VIEW", null, null, words[1]));
            case "page": return view(new Intent(null, null, new ComponentName(words[1], ".Main"), null));
            case "sensor": return String.valueOf(new SystemSensorManager().registerListener(PHONE, new Sensor(Integer.parseInt(words[1])), 20000));
            case "feel": return feel(new Sensor(Integer.parseInt(words[1])).getHandle(), Long.parseLong(words[2]));
            case "packages": return String.valueOf(new ApplicationPackageManager().getInstalledPackages(0).size());
            case "package": return String.valueOf(new ApplicationPackageManager().getPackageInfo(words[1], 0));
            case "command": return command();
            case "die": return PHONE.getVoiceMailNumber();
            case "hang": new Thread(() -> hang()).start(); return "hanging";
            case "collect": System.gc(); return "collected";
            case "encrypt": return Crypto.run(words[1], Integer.parseInt(words[2]));
            case "encryptions": return String.valueOf(Crypto.many(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            case "check": return Checks.run(words[1]);
            case "deep": return deep(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "storm": return storm(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default: return "unknown command";
        }
    }

    static String loader(String folder) {
        plugins = new BaseDexClassLoader(folder, null, null, null);
        return "made";
    }

    /** The next event of a sensor, so many milliseconds after the last: what its listener got. */
    static String feel(int handle, long afterMs) {
        sensorClockNs += afterMs * 1_000_000;
        QUEUE.event(handle, new float[] {0f, 0f, 9.5f}, 3, sensorClockNs);
        return java.util.Arrays.toString(QUEUE.values) + (QUEUE.timestamp == sensorClockNs ? "" : " at another time");
    }

    static String view(Intent intent) {
        return String.valueOf(new Instrumentation().execStartActivity(PHONE, intent, -1));
    }

    interface Call {
        Object make() throws Exception;
    }

    static String thrown(Call call, Throwable expected) {
        try {
            return "returned " + call.make();
        } catch (Throwable error) {
            return error == expected ? "same" : "other " + error;
        }
    }

    static String codes(String text) {
        StringBuilder codes = new StringBuilder();
        text.chars().forEach(code -> codes.append(Integer.toHexString(code)).append(' '));
        return codes.toString().trim();
    }

    static String alarm() {
        AlarmManager manager = new AlarmManager();
        manager.setRepeating(0, Long.MAX_VALUE, Long.MIN_VALUE + 1, null);
        return String.valueOf(manager.seen == (Long.MAX_VALUE ^ (Long.MIN_VALUE + 1)));
    }

    static String command() throws Exception {
        return String.valueOf(Runtime.getRuntime().exec(new String[] {"id", "-u"}).waitFor());
    }

    static void hang() {
        try {
            PHONE.getGroupIdLevel1();
        } catch (InterruptedException ignored) {
            return;
        }
    }

    /** Nanoseconds that so many calls take, made from this far down the stack. */
    static String deep(String method, int calls, int frames) {
        if (frames > 0) {
            return deep(method, calls, frames - 1);
        }
        long began = System.nanoTime();
        for (int call = 0; call < calls; call++) {
            once(method, call % 10);
        }
        return String.valueOf(System.nanoTime() - began);
    }

    static String once(String method, int slot) {
        switch (method) {
            case "free": return BARE.free(slot);
            case "empty": return BARE.empty(slot);
            case "frames": return BARE.frames(slot);
            default: return PHONE.getDeviceId(slot);
        }
    }

    static String storm(int calls, int threads) throws Exception {
        Thread[] all = new Thread[threads];
        long began = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                for (int call = 0; call < calls / threads; call++) {
                    PHONE.getDeviceId(0);
                }
            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return String.valueOf((System.nanoTime() - began) / calls);
    }
}
