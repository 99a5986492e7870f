package io.datasurface.federation.cost;

import io.datasurface.federation.facts.Members;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.lint.ProblemCollector;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reports settings that are well-formed for the host and still say nothing to the federation. */
public final class SettingsRules {
    private static final String CODE = "federation-setting-ignored";
    private static final int MOST_TOLD = 8;

    private final Settings settings;
    private final Members members;
    private final ProblemCollector problems;

    /**
     * Reports to a collector.
     *
     * @param settings what to look at
     * @param members the platforms that they may speak of
     * @param problems takes the problems
     */
    public SettingsRules(Settings settings, Members members, ProblemCollector problems) {
        this.settings = settings;
        this.members = members;
        this.problems = problems;
    }

    /** Looks at all of them. */
    public void check() {
        for (String name : new TreeSet<>(settings.texts("draining"))) {
            if (members.find(name) < 0) {
                problems.warning(
                        CODE,
                        settings.path("draining"),
                        "The parameter \"draining\" names the platform \"%s\", which does not exist; correct the name or take it away",
                        name);
            }
        }
        SortedSet<String> places = places();
        new TreeMap<>(settings.prices()).forEach((pair, price) -> price(pair, price, places));
    }

    private SortedSet<String> places() {
        SortedSet<String> places = new TreeSet<>();
        for (int platform = 0; platform < members.count(); platform++) {
            if (members.capabilities(platform).isPresent()) {
                for (LocationKey place : members.places(platform)) {
                    places.add(place.toString());
                    places.add(place.vendor());
                }
            }
        }
        return places;
    }

    private void price(String pair, String price, SortedSet<String> places) {
        if (!Settings.isAmount(price)) {
            problems.warning(
                    CODE,
                    settings.path("egress.prices").child(pair),
                    "The price of \"%s\" is \"%s\", which is no amount, and is ignored; give US dollars such as 0.09",
                    pair,
                    price);
        }
        int arrow = pair.indexOf('>');
        boolean known =
                arrow >= 0 && places.contains(pair.substring(0, arrow)) && places.contains(pair.substring(arrow + 1));
        if (!known) {
            problems.warning(
                    CODE,
                    settings.path("egress.prices").child(pair),
                    "The price \"%s\" of \"%s\" is for no pair of places of platforms, and is ignored; give two of %s with a > between",
                    price,
                    pair,
                    told(places));
        }
    }

    private static String told(SortedSet<String> places) {
        String told = String.join(", ", places.stream().limit(MOST_TOLD).toList());
        return places.size() > MOST_TOLD ? told + " and " + (places.size() - MOST_TOLD) + " more" : told;
    }
}
