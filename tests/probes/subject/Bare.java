/** One and the same method several times, so that each can be hooked in another way. */
public class Bare {
    static final String VALUE = new String("861234567890123");

    public String free(int slot) {
        return VALUE;
    }

    public String empty(int slot) {
        return VALUE;
    }

    public String frames(int slot) {
        return VALUE;
    }
}
