package io.datasurface.awsbatch.jobs.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Addresses of databases. A name in a document can't bring arguments with it, such as one that turns encryption off. */
public final class JdbcUrl {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._$-]+");

    private JdbcUrl() {}

    /**
     * The address of a PostgreSQL database.
     *
     * @throws JobException if there can be no such host
     */
    public static String postgres(String host, int port, String database) {
        return "jdbc:postgresql://" + server(host, port) + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /**
     * The address of a MySQL or MariaDB server; statements have to name the database.
     *
     * @throws JobException if there can be no such host
     */
    public static String mysql(String host, int port) {
        return "jdbc:mariadb://" + server(host, port) + "/";
    }

    /**
     * The address of a SQL Server; the database is a property of the connection.
     *
     * @throws JobException if there can be no such host
     */
    public static String sqlServer(String host, int port) {
        // A colon in an address of IPv6 would end the host.
        return host.startsWith("[")
                ? "jdbc:sqlserver://;serverName=" + server(host, port).replaceAll("^\\[|].*$", "") + ";portNumber="
                        + port
                : "jdbc:sqlserver://" + server(host, port);
    }

    /**
     * The address of a service of an Oracle Database.
     *
     * @throws JobException if there can be no such host or service
     */
    public static String oracle(String host, int port, String service) {
        if (!SERVICE.matcher(service).matches()) {
            throw new JobException("The service " + service + " is none; use letters, digits and . _ $ -");
        }
        return "jdbc:oracle:thin:@//" + server(host, port) + "/" + service;
    }

    /**
     * The address of a Redshift database.
     *
     * @throws JobException if there can be no such host
     */
    public static String redshift(String host, int port, String database) {
        return "jdbc:redshift://" + server(host, port) + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    private static String server(String host, int port) {
        if (!HOST.matcher(host).matches()) {
            throw new JobException(
                    "The host " + host + " is none; use a name, or an address, that of IPv6 in brackets");
        }
        return host + ":" + port;
    }
}
