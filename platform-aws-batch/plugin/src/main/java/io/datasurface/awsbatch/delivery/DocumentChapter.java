package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operations book says of databases of documents, where there are any. */
final class DocumentChapter {
    private final Instance instance;
    private final Set<MongoFlavor> flavors;

    DocumentChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.flavors = new ChunkContent(model.graph().nodes())
                .stores().keySet().stream()
                        .flatMap(store -> model.ecosystem().datastore(store).stream())
                        .flatMap(entry -> DocumentSources.of(entry.datastore()).stream())
                        .map(MongoDatabase::flavor)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The chapters; none where there are no documents. */
    List<String> text() {
        List<String> chapters = new ArrayList<>();
        if (flavors.contains(MongoFlavor.MONGODB)) {
            chapters.add(mongo());
        }
        if (flavors.contains(MongoFlavor.DOCUMENTDB)) {
            chapters.add(amazon());
        }
        if (!flavors.isEmpty()) {
            chapters.add(documents());
        }
        return chapters;
    }

    private static String mongo() {
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
                """;
    }

    /** Source: DMS user guide, Amazon DocumentDB as a source; DocumentDB developer guide, change streams. */
    private static String amazon() {
        return """
                ## Sources of documents (Amazon DocumentDB)

                Before a datastore is applied whose source is Amazon DocumentDB:

                * **Change streams**, which are off in a new cluster and cost storage and reads; without them DMS loads the collections and then captures nothing. In the
                  shell, for each database that is captured, and for as long as a task may rest (the parameter of the cluster; three hours by default, seven
                  days at most):

                ```js
                db.adminCommand({modifyChangeStreams: 1, database: "sales", collection: "", enable: true})
                ```

                ```sh
                aws docdb modify-db-cluster-parameter-group --db-cluster-parameter-group-name "$GROUP" \\
                  --parameters ParameterName=change_stream_log_retention_duration,ParameterValue=172800,ApplyMethod=immediate
                ```

                * **A user** who may read: from version 4 on of all databases, because DMS listens to the stream of the whole cluster. In the database `admin`:

                ```js
                db.createUser({user: "datasurface", pwd: passwordPrompt(), roles: [{role: "readAnyDatabase", db: "admin"}]})
                ```

                * **The secret** of the capture: a JSON object with `username`, `password`, `host` (the endpoint of the cluster, not of a reader) and `port`. DMS reads it
                  with its role each time it connects; no template, plan or state has anything of it.
                * **TLS**, which a new cluster demands: import the certificates of its authority into DMS and name them in `dms.certificates`, by the name of the
                  container. Without that DMS does not encrypt, and gets in only where TLS is switched off.

                ```sh
                curl -O https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem
                aws dms import-certificate --certificate-identifier docdb --certificate-pem file://global-bundle.pem \\
                  --query Certificate.CertificateArn --output text
                ```

                * **How fast**: DMS takes at most some 250 changes a second from such a cluster.

                The endpoint is in a CloudFormation stack, because Terraform's provider takes no secret for it. A change of it, such as another certificate, CloudFormation makes
                where it is, but nobody pauses the task for that: let the datastore rest before such a change is applied, and go on after it, as above. Programs of your own that
                write to the cluster connect with `retryWrites=false`, which it does not know; DMS only reads.
                """;
    }

    private String documents() {
        return """
                ## Documents as they come

                What is to be known of documents, from either kind of database:

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
                        Folders.QUARANTINE);
    }
}
