/** Renders an intention graph to Terraform and job specs. */
module io.datasurface.awsbatch {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires io.datasurface.awsbatch.spec;
    requires com.google.common;
}
