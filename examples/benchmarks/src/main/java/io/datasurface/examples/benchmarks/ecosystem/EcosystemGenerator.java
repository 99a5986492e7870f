package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes ecosystems of any size without a lint error: zones with policies and teams, power laws of sizes and of popularity, captures of all
 * kinds, chains of up to three transformers, consumers with several groups and shared containers, several platforms. The same size gives
 * the same ecosystem on every machine. Each team is made on its own, so that a writer never holds the whole. Safe for concurrent use.
 */
public final class EcosystemGenerator {
    private final Layout layout;
    private final Workspaces workspaces;
    private final Platforms platforms;
    private final Zones zones;

    /**
     * A generator.
     *
     * @param size what to make
     */
    public EcosystemGenerator(EcosystemSize size) {
        this.layout = new Layout(size);
        Stores stores = new Stores(layout);
        this.workspaces = new Workspaces(layout, stores);
        this.platforms = new Platforms(layout, stores);
        this.zones = new Zones(layout, stores, workspaces);
    }

    /**
     * The whole ecosystem, in memory.
     *
     * @return the ecosystem
     */
    public Ecosystem ecosystem() {
        Map<String, GovernanceZone> all = new LinkedHashMap<>();
        for (int zone = 0; zone < zoneCount(); zone++) {
            Map<String, Team> teams = new LinkedHashMap<>();
            teamsOfZone(zone).mapToObj(this::team).forEach(team -> teams.put(team.name(), team));
            all.put(Zones.zoneName(zone), zones.zone(zone, teams));
        }
        return top(all);
    }

    /**
     * The ecosystem without its zones.
     *
     * @return everything that stands outside of zones
     */
    public Ecosystem top() {
        return top(Map.of());
    }

    private Ecosystem top(Map<String, GovernanceZone> all) {
        PlatformServicesProvider provider = platforms.provider();
        List<DatasetGroupDataPlatformAssignments> assignments = IntStream.range(
                        0, layout.size().consumers())
                .boxed()
                .flatMap(consumer -> workspaces.assignments(consumer).stream())
                .toList();
        return Ecosystem.builder("Acme")
                .documentation("A company that does not exist.")
                .owningRepo(GitHubRepository.of("acme/ecosystem", "main"))
                .liveRepo(GitHubRepository.of("acme/ecosystem", "live"))
                .vendors(Platforms.vendors().values())
                .platformServicesProvider(provider)
                .zoneDeclarations(zones.declarations().values())
                .zones(all.values())
                .dsgPlatformMappings(assignments)
                .primaryIngestionPlatforms(platforms.primaries().values())
                .build();
    }

    /**
     * How many zones there are.
     *
     * @return a number of 2 or more
     */
    public int zoneCount() {
        return layout.size().zones();
    }

    /**
     * One zone without its teams.
     *
     * @param zone its number, from 0
     * @return the zone
     */
    public GovernanceZone zone(int zone) {
        return zones.zone(zone, Map.of());
    }

    /**
     * The teams of a zone.
     *
     * @param zone its number
     * @return numbers of teams
     */
    public IntStream teamsOfZone(int zone) {
        return layout.teamsOfZone(zone);
    }

    /**
     * One team with all it has.
     *
     * @param team its number
     * @return the team
     */
    public Team team(int team) {
        return zones.team(team);
    }
}
