package io.datasurface.awsbatch.datasync;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.stack.Stack;
import io.datasurface.awsbatch.stack.StackProperties;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.container.FileShare;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What DataSync has to know of an SMB share beside where it is. Its location is in a CloudFormation stack, which takes user and password from a secret:
 * the resource of Terraform's provider would have the password in the state.
 */
public final class SmbShare {
    private static final int PORT = 445;
    /** Those of CloudFormation for AWS::DataSync::LocationSMB; neither lets a reference to a secret through. */
    private static final Pattern HOST = Pattern.compile("(([a-zA-Z0-9-]*[a-zA-Z0-9])\\.)*([A-Za-z0-9-]*[A-Za-z0-9])");

    private static final Pattern FOLDER = Pattern.compile("[a-zA-Z0-9_+./()$\\p{Zs}-]{1,4096}");

    private SmbShare() {}

    /**
     * Returns the secret with which a share is mounted: that of the capture, or else that of the share.
     *
     * @param capture the capture
     * @param share the share
     */
    public static Optional<Credential> credential(FileDropIngestion capture, FileShare share) {
        return capture.credential().or(share::credential);
    }

    /** Returns the place of a share; the folder has a slash at its beginning and its end. */
    static void check(FileDropIngestion capture, FileShare share, String folder) {
        if (share.hostPortPair().port() != PORT) {
            throw new IllegalArgumentException("DataSync reaches SMB at port " + PORT + " only, and the share "
                    + share.name() + " has port " + share.hostPortPair().port());
        }
        if (!HOST.matcher(share.hostPortPair().hostName()).matches()) {
            throw new IllegalArgumentException("DataSync finds no server by the name "
                    + share.hostPortPair().hostName() + "; give the share " + share.name()
                    + " a name of DNS, of letters, digits, - and ., or an address of IPv4");
        }
        if (!FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException(
                    "DataSync mounts no folder " + folder + "; let the path of the share " + share.name()
                            + " have slashes between its parts, and in them letters, digits, blanks and _+.()$-");
        }
        Optional<Credential> credential = credential(capture, share);
        if (credential.isEmpty()) {
            throw new IllegalArgumentException(
                    "An SMB share is mounted by a user, and neither the capture nor the share " + share.name()
                            + " names a credential; name a secret with username and password");
        }
        if (credential.get().type() != CredentialType.USER_PASSWORD) {
            throw new IllegalArgumentException(
                    "The credential " + credential.get().name() + " of the share "
                            + share.name() + " is of type " + credential.get().type()
                            + ", and DataSync mounts with a user and a password; let it be USER_PASSWORD");
        }
    }

    /**
     * Returns the location of a datastore's share.
     *
     * @param instance the platform instance, seen from the cell that has it
     * @param store name of the datastore
     * @param chunk id of the chunk; when the datastore moves, the stack that goes must not be the one that comes
     * @param capture the capture, whose place is that of an SMB share
     */
    static TfResource location(Instance instance, String store, String chunk, FileDropIngestion capture) {
        DropPlace place = DropPlace.of(instance, capture);
        FileShare share = (FileShare) capture.dataContainer().orElseThrow();
        String secret =
                instance.secrets().ofStore(store, credential(capture, share).orElseThrow());
        Optional<String> version = parameter(instance, "drops.secretVersions", share);
        StackProperties properties = StackProperties.none()
                .put("ServerHostname", place.host())
                .put("Subdirectory", place.folder())
                .put("AgentArns", place.agents())
                .secret("User", secret, "username", version)
                .secret("Password", secret, "password", version)
                .put(
                        "MountOptions",
                        StackProperties.none()
                                .put(
                                        "Version",
                                        parameter(instance, "drops.smbVersions", share)
                                                .orElse("AUTOMATIC")));
        Optional<String> domain = parameter(instance, "drops.domains", share);
        return Stack.of(
                instance,
                TfLabel.of("source", store),
                instance.named(AwsNameRule.CLOUDFORMATION_STACK, store, "drops", chunk),
                "AWS::DataSync::LocationSMB",
                domain.isPresent() ? properties.put("Domain", domain.get()) : properties);
    }

    private static Optional<String> parameter(Instance instance, String name, FileShare share) {
        Map<String, String> byContainer = instance.parameters().textMap(name);
        return Optional.ofNullable(byContainer.get(share.name()));
    }
}
