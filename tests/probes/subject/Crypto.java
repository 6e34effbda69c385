import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts as apps do; each answers whether it got what an unwatched cipher gives. */
final class Crypto {
    private static final byte[] KEY = "only the app has".getBytes();
    private static final byte[] START = "always the same.".getBytes();

    static Cipher cipher(String transformation, int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(START));
        return cipher;
    }

    static String run(String how, int size) throws GeneralSecurityException {
        byte[] clear = new byte[size];
        for (int i = 0; i < size; i++) {
            clear[i] = (byte) ('a' + i % 26);
        }
        Cipher cipher = cipher("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE);
        byte[] sealed = made(cipher, how, clear);
        byte[] back = cipher("AES/CBC/PKCS5Padding", Cipher.DECRYPT_MODE).doFinal(sealed);
        return Arrays.equals(back, clear) ? "right" : "wrong";
    }

    static byte[] made(Cipher cipher, String how, byte[] clear) throws GeneralSecurityException {
        int half = clear.length / 2;
        byte[] out = new byte[clear.length + 32];
        int length;
        switch (how) {
            case "whole":
                return cipher.doFinal(clear);
            case "range":
                byte[] wide = new byte[clear.length + 7];
                System.arraycopy(clear, 0, wide, 5, clear.length);
                return cipher.doFinal(wide, 5, clear.length);
            case "updates":
                length = cipher.update(clear, 0, half, out);
                length += cipher.update(clear, half, 1, out, length);
                length += cipher.doFinal(clear, half + 1, clear.length - half - 1, out, length);
                return Arrays.copyOf(out, length);
            case "last":
                byte[] first = cipher.update(clear);
                System.arraycopy(first, 0, out, 0, first.length);
                length = first.length + cipher.doFinal(out, first.length);
                return Arrays.copyOf(out, length);
            case "inplace":
                System.arraycopy(clear, 0, out, 0, clear.length);
                length = cipher.doFinal(out, 0, clear.length, out);
                return Arrays.copyOf(out, length);
            case "again":
                cipher.doFinal("thrown away".getBytes());
                return cipher.doFinal(clear);
            case "broken":
                cipher.update("never finished, since it is begun anew".getBytes());
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(START));
                return cipher.doFinal(clear);
            case "refused":
                try {
                    cipher.doFinal(clear, 0, clear.length, new byte[1]);
                } catch (GeneralSecurityException expected) {
                    return cipher.doFinal(clear);
                }
                return null;
            default:
                ByteBuffer buffer = ByteBuffer.allocate(out.length);
                cipher.doFinal(ByteBuffer.wrap(clear), buffer);
                return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    /** So many operations at once: how many of them went wrong. */
    static int many(int count, int size) throws GeneralSecurityException {
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            wrong += run("whole", size).equals("right") ? 0 : 1;
        }
        return wrong;
    }
}
