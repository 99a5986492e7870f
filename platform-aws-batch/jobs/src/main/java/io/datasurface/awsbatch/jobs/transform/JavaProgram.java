package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.CodeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** A transformer in a jar of its team. */
final class JavaProgram implements Transformer {
    private final CodeSpec code;
    private final Configuration hadoop;

    JavaProgram(CodeSpec code, Configuration hadoop) {
        this.code = code;
        this.hadoop = hadoop;
    }

    @Override
    public void transform(TransformerRun run) throws Exception {
        java.nio.file.Path jar = Files.createTempFile("transformer", ".jar");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            copy(jar);
            // For the workers, which run what the transformer hands to Spark.
            run.spark().sparkContext().addJar(jar.toUri().toString());
            URL[] classes = {jar.toUri().toURL()};
            try (URLClassLoader loader = new URLClassLoader(classes, Transformer.class.getClassLoader())) {
                thread.setContextClassLoader(loader);
                instance(loader).transform(run);
            }
        } finally {
            thread.setContextClassLoader(before);
            Files.deleteIfExists(jar);
        }
    }

    private void copy(java.nio.file.Path jar) {
        Path from = new Path(code.location());
        try {
            FileSystem files = from.getFileSystem(hadoop);
            if (!files.exists(from)) {
                throw new JobException("There is no jar " + code.location());
            }
            FileUtil.copy(files, from, jar.toFile(), false, hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + code.location(), e);
        }
    }

    private Transformer instance(ClassLoader loader) {
        Object made;
        try {
            made = Class.forName(code.entry(), true, loader).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new JobException(
                    "Class " + code.entry() + " of " + code.location()
                            + " can't be made: it has to be there, public and have a public constructor without parameters ("
                            + e + ")",
                    e);
        }
        if (made instanceof Transformer transformer) {
            return transformer;
        }
        throw new JobException("Class " + code.entry() + " of " + code.location() + " does not implement "
                + Transformer.class.getName());
    }
}
