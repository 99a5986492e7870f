/** The command-line tool that lints, draws, plans and renders models. */
module io.datasurface.examples.host {
    requires io.datasurface.host;
    requires io.datasurface.awsbatch;
    requires io.datasurface.federation;
    requires info.picocli;
    requires tools.jackson.core;
    requires static org.jspecify;

    opens io.datasurface.examples.host to
            info.picocli;
}
