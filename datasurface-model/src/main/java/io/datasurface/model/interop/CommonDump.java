package io.datasurface.model.interop;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Repository;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What many objects of the dump have. */
final class CommonDump {
    static final Kinds<Credential> CREDENTIAL = Kinds.of("Credential", CommonDump::credential);
    static final Kinds<Repository> REPOSITORY = Kinds.of(Map.of(
            "GitHubRepository", CommonDump::gitHub,
            "GitLabRepository", CommonDump::gitLab,
            "FakeRepository", CommonDump::fake));
    static final Kinds<SimpleDC> CLASSIFICATION = Kinds.of("SimpleDC", CommonDump::classification);
    static final Kinds<Documentation> DOCUMENTATION = Kinds.of(Map.of(
            "PlainTextDocumentation", CommonDump::words,
            "MarkdownDocumentation", CommonDump::words));
    private static final Kinds<Optional<Deprecation>> DEPRECATION =
            Kinds.of("DeprecationInfo", CommonDump::deprecation);

    private CommonDump() {}

    static Optional<Documentation> documentation(DumpObject object) {
        return object.one("documentation", "documentation", DOCUMENTATION);
    }

    static Optional<Repository> owningRepo(DumpObject object) {
        return object.one("owningRepo", "owningRepo", REPOSITORY);
    }

    static Optional<Deprecation> deprecationOf(DumpObject object) {
        return object.one("deprecationStatus", "deprecation", DEPRECATION).flatMap(status -> status);
    }

    static List<LocationKey> locations(DumpObject object, String key, String pathKey) {
        return object.texts(key, pathKey).stream().map(LocationKey::new).toList();
    }

    private static Documentation words(DumpObject object) {
        return new Documentation(object.text("description"), object.textMap("tags"), object.optionalText("markdown"));
    }

    private static Optional<Deprecation> deprecation(DumpObject object) {
        boolean deprecated = object.constant("status", Status.class, Status.NOT_DEPRECATED) == Status.DEPRECATED;
        Optional<Documentation> reason = object.one("reason", "reason", DOCUMENTATION);
        Optional<Documentation> words = object.one("documentation", "reason", DOCUMENTATION);
        return deprecated ? Optional.of(new Deprecation(reason.or(() -> words))) : Optional.empty();
    }

    private static Credential credential(DumpObject object) {
        return new Credential(
                object.text("name"),
                object.constant("credentialType", CredentialType.class, CredentialType.USER_PASSWORD));
    }

    private static Repository gitHub(DumpObject object) {
        return new GitHubRepository(
                object.text("repositoryName"),
                object.text("branchName"),
                object.one("credential", "credential", CREDENTIAL),
                documentation(object));
    }

    private static Repository gitLab(DumpObject object) {
        return new GitLabRepository(
                object.text("repoUrl"),
                object.text("repositoryName"),
                object.text("branchName"),
                object.one("credential", "credential", CREDENTIAL),
                documentation(object));
    }

    private static Repository fake(DumpObject object) {
        return new FakeRepository(
                object.text("name"), object.one("credential", "credential", CREDENTIAL), documentation(object));
    }

    private static SimpleDC classification(DumpObject object) {
        return new SimpleDC(
                object.constant("dcType", DataClassificationType.class, DataClassificationType.PUB),
                object.optionalText("name"));
    }

    private enum Status {
        NOT_DEPRECATED,
        DEPRECATED
    }
}
