package dalvik.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Finds classes in one folder; like Android's, it can be given another one later. */
public class BaseDexClassLoader extends ClassLoader {
    public final String path;
    private Path folder;

    public BaseDexClassLoader(String path, File optimised, String libraries, ClassLoader parent) {
        super(parent == null ? BaseDexClassLoader.class.getClassLoader() : parent);
        this.path = path;
        this.folder = Paths.get(path);
    }

    public void addDexPath(String more) {
        folder = Paths.get(more);
    }

    /** As packers do it, by reflection into the loader. */
    public void unpack(String more) {
        folder = Paths.get(more);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] code = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
            return defineClass(name, code, 0, code.length);
        } catch (IOException error) {
            throw new ClassNotFoundException(name, error);
        }
    }
}
