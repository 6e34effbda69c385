package dalvik.system;

import java.io.File;

public class BaseDexClassLoader extends ClassLoader {
    public final String path;

    public BaseDexClassLoader(String path, File optimised, String libraries, ClassLoader parent) {
        super(parent);
        this.path = path;
    }
}
