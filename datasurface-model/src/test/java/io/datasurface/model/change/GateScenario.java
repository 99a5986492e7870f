package io.datasurface.model.change;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.Repository;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A pull request and what comes of it.
 *
 * @param name what is tried
 * @param before the model before
 * @param source the repository that it comes from
 * @param edit the change
 * @param errors code and path of each error; none: it may be merged
 */
record GateScenario(String name, Acme before, Repository source, UnaryOperator<Acme> edit, List<String> errors) {
    static final Repository MODEL = repository("model");
    static final Repository SALES = repository("sales");
    static final Repository OPS = repository("ops");
    static final Repository FUTURE = repository("future");
    static final Repository ORDERS = repository("orders");
    static final Repository INSIGHT = repository("insight");
    static final Repository WEB = repository("web");
    static final Repository LAB = repository("lab");
    static final Repository STRANGER = repository("stranger");

    static final String UNKNOWN_SOURCE = "change-source-unknown /";

    static Repository repository(String name) {
        return GitHubRepository.of("acme/" + name, "main");
    }

    /** The same author, with what is needed to read its repository. */
    static Repository withCredential(Repository repository) {
        return repository instanceof GitHubRepository gitHub
                ? new GitHubRepository(
                        gitHub.repositoryName(),
                        gitHub.branchName(),
                        Optional.of(new Credential("token", CredentialType.API_TOKEN)),
                        Optional.of(Documentation.of("ours")))
                : repository;
    }

    static GateScenario merged(String name, Repository source, UnaryOperator<Acme> edit) {
        return new GateScenario(name, Acme.BEFORE, source, edit, List.of());
    }

    static GateScenario refused(String name, Repository source, UnaryOperator<Acme> edit, String... errors) {
        return new GateScenario(name, Acme.BEFORE, source, edit, List.of(errors));
    }

    /** The same after an earlier change. */
    GateScenario since(UnaryOperator<Acme> earlier) {
        return new GateScenario(name, earlier.apply(before), source, edit, errors);
    }

    static String declared(String name, String repository) {
        return name + ": {owningRepo: {type: GitHubRepository, repositoryName: acme/" + repository
                + ", branchName: main}}";
    }

    @Override
    public String toString() {
        return name;
    }
}
