package vp;

/**
 * What a method does whose work this phone has no part for.
 *
 * HotSpot leaves out calls of empty methods that come by reflection, so that nobody who watches
 * them would see one; on a phone they are never empty.
 */
public final class Nothing {
    private Nothing() {}

    public static void happens() {
        Thread.onSpinWait();
    }
}
