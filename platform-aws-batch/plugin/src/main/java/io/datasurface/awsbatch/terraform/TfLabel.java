package io.datasurface.awsbatch.terraform;

/** Labels of Terraform resources, made from names of the model. */
public final class TfLabel {
    private static final NameShape SHAPE = NameShape.of("label")
            .allowing("A-Za-z0-9_")
            .joinedBy("__")
            .upTo(160)
            .matching("[A-Za-z_][A-Za-z0-9_]*");

    private TfLabel() {}

    /**
     * Returns a valid label for a name, or a path of names. Different paths never share a label: a name that had to be changed
     * ends in a hash.
     *
     * @param path names from the outside in, such as a purpose and a store
     */
    public static String of(String... path) {
        return SHAPE.name("", path);
    }
}
