package android.media;

import android.hardware.Camera;
import java.io.File;
import java.io.FileDescriptor;

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

    public void setOutputFormat(int outputFormat) {
        vp.Nothing.happens();
    }

    public void setAudioEncoder(int audioEncoder) {
        vp.Nothing.happens();
    }

    public void setOutputFile(String path) {
        vp.Nothing.happens();
    }

    public void prepare() throws java.io.IOException {
        vp.Nothing.happens();
    }

    public void start() throws IllegalStateException {
        vp.Bridge.call("media.record");
    }

    public void stop() {
        vp.Nothing.happens();
    }

    public void reset() {
        vp.Nothing.happens();
    }

    public void release() {
        vp.Nothing.happens();
    }

    public void setVideoSource(int videoSource) throws IllegalStateException {
        if (!"0".equals(vp.Bridge.ask("packages.checkPermission", "android.permission.CAMERA", null))) {
            throw new RuntimeException("setVideoSource failed.");
        }
    }

    public void setCamera(Camera camera) {
        vp.Nothing.happens();
    }

    public void setOutputFile(File file) {
        vp.Nothing.happens();
    }

    public void setOutputFile(FileDescriptor fd) throws IllegalStateException {
        vp.Nothing.happens();
    }
}
