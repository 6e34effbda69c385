package android.speech;

import android.os.Bundle;

public interface RecognitionListener {
    void onReadyForSpeech(Bundle params);

    void onResults(Bundle results);

    void onError(int error);
}
