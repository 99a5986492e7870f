package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.datasync.SmbShare;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.container.FileShare;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What {@code OPERATIONS.md} says of SMB shares, where files are dropped in some. */
final class ShareChapter {
    private final Instance instance;
    private final Optional<Share> any;

    /** A share, and the datastore whose files are dropped there. */
    private record Share(String store, FileDropIngestion drops) {}

    ShareChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.any = new ChunkContent(model.graph().nodes())
                .stores().keySet().stream()
                        .flatMap(store -> model.ecosystem().datastore(store).stream())
                        .flatMap(entry -> StoreWork.drops(entry.datastore()).stream()
                                .map(drops -> new Share(entry.datastore().name(), drops)))
                        .filter(share -> DropPlace.isInStack(instance, share.drops()))
                        .findFirst();
    }

    /** The chapter; empty where there are no such shares. */
    Optional<String> text() {
        return any.flatMap(share -> share.drops()
                .dataContainer()
                .filter(FileShare.class::isInstance)
                .map(FileShare.class::cast)
                .map(place -> chapter(
                        place,
                        SmbShare.credential(share.drops(), place)
                                .map(credential -> instance.secrets().ofStore(share.store(), credential))
                                .orElse(""))));
    }

    private static String chapter(FileShare share, String secret) {
        return """
                ## Files on SMB shares

                DataSync mounts a share with the `username` and the `password` of a secret, such as `%1$s` for `%2$s`: a user of the server, or of the domain that
                `drops.domains` names, who may read the folder and go through those above it. The location is in a CloudFormation stack, which has the secret put
                in when it makes or changes the location; no template, plan or state of Terraform has it. SMB 3 encrypts what goes over the network if the server
                demands that (`drops.smbVersions: {%2$s: SMB3}`).

                * **A new password** goes into the secret, but neither the stack nor DataSync looks there by itself, and a stack in which nothing changes does not
                  either. Name the version of the secret in `drops.secretVersions`, render and apply: the location is changed where it is, and its task is made
                  anew, which copies only what differs. Until then transfers fail at the mount, so let the old password be good for as long.

                ```sh
                aws secretsmanager put-secret-value --secret-id "%1$s" --secret-string file://secret.json --query VersionId --output text
                ```

                * **A stack that could not be made** says why in its events, and Terraform in its error: mostly that the secret is not there, or has no key `username` or
                  `password`. Put that right and apply again.

                ```sh
                aws cloudformation describe-stack-events --stack-name "$STACK" \\
                  --query 'StackEvents[?ends_with(ResourceStatus, `FAILED`)].[LogicalResourceId, ResourceStatusReason]'
                ```
                """.formatted(secret, share.name());
    }
}
