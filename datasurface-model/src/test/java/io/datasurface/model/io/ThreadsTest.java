package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** However many threads read a model: the same model, the same problems in the same order, the same positions. */
class ThreadsTest {
    @Property(tries = 100)
    void threadsChangeNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 2, max = 6) int threads,
            @ForAll @IntRange(max = 5) int damages)
            throws IOException {
        Path folder = Files.createTempDirectory("threads");
        try {
            Random random = new Random(seed);
            new SplitTest.Splitter(random, folder).split(RandomModels.of(seed, size));
            damage(folder, random, damages);
            LoadedModel expected = read(folder, 1);
            LoadedModel read = read(folder, threads);
            assertThat(read.ecosystem()).isEqualTo(expected.ecosystem());
            assertThat(read.problems()).isEqualTo(expected.problems());
            assertThat(damages > 0 || read.problems().isEmpty()).isTrue();
            assertThat(positions(read)).isEqualTo(positions(expected));
        } finally {
            Folders.delete(folder);
        }
    }

    private static LoadedModel read(Path folder, int threads) {
        return EcosystemReader.read(List.of(folder), ModelFormat.installed(), entries -> threads);
    }

    private static void damage(Path folder, Random random, int damages) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < damages; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] = (byte) "}]\"x:\u0001 \n".charAt(random.nextInt(8));
            Files.write(file, bytes);
        }
    }

    /** The positions of everything in a model and of what its problems are about. */
    private static Map<ObjectPath, Optional<SourcePosition>> positions(LoadedModel read) {
        Map<ObjectPath, Optional<SourcePosition>> positions = new LinkedHashMap<>();
        Optional<Ecosystem> ecosystem = read.ecosystem();
        if (ecosystem.isPresent()) {
            collect(ecosystem.get(), Shapes.BUILT_IN.ecosystem(), ObjectPath.ROOT, read, positions);
        }
        for (Problem problem : read.problems()) {
            positions.put(problem.path(), read.sources().nearest(problem.path()));
        }
        return positions;
    }

    private static void collect(
            @Nullable Object value,
            Shape shape,
            ObjectPath path,
            LoadedModel read,
            Map<ObjectPath, Optional<SourcePosition>> into) {
        into.put(path, read.sources().exact(path));
        if (value instanceof Optional<?> some) {
            some.ifPresent(inner -> collect(inner, shape, path, read, into));
        } else if (shape instanceof RecordShape record && value != null) {
            record.fields()
                    .forEach(field -> collect(field.get(value), field.shape(), path.child(field.name()), read, into));
        } else if (shape instanceof UnionShape union && value != null) {
            collect(value, union.kindOf(value), path, read, into);
        } else if (shape instanceof Shape.Entries entries && value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(inner, entries.value(), path.child((String) key), read, into));
        } else if (shape instanceof Shape.Items items && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), items.element(), path.child(Integer.toString(i)), read, into);
            }
        }
    }
}
