package io.datasurface.awsbatch.access;

import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.RedshiftDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a role or user of a database can be called. PostgreSQL cuts off what is longer, so that a grant would go to somebody else; and
 * {@code public}, which is everybody, is that in quotes, too. In Redshift a role or a group is called {@code role:name} or {@code group:name}.
 */
final class AccountNames {
    private static final int POSTGRES_BYTES = 63;
    private static final int ORACLE_BYTES = 128;
    private static final int REDSHIFT_BYTES = 127;
    private static final String REDSHIFT_KIND = "^(role|group):";
    private static final int MYSQL_USER = 32;
    private static final int MYSQL_HOST = 255;
    private static final int MOST = 128;

    private AccountNames() {}

    /** Returns what is wrong with a name; empty if it can be granted to. */
    static Optional<String> problem(DataContainer container, String account) {
        return container instanceof RedshiftDatabase
                ? named(container, account.replaceFirst(REDSHIFT_KIND, ""))
                : named(container, account);
    }

    private static Optional<String> named(DataContainer container, String account) {
        if (account.equalsIgnoreCase("public") || account.equalsIgnoreCase("none")) {
            return Optional.of("databases take " + account + " for everybody or nobody");
        }
        if (account.isBlank() || account.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("no account is called that");
        }
        return fits(container, account)
                ? Optional.empty()
                : Optional.of("the name is longer than those of accounts of "
                        + container.getClass().getSimpleName());
    }

    private static boolean fits(DataContainer container, String account) {
        int bytes = account.getBytes(StandardCharsets.UTF_8).length;
        if (container instanceof PostgresDatabase) {
            return bytes <= POSTGRES_BYTES;
        }
        if (container instanceof OracleDatabase) {
            return bytes <= ORACLE_BYTES;
        }
        if (container instanceof RedshiftDatabase) {
            return bytes <= REDSHIFT_BYTES;
        }
        if (container instanceof MySQLDatabase) {
            int at = account.lastIndexOf('@');
            return (at < 0 ? account.length() : at) <= MYSQL_USER && account.length() - at - 1 <= MYSQL_HOST;
        }
        return account.length() <= MOST;
    }
}
