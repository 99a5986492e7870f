package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The name of a team as the server lists it: zone, slash, team. Zones and teams may have slashes in their names. */
final class TeamName {
    private TeamName() {}

    /** The team with a listed name: of all ways to cut it in two, the one that the server knows. */
    static Optional<ApiTeam> find(ApiSession session, String listed, WalkReport report)
            throws ClientException, InterruptedException {
        List<ApiAnswer<ApiTeam>> found = new ArrayList<>();
        for (int at = listed.indexOf('/'); at >= 0; at = listed.indexOf('/', at + 1)) {
            String zone = listed.substring(0, at);
            String team = listed.substring(at + 1);
            ApiReader reader = new ApiReader();
            ObjectPath path = ObjectPath.ROOT.child("zones", zone).child("teams", team);
            Optional<DumpNode> node = session.ask(reader.context(), ApiQuery.team(zone, team));
            if (node.isPresent()) {
                found.add(reader.answer(reader.team(node.get(), zone, path)));
            }
        }
        if (found.size() != 1) {
            report.unclearTeam(listed, found.size());
            return Optional.empty();
        }
        report.add(found.get(0));
        return found.get(0).value();
    }
}
