package io.datasurface.awsbatch.foundation;

import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortPair;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.MongoDatabase;
import java.util.List;

/** Ports at which the servers of databases listen. */
final class ServerPorts {
    private static final int HIGHEST_PORT = 65_535;

    private ServerPorts() {}

    /** Returns the ports of a container; none if it is no database, or does not say. */
    static List<Integer> of(DataContainer container) {
        return servers(container).stream()
                .map(HostPortPair::port)
                .filter(port -> port > 0 && port <= HIGHEST_PORT)
                .distinct()
                .toList();
    }

    private static List<HostPortPair> servers(DataContainer container) {
        if (container instanceof HostPortSQLDatabase database) {
            return List.of(database.hostPortPair());
        }
        return container instanceof MongoDatabase mongo ? mongo.hosts() : List.of();
    }
}
