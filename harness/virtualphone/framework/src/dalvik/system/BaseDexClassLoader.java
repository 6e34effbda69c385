package dalvik.system;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Finds classes in converted code. It reads the files itself: java.net.URLClassLoader would go
 * through java.net.URL, which is watched for what the app does.
 */
public class BaseDexClassLoader extends ClassLoader {
    private final List<JarFile> files = new ArrayList<>();

    public BaseDexClassLoader(String dexPath, File optimizedDirectory, String librarySearchPath, ClassLoader parent) {
        super(parent);
        for (String part : dexPath.split(File.pathSeparator)) {
            if (!part.isEmpty() && new File(part).exists()) {
                addPath(part);
            }
        }
    }

    final void addPath(String path) {
        try {
            synchronized (files) {
                files.add(new JarFile(path, false));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    private byte[] find(String name) {
        synchronized (files) {
            for (JarFile file : files) {
                ZipEntry entry = file.getEntry(name);
                if (entry != null) {
                    try (InputStream in = file.getInputStream(entry)) {
                        return in.readAllBytes();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(name, unreadable);
                    }
                }
            }
        }
        return null;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = find(name.replace('.', '/') + ".class");
        if (code == null) {
            throw new ClassNotFoundException("Didn't find class \"" + name + "\" on path: " + this);
        }
        return defineClass(name, code, 0, code.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] content = find(name);
        return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
    }
}
