package android.accounts;

/** A result that is there already. */
public interface AccountManagerFuture<V> {
    V getResult();

    default boolean isDone() {
        return true;
    }
}
