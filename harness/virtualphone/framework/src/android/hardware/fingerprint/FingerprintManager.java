package android.hardware.fingerprint;

import android.os.CancellationSignal;
import android.os.Handler;
import android.os.Looper;

/** A phone without a fingerprint reader. */
public class FingerprintManager {
    public static final int FINGERPRINT_ERROR_HW_UNAVAILABLE = 1;

    public static final class CryptoObject {
        public CryptoObject() {}
    }

    public abstract static class AuthenticationCallback {
        public AuthenticationCallback() {}

        public void onAuthenticationError(int errorCode, CharSequence errString) {}

        public void onAuthenticationFailed() {}
    }

    public FingerprintManager() {}

    public boolean isHardwareDetected() {
        return false;
    }

    public boolean hasEnrolledFingerprints() {
        return false;
    }

    public void authenticate(CryptoObject crypto, CancellationSignal cancel, int flags,
            AuthenticationCallback callback, Handler handler) {
        if (callback == null) {
            throw new IllegalArgumentException("Must supply an authentication callback");
        }
        (handler == null ? new Handler(Looper.getMainLooper()) : handler).post(() -> callback.onAuthenticationError(
                FINGERPRINT_ERROR_HW_UNAVAILABLE, "Fingerprint hardware not available."));
    }
}
