package cn.example.sender;

import android.util.Base64;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The forms in which apps send a value. Text stands in JSON, bytes are the whole body. */
final class Forms {
    private static final int XOR = 0x5A;

    private Forms() {}

    static Body body(String form, String value) throws IOException {
        byte[] bytes = value.getBytes("UTF-8");
        switch (form) {
            case "plain":
                return json(value);
            case "upper":
                return json(value.toUpperCase(Locale.ROOT));
            case "lower":
                return json(value.toLowerCase(Locale.ROOT));
            case "bare":
                return json(value.matches("[0-9A-Fa-f:-]+") ? value.replaceAll("[:-]", "") : value);
            case "reversed":
                return json(new StringBuilder(value).reverse().toString());
            case "escaped":
                return json(escaped(value));
            case "percent":
                return new Body("application/x-www-form-urlencoded", ("v=" + prefixed("%", bytes)).getBytes("UTF-8"));
            case "hex":
                return json(prefixed("", bytes));
            case "base64":
                return json(Base64.encodeToString(bytes, Base64.NO_WRAP));
            case "base64url":
                return json(Base64.encodeToString(bytes, Base64.URL_SAFE | Base64.NO_PADDING | Base64.NO_WRAP));
            case "gzip_base64":
                return json(Base64.encodeToString(gzip(bytes), Base64.NO_WRAP));
            default:
                return form.contains("md5") || form.contains("sha") ? digest(form, value) : binary(form, value);
        }
    }

    private static Body digest(String form, String value) throws IOException {
        String upper = value.toUpperCase(Locale.ROOT);
        switch (form) {
            case "md5":
                return json(digested("MD5", value));
            case "md5_upper":
                return json(digested("MD5", value).toUpperCase(Locale.ROOT));
            case "md5_of_upper":
                return json(digested("MD5", upper));
            case "md5_of_md5":
                return json(digested("MD5", digested("MD5", value)));
            case "sha1":
                return json(digested("SHA-1", value));
            case "sha256":
                return json(digested("SHA-256", value));
            default:
                throw new IOException("no such form: " + form);
        }
    }

    private static Body binary(String form, String value) throws IOException {
        byte[] bytes = value.getBytes("UTF-8");
        switch (form) {
            case "gzip":
                return new Body("application/octet-stream", gzip(json(value).content));
            case "protobuf":
                return new Body("application/x-protobuf", delimited(new byte[] {0x08, 0x01, 0x12}, bytes));
            case "msgpack":
                return new Body("application/msgpack", delimited(new byte[] {(byte) 0x81, (byte) 0xa1, 'v', (byte) 0xd9}, bytes));
            case "utf16":
                return new Body("application/octet-stream", value.getBytes("UTF-16LE"));
            case "xor":
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] ^= XOR;
                }
                return new Body("application/octet-stream", bytes);
            default:
                throw new IOException("no such form: " + form);
        }
    }

    private static Body json(String text) throws IOException {
        return new Body(Body.JSON, ("{\"v\":\"" + text.replace("\"", "\\\"") + "\"}").getBytes("UTF-8"));
    }

    /** A \\u escape for each character. */
    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        for (char each : text.toCharArray()) {
            all.append(String.format("\\u%04x", (int) each));
        }
        return all.toString();
    }

    private static String prefixed(String prefix, byte[] bytes) {
        StringBuilder all = new StringBuilder();
        for (byte each : bytes) {
            all.append(prefix).append(String.format("%02x", each & 0xff));
        }
        return all.toString();
    }

    private static String digested(String algorithm, String text) throws IOException {
        try {
            return prefixed("", MessageDigest.getInstance(algorithm).digest(text.getBytes("UTF-8")));
        } catch (NoSuchAlgorithmException absent) {
            throw new IOException(absent);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        GZIPOutputStream stream = new GZIPOutputStream(packed);
        stream.write(bytes);
        stream.close();
        return packed.toByteArray();
    }

    /** A field of up to 127 bytes, its length before it. */
    private static byte[] delimited(byte[] head, byte[] bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head);
        all.write(bytes.length);
        all.write(bytes);
        return all.toByteArray();
    }
}
