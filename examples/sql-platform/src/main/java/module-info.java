import io.datasurface.spi.DataPlatformProvider;
import org.example.sqlplatform.SqlPlatformProvider;

/** A platform that needs one PostgreSQL and cron. */
module org.example.sqlplatform {
    requires static transitive org.jspecify;
    requires transitive io.datasurface.spi;

    exports org.example.sqlplatform;

    provides DataPlatformProvider with
            SqlPlatformProvider;
}
