package android.media;

import java.nio.ByteBuffer;

public class AudioRecord {
    public static final int STATE_UNINITIALIZED = 0;
    public static final int STATE_INITIALIZED = 1;
    public static final int RECORDSTATE_STOPPED = 1;
    public static final int RECORDSTATE_RECORDING = 3;

    private final boolean allowed;
    private final int source;
    private boolean recording;

    public AudioRecord(int audioSource, int sampleRateInHz, int channelConfig, int audioFormat, int bufferSizeInBytes) {
        source = audioSource;
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

    public void startRecording(MediaSyncEvent syncEvent) throws IllegalStateException {
        startRecording();
    }

    public int getAudioSource() {
        return source;
    }

    /** Silence. */
    public int read(ByteBuffer audioBuffer, int sizeInBytes) {
        int size = Math.min(sizeInBytes, audioBuffer.remaining());
        audioBuffer.put(new byte[size]);
        return size;
    }

    /** The same microphone, set up step by step. */
    public static class Builder {
        private int source;

        public Builder() {}

        public Builder setAudioSource(int source) {
            this.source = source;
            return this;
        }

        public AudioRecord build() throws UnsupportedOperationException {
            return new AudioRecord(source, 44_100, AudioFormat.CHANNEL_IN_MONO, AudioFormat.ENCODING_PCM_16BIT, 3_584);
        }
    }
}
