package dalvik.system;

/**
 * Loads the app's code. It is the system class loader (java.system.class.loader), so that the
 * app's classes are found by name from native code, as on a phone.
 */
public class PathClassLoader extends BaseDexClassLoader {
    /** Called by the virtual machine with the loader that knows android.*. */
    public PathClassLoader(ClassLoader parent) {
        super(System.getProperty("vp.code", ""), null, null, parent);
    }

    public PathClassLoader(String dexPath, ClassLoader parent) {
        super(dexPath, null, null, parent);
    }

    public PathClassLoader(String dexPath, String librarySearchPath, ClassLoader parent) {
        super(dexPath, null, librarySearchPath, parent);
    }

    /** Called by the virtual machine for agents that extend the class path. */
    void appendToClassPathForInstrumentation(String path) {
        addPath(path);
    }
}
