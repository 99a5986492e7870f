/** Renders an intention graph to Terraform and job specs. */
module io.datasurface.awsbatch {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires transitive io.datasurface.awsbatch.spec;
}
