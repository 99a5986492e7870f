package io.datasurface.awsbatch.sdk.run;

import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.render.RenderedResource;
import io.datasurface.awsbatch.spec.json.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An execution of a state machine that a render has started by a schedule.
 *
 * @param account where
 * @param schedule name of the schedule
 * @param machine ARN of the state machine
 * @param input JSON text
 */
public record RenderedStart(String account, String schedule, String machine, String input) {
    private static final String SCHEDULE = "aws_scheduler_schedule";
    private static final String MACHINE = "aws_sfn_state_machine";
    private static final String MACHINE_ARN = ":stateMachine:";

    /** All of a render, in the order of its modules. */
    public static List<RenderedStart> of(Render render) {
        return render.all(SCHEDULE).stream()
                .filter(schedule -> arn(schedule).contains(MACHINE_ARN))
                .map(schedule -> new RenderedStart(
                        schedule.module().account(),
                        schedule.text("name"),
                        arn(schedule),
                        text(schedule.block("target"), "input")))
                .toList();
    }

    /** The accounts of all state machines of a render, by their ARNs. */
    public static SortedMap<String, String> machines(Render render) {
        SortedMap<String, String> machines = new TreeMap<>();
        for (RenderedResource machine : render.all(MACHINE)) {
            String account = machine.module().account();
            machines.put(
                    "arn:" + partition(machine.module().region()) + ":states:"
                            + machine.module().region() + ":" + account + MACHINE_ARN + machine.text("name"),
                    account);
        }
        return machines;
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private static String arn(RenderedResource schedule) {
        return text(schedule.block("target"), "arn");
    }

    private static String text(Map<String, Object> block, String name) {
        return block.get(name) instanceof String text ? text : "";
    }

    /** What it is called by people: what the machine is for and whom it serves, such as {@code ingest/crm}. */
    public String name() {
        String name = machine.substring(machine.lastIndexOf(':') + 1);
        Object subject = PlainJson.read("The input of " + schedule, input.getBytes(StandardCharsets.UTF_8))
                .get("subject");
        return name.substring(name.lastIndexOf('-') + 1) + "/" + subject;
    }
}
