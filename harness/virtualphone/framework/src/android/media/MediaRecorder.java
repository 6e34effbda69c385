package android.media;

public class MediaRecorder {
    public static final class AudioSource {
        public static final int DEFAULT = 0;
        public static final int MIC = 1;
    }

    public static final class OutputFormat {
        public static final int THREE_GPP = 1;
        public static final int MPEG_4 = 2;
    }

    public static final class AudioEncoder {
        public static final int AMR_NB = 1;
        public static final int AAC = 3;
    }

    public MediaRecorder() {}

    public MediaRecorder(android.content.Context context) {}

    public void setAudioSource(int audioSource) throws IllegalStateException {
        if (!"1".equals(vp.Bridge.ask("media.mayRecord"))) {
            throw new RuntimeException("setAudioSource failed.");
        }
    }

    public void setOutputFormat(int outputFormat) {}

    public void setAudioEncoder(int audioEncoder) {}

    public void setOutputFile(String path) {}

    public void prepare() throws java.io.IOException {}

    public void start() throws IllegalStateException {
        vp.Bridge.call("media.record");
    }

    public void stop() {}

    public void reset() {}

    public void release() {}
}
