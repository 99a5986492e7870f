package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What the operations book says of databases of documents, where there are any. */
final class DocumentChapter {
    private final Instance instance;
    private final boolean isThere;

    DocumentChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.isThere = new ChunkContent(model.graph().nodes())
                .stores().keySet().stream()
                        .flatMap(store -> model.ecosystem().datastore(store).stream())
                        .anyMatch(entry -> DocumentSources.of(entry.datastore()).isPresent());
    }

    /** The chapter; empty where there are no documents. */
    Optional<String> text() {
        return isThere ? Optional.of(chapter()) : Optional.empty();
    }

    private String chapter() {
        return """
                ## Sources of documents (MongoDB)

                Before a datastore is applied whose source is MongoDB:

                * **A replica set.** DMS reads changes from its log of operations; a single server has none (`rs.initiate()` makes it a replica set
                  of one). Let the log keep a day at least, so that a task that rests finds its place again:
                  `db.adminCommand({replSetResizeOplog: 1, minRetentionHours: 48})`.
                * **A user in the database `admin`**, because the endpoint has the user looked up there, who may read the database and its changes:

                ```js
                use admin
                db.createRole({role: "datasurface_capture", privileges: [
                  {resource: {db: "", collection: ""}, actions: ["find", "changeStream"]}], roles: []})
                db.createUser({user: "datasurface", pwd: passwordPrompt(), roles: ["datasurface_capture", {role: "read", db: "local"}]})
                ```

                * **The secret** of the capture: a JSON object with `username`, `password`, `host` and `port`, of a member of the replica set. The login is by
                  SCRAM-SHA-1.
                * **How long documents are**: DMS carries a document as one large object of at most %1$d KB (`dms.lobMaxSize`), and suspends the collection at
                  a longer one. Raise the parameter to the longest document, with memory for it in the replication instance.
                * **What keys are**: of one BSON type in a collection, because staged files have them as texts, where `1` and `"1"` are one key. DMS gives
                  no more than 200 characters of a key, so a document whose key has 200 or more goes to quarantine, also where the column is a `String`.

                A document that a dataset cannot hold (a field of another type, none where the column must have a value, no JSON) is left out, and its
                row stays as it was. They are in `s3://%3$s/…/%4$s` with their `_id` and reasons. Put the document right at the source: its next change
                brings it. After a change of the dataset's columns raise the hint `loadEpoch`, as fields that no column had were not kept.

                Of more than %2$d in a batch (`drops.maxBadRows`) the run fails, and readers see what they saw before. Files of DMS are not delivered again,
                so raise the parameter for a run that leaves them out, or let the column be a `String`, which takes everything, or put the documents
                right and raise `loadEpoch`. A deletion whose `_id` is none of the column's type fails the run too, as its row would stay: raise
                `loadEpoch`, and let the column `_id` have a type that all keys of the collection are of.
                """.formatted(
                        instance.parameters().integer("dms.lobMaxSize"),
                        instance.parameters().integer("drops.maxBadRows"),
                        instance.stagingBucket(),
                        Instance.QUARANTINE);
    }
}
