package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the classes beside a plugin's own call, as their constants say: the world outside, and where to look when a render is not the same twice. */
final class OwnCode {
    /** They differ from day to day, from call to call or from machine to machine, whatever the model. */
    private static final Set<String> OUTSIDE = Set.of(
            "java/lang/System.getenv()Ljava/util/Map;",
            "java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;",
            "java/lang/System.getProperty(Ljava/lang/String;)Ljava/lang/String;",
            "java/lang/System.getProperty(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            "java/lang/System.getProperties()Ljava/util/Properties;",
            "java/lang/System.currentTimeMillis()J",
            "java/lang/System.outLjava/io/PrintStream;",
            "java/lang/System.errLjava/io/PrintStream;",
            "java/lang/Math.random()D",
            "java/lang/StrictMath.random()D",
            "java/util/UUID.randomUUID()Ljava/util/UUID;",
            "java/util/Random.<init>()V",
            "java/util/SplittableRandom.<init>()V",
            "java/security/SecureRandom.<init>()V",
            "java/util/Date.<init>()V",
            "java/util/Calendar.getInstance()Ljava/util/Calendar;",
            "java/util/GregorianCalendar.<init>()V",
            "java/util/concurrent/ThreadLocalRandom.current()Ljava/util/concurrent/ThreadLocalRandom;",
            // The character set of the machine.
            "java/nio/charset/Charset.defaultCharset()Ljava/nio/charset/Charset;",
            "java/lang/String.getBytes()[B",
            "java/lang/String.<init>([B)V",
            "java/io/InputStreamReader.<init>(Ljava/io/InputStream;)V",
            "java/io/OutputStreamWriter.<init>(Ljava/io/OutputStream;)V",
            "java/io/PrintStream.<init>(Ljava/io/OutputStream;)V",
            "java/io/PrintWriter.<init>(Ljava/io/OutputStream;)V",
            "java/io/ByteArrayOutputStream.toString()Ljava/lang/String;");

    /** Times of now, files, and the network, but for texts of addresses. */
    private static final Pattern MANY_OUTSIDE = Pattern.compile("java/time/(.*\\.now\\(.*|Clock\\.(system|tick[A-Z]).*)"
            + "|java/nio/file/Files\\..*"
            + "|java/io/(File(Input|Output)Stream|FileReader|FileWriter|RandomAccessFile)\\.<init>.*"
            + "|java/io/File\\.(exists|list|length|isFile|isDirectory|lastModified|canRead).*"
            + "|java/net/(InetAddress\\..*|(Server|Datagram)?Socket\\.<init>.*|URL\\.open.*|http/HttpClient\\..*)");

    /** What comes out otherwise elsewhere: where to look when it did. */
    private static final Set<String> SUSPECTS = Set.of(
            "java/lang/System.getenv",
            "java/lang/System.getProperty",
            "java/lang/System.nanoTime",
            "java/nio/file/Path.toAbsolutePath",
            "java/nio/file/Path.toRealPath",
            "java/io/File.getAbsolutePath",
            "java/io/File.getAbsoluteFile");

    private static final String GETENV = "java/lang/System.getenv";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{2,60}");
    private static final int MOST_CALLS = 12;
    private static final int MAGIC_AND_VERSION = 8;

    private final SortedSet<String> calls = new TreeSet<>();
    /** Of each class the calls that ask the world outside, and the classes that it names. */
    private final Map<String, Set<String>> outside = new HashMap<>();

    private final Map<String, Set<String>> named = new HashMap<>();
    private final SortedSet<String> variables = new TreeSet<>();

    private OwnCode() {}

    /** Reads all classes of the folder or jar of a class; nothing is known of one that comes from elsewhere. */
    static OwnCode of(Class<?> type) {
        OwnCode code = new OwnCode();
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source == null) {
                return code;
            }
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                code.read(place);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    code.read(jar.getPath("/"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(type + " is at no place that has a name", e);
        }
        return code;
    }

    /** A sentence about suspicious calls, to be added to a message; empty if there are none. */
    String hint() {
        return calls.isEmpty()
                ? ""
                : "; in the plugin's code there is "
                        + calls.stream().limit(MOST_CALLS).collect(Collectors.joining(", "));
    }

    /**
     * Where the world outside is asked by a class or by what it comes to through names of classes.
     *
     * @return each as {@code java.time.LocalDate.now in com.example.Header}
     */
    SortedSet<String> callsBehind(Class<?> first) {
        SortedSet<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(first.getName().replace('.', '/')));
        while (!next.isEmpty()) {
            String type = next.pop();
            if (seen.add(type)) {
                found.addAll(outside.getOrDefault(type, Set.of()));
                next.addAll(named.getOrDefault(type, Set.of()));
            }
        }
        return found;
    }

    /** What may be names of variables of the environment that it reads. */
    Set<String> variables() {
        return variables;
    }

    private void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                constants(Files.readAllBytes(file));
            }
        }
    }

    /** Reads the table of constants, which is at the beginning of a class: chapter 4.4 of the specification of the virtual machine. */
    private void constants(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            in.skipNBytes(MAGIC_AND_VERSION);
            int count = in.readUnsignedShort();
            Map<Integer, String> texts = new HashMap<>();
            Map<Integer, int[]> parts = new HashMap<>();
            Map<Integer, int[]> methods = new HashMap<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 3, 4, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // Long ones take two places.
                    }
                    case 7, 8, 16, 19, 20 -> parts.put(i, new int[] {in.readUnsignedShort()});
                    case 12 -> parts.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    // Fields, too: System.out is one.
                    case 9, 10, 11 -> methods.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("constant of the unknown kind " + tag);
                }
            }
            in.readUnsignedShort();
            String self = text(texts, parts, in.readUnsignedShort());
            named.put(self, classes(texts, parts));
            boolean environment = false;
            for (int[] method : methods.values()) {
                String call = text(texts, parts, method[0]) + "." + text(texts, parts, method[1]);
                String types = texts.getOrDefault(parts.getOrDefault(method[1], new int[2])[1], "");
                boolean foreign = OUTSIDE.contains(call + types)
                        || MANY_OUTSIDE.matcher(call + types).matches();
                String told = call.replace('/', '.') + " in " + self.replace('/', '.');
                if (foreign) {
                    outside.computeIfAbsent(self, name -> new TreeSet<>()).add(told);
                }
                if (foreign || SUSPECTS.contains(call)) {
                    calls.add(told);
                    environment |= call.equals(GETENV);
                }
            }
            if (environment) {
                texts.values().stream()
                        .filter(text -> VARIABLE.matcher(text).matches())
                        .forEach(text -> variables.add(text));
            }
        }
    }

    /** All that are named: constants of one part are classes, and texts or modules, whose names no class has. */
    private static Set<String> classes(Map<Integer, String> texts, Map<Integer, int[]> parts) {
        return parts.values().stream()
                .filter(part -> part.length == 1)
                .map(part -> texts.getOrDefault(part[0], ""))
                .collect(Collectors.toSet());
    }

    /** The name of a class, or of a member, that a constant refers to. */
    private static String text(Map<Integer, String> texts, Map<Integer, int[]> parts, int constant) throws IOException {
        int[] part = parts.get(constant);
        String text = part == null ? null : texts.get(part[0]);
        if (text == null) {
            throw new IOException("constant " + constant + " has no name");
        }
        return text;
    }
}
