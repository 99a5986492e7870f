package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Secrets;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.IamText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Secrets as a policy names them: each for itself, if that is short; or else all of the governance zones that they are of; or else, if those are many too,
 * all of the credential store.
 */
final class SecretArns {
    /** Characters that each of the roles which read few other things has place for. */
    static final int ROOM = 4_000;

    private final Foundation foundation;
    private final NavigableSet<String> names;

    SecretArns(Foundation foundation, NavigableSet<String> names) {
        this.foundation = foundation;
        this.names = names;
    }

    /**
     * Returns a statement with the secrets as its resources.
     *
     * @param room characters that there is place for
     * @param reading the statement without resources
     */
    IamStatement within(int room, IamStatement reading) {
        Secrets secrets = foundation.instance().secrets();
        return Stream.<Collection<TfString>>of(
                        names.stream().map(foundation::secret).toList(),
                        below(names.stream().map(secrets::folderOf).distinct().toList()))
                .flatMap(arns -> fitting(room, reading, arns).stream())
                .findFirst()
                .orElseGet(() -> naming(reading, below(List.of(secrets.prefix()))));
    }

    private static Optional<IamStatement> fitting(int room, IamStatement reading, Collection<TfString> arns) {
        IamStatement statement = naming(reading, arns);
        return IamPolicy.length(statement) <= room ? Optional.of(statement) : Optional.empty();
    }

    private static IamStatement naming(IamStatement reading, Collection<TfString> arns) {
        return reading.resources(arns.toArray(TfString[]::new));
    }

    private List<TfString> below(List<String> folders) {
        return folders.stream()
                .map(folder -> Tf.text(foundation.arns().secret(""))
                        .then(IamText.literal(folder))
                        .then("*"))
                .map(TfString.class::cast)
                .toList();
    }
}
