package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.Repository;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the repository that a change comes from by what people write. */
public final class ChangeSource {
    private static final String ECOSYSTEM = "ecosystem";
    private static final Pattern GITHUB = Pattern.compile("github:([^#]+)#(.+)");
    private static final Pattern GITLAB = Pattern.compile("gitlab:(https?://[^/#]+)/([^#]+)#(.+)");
    private static final Pattern FAKE = Pattern.compile("fake:(.+)");

    private ChangeSource() {}

    /**
     * Finds a repository.
     *
     * @param text an identity, such as {@code github:acme/orders#main}, or an owner in the model: {@code ecosystem}, the name of a zone, or
     *     {@code zone/team}
     * @param model the model before the change
     * @return the repository; empty if the text is neither
     */
    public static Optional<Repository> find(String text, Ecosystem model) {
        Ownership owners = new Ownership(model);
        Optional<Repository> known = owners.all().stream()
                .filter(repository -> repository.identity().equals(text))
                .findFirst();
        return known.or(() -> parsed(text)).or(() -> owner(text, owners));
    }

    /**
     * The repositories that own something in a model, or may.
     *
     * @param model the model
     * @return their identities, sorted
     */
    public static List<String> known(Ecosystem model) {
        TreeSet<String> known = new TreeSet<>();
        new Ownership(model).all().forEach(repository -> known.add(repository.identity()));
        return List.copyOf(known);
    }

    private static Optional<Repository> parsed(String text) {
        Matcher gitHub = GITHUB.matcher(text);
        if (gitHub.matches()) {
            return Optional.of(GitHubRepository.of(gitHub.group(1), gitHub.group(2)));
        }
        Matcher gitLab = GITLAB.matcher(text);
        if (gitLab.matches()) {
            return Optional.of(new GitLabRepository(
                    gitLab.group(1), gitLab.group(2), gitLab.group(3), Optional.empty(), Optional.empty()));
        }
        Matcher fake = FAKE.matcher(text);
        return fake.matches()
                ? Optional.of(new FakeRepository(fake.group(1), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Repository> owner(String text, Ownership owners) {
        if (text.equals(ECOSYSTEM)) {
            return owners.owner(Part.ECOSYSTEM);
        }
        Optional<Repository> zone = owners.owner(Part.zone(text));
        int slash = text.indexOf('/');
        return zone.isPresent() || slash < 0
                ? zone
                : owners.owner(Part.team(text.substring(0, slash), text.substring(slash + 1)));
    }
}
