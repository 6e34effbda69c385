package android.speech;

import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.os.Handler;
import android.os.Looper;

/** Understands speech; this phone has no service for it. */
public class SpeechRecognizer {
    public static final int ERROR_CLIENT = 5;
    public static final int ERROR_INSUFFICIENT_PERMISSIONS = 9;

    private RecognitionListener listener;

    SpeechRecognizer() {}

    public static boolean isRecognitionAvailable(Context context) {
        return false;
    }

    public static SpeechRecognizer createSpeechRecognizer(Context context) {
        return new SpeechRecognizer();
    }

    public static SpeechRecognizer createSpeechRecognizer(Context context, ComponentName serviceComponent) {
        return new SpeechRecognizer();
    }

    public void setRecognitionListener(RecognitionListener listener) {
        this.listener = listener;
    }

    public void startListening(Intent recognizerIntent) {
        boolean allowed = "1".equals(vp.Bridge.ask("media.mayRecord"));
        RecognitionListener told = listener;
        if (told != null) {
            new Handler(Looper.getMainLooper()).post(
                    () -> told.onError(allowed ? ERROR_CLIENT : ERROR_INSUFFICIENT_PERMISSIONS));
        }
    }

    public void stopListening() {}

    public void destroy() {}
}
