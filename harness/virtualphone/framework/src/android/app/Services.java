package android.app;

import android.content.ComponentName;
import android.content.Intent;
import android.content.ServiceConnection;
import android.os.Binder;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The services that live in this process, and the bonds of this process to services. */
final class Services {
    private final ActivityThread thread;
    private final Map<String, Service> running = new LinkedHashMap<>();
    private final Map<ServiceConnection, ComponentName> bonds = new LinkedHashMap<>();
    private int starts;

    Services(ActivityThread thread) {
        this.thread = thread;
    }

    /** A pushed message: start, bind or stop a service of this package by its class. */
    void handle(String[] message) {
        String action = message.length > 3 ? message[3] : null;
        Intent intent = ActivityThread.intent(message[2], action, null).withExtras(message, 4);
        switch (message[1]) {
            case "start": service(message[2]).onStartCommand(intent, 0, ++starts); break;
            case "bind": service(message[2]).onBind(intent); break;
            default: stop(message[2]);
        }
    }

    private Service service(String className) {
        Service living = running.get(className);
        if (living != null) {
            return living;
        }
        try {
            Service service = (Service) Instrumentation.create(thread.getApplication().getClassLoader(), className);
            running.put(className, service);
            service.attach(thread.newContext(service), thread.getApplication());
            service.onCreate();
            return service;
        } catch (ReflectiveOperationException failed) {
            throw new RuntimeException("Unable to instantiate service " + className + ": " + failed, failed);
        }
    }

    void stop(String className) {
        Service service = running.remove(className);
        if (service != null) {
            service.onDestroy();
        }
    }

    /** Asks the phone; a service of this process is bound for real, another's binder is only a sign. */
    boolean bind(Intent intent, ServiceConnection connection) {
        String found = vp.Bridge.ask("service.bind", intent.toFields().toArray(new String[0]));
        if (found == null) {
            return false;
        }
        ComponentName name = ComponentName.unflattenFromString(found);
        bonds.put(connection, name);
        new Handler(Looper.getMainLooper()).post(() -> {
            Service own = running.get(name.getClassName());
            IBinder binder = own == null ? new Binder() : own.onBind(intent);
            if (binder != null) {
                connection.onServiceConnected(name, binder);
            }
        });
        return true;
    }

    void unbind(ServiceConnection connection) {
        if (bonds.remove(connection) == null) {
            throw new IllegalArgumentException("Service not registered: " + connection);
        }
    }
}
