package io.datasurface.model.container;

/**
 * A host and a port.
 *
 * @param hostName host name or address
 * @param port port, 0 to 65535; lint reports others
 */
public record HostPortPair(String hostName, int port) {}
