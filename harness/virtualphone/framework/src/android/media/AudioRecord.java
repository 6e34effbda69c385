package android.media;

public class AudioRecord {
    public static final int STATE_UNINITIALIZED = 0;
    public static final int STATE_INITIALIZED = 1;
    public static final int RECORDSTATE_STOPPED = 1;
    public static final int RECORDSTATE_RECORDING = 3;

    private final boolean allowed;
    private boolean recording;

    public AudioRecord(int audioSource, int sampleRateInHz, int channelConfig, int audioFormat, int bufferSizeInBytes) {
        allowed = "1".equals(vp.Bridge.ask("media.mayRecord"));
    }

    public static int getMinBufferSize(int sampleRateInHz, int channelConfig, int audioFormat) {
        return 3_584;
    }

    public int getState() {
        return allowed ? STATE_INITIALIZED : STATE_UNINITIALIZED;
    }

    public void startRecording() throws IllegalStateException {
        if (!allowed) {
            throw new IllegalStateException("startRecording() called on an uninitialized AudioRecord.");
        }
        vp.Bridge.call("media.record");
        recording = true;
    }

    public int getRecordingState() {
        return recording ? RECORDSTATE_RECORDING : RECORDSTATE_STOPPED;
    }

    /** Silence. */
    public int read(byte[] audioData, int offsetInBytes, int sizeInBytes) {
        java.util.Arrays.fill(audioData, offsetInBytes, offsetInBytes + sizeInBytes, (byte) 0);
        return sizeInBytes;
    }

    public int read(short[] audioData, int offsetInShorts, int sizeInShorts) {
        java.util.Arrays.fill(audioData, offsetInShorts, offsetInShorts + sizeInShorts, (short) 0);
        return sizeInShorts;
    }

    public void stop() {
        recording = false;
    }

    public void release() {
        recording = false;
    }
}
