package io.datasurface.awsbatch.jobs.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Addresses of PostgreSQL databases. A name in a document can't bring arguments with it, such as one that turns encryption off. */
public final class PostgresUrl {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private PostgresUrl() {}

    /**
     * The address.
     *
     * @throws JobException if there can be no such host
     */
    public static String of(String host, int port, String database) {
        if (!HOST.matcher(host).matches()) {
            throw new JobException(
                    "The host " + host + " is none; use a name, or an address, that of IPv6 in brackets");
        }
        return "jdbc:postgresql://" + host + ":" + port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }
}
