package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Workspaces whose access one root module would destroy and another make anew: nobody could use it in between, and what was queried would be gone. */
final class AccessMoves {
    private static final String ROLE = "aws_iam_role.consumers__";

    private AccessMoves() {}

    /** Returns a note that says how they are handed over instead; none if there are none. */
    static List<RenderNote> of(List<ModuleNotes.Compared> modules) {
        Map<String, String> destroyers = new TreeMap<>();
        SortedMap<String, String> makers = new TreeMap<>();
        for (ModuleNotes.Compared compared : modules) {
            for (ResourceChange change : compared.changes()) {
                if (change.address().startsWith(ROLE) && change.action() == Action.DESTROY) {
                    destroyers.put(change.address(), compared.module());
                } else if (change.address().startsWith(ROLE) && change.action() == Action.MAKE) {
                    makers.put(change.address(), compared.module());
                }
            }
        }
        List<RenderNote> notes = new ArrayList<>();
        modules.stream().filter(AccessMoves::isLeftAlone).forEach(compared -> notes.add(leftAlone(compared.module())));
        makers.keySet().retainAll(destroyers.keySet());
        makers.forEach(
                (address, module) -> notes.add(
                        new RenderNote(
                                "ACCESS",
                                module + "/" + address,
                                Disturbance.CATCH_UP,
                                true,
                                "What lets people into workspace " + address.substring(ROLE.length())
                                        + " would be destroyed in "
                                        + destroyers.get(address) + " and made anew in " + module
                                        + ". Have it handed over: set access.handedOver: ["
                                        + String.join(
                                                ", ",
                                                makers.keySet().stream()
                                                        .map(each -> each.substring(ROLE.length()))
                                                        .toList())
                                        + "] in a render that changes nothing else of these workspaces, apply that, and take the parameter out again")));
        return notes;
    }

    /** Whether a module is not rendered any more whose state still lets people in. */
    private static boolean isLeftAlone(ModuleNotes.Compared compared) {
        return compared.module().startsWith("access/")
                && compared.after().equals(RootContent.NOTHING)
                && compared.before().resources().keySet().stream().anyMatch(address -> address.startsWith(ROLE));
    }

    private static RenderNote leftAlone(String module) {
        return new RenderNote(
                "ACCESS",
                module,
                Disturbance.NONE,
                true,
                "The root module " + module
                        + " is not rendered any more, and what it has let people into workspaces with would stay. If access.roots has become"
                        + " smaller, set it to what it was; if nobody is entitled to anything now, destroy the module with \"terraform destroy\""
                        + " there first");
    }
}
