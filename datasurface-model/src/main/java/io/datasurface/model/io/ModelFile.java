package io.datasurface.model.io;

/** What one file gave. */
final class ModelFile {
    private final FileContext context;
    private final Header header;
    private final Draft root;
    private final byte[] digest;

    /**
     * Keeps what a file gave.
     *
     * @param context its problems and positions
     * @param header what it is about
     * @param root its part of the ecosystem
     * @param digest hash of the bytes that were read of it; not copied
     */
    ModelFile(FileContext context, Header header, Draft root, byte[] digest) {
        this.context = context;
        this.header = header;
        this.root = root;
        this.digest = digest;
    }

    FileContext context() {
        return context;
    }

    Header header() {
        return header;
    }

    Draft root() {
        return root;
    }

    byte[] digest() {
        return digest;
    }
}
