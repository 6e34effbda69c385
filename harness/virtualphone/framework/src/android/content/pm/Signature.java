package android.content.pm;

public class Signature {
    private final byte[] certificate;

    public Signature(byte[] signature) {
        certificate = signature.clone();
    }

    public byte[] toByteArray() {
        return certificate.clone();
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(certificate);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Signature && java.util.Arrays.equals(certificate, ((Signature) obj).certificate);
    }
}
