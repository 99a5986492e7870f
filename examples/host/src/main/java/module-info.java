/** The command-line tool. */
module io.datasurface.examples.host {
    requires static org.jspecify;
    requires io.datasurface.host;
    requires io.datasurface.awsbatch;
    requires info.picocli;
}
