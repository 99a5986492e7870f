package io.datasurface.federation.migrate;

/**
 * A change of the primary platform of a store that is under way.
 *
 * @param store name of the store
 * @param from name of the platform that ingested it
 * @param to name of the platform that shall
 * @param stage how far it has come
 * @param batch the batch up to which the new one had all when it took over; empty before
 */
public record Migration(String store, String from, String to, Stage stage, String batch) {
    /**
     * What is to be done until the next stage.
     *
     * @return a sentence or two for operators
     */
    public String next() {
        return switch (stage) {
            case DUAL_RUN ->
                "Apply this render. When " + to + " has all batches of " + store + " that " + from
                        + " has, set its batch id in the parameter caughtUp of the federation and render again.";
            case CUT_OVER ->
                "Apply this render. When all readers of " + store + " read from " + to
                        + ", name the store in the parameter retired of the federation and render again: " + from
                        + " then lets go of it, or goes on as a reader if it needs it.";
        };
    }
}
