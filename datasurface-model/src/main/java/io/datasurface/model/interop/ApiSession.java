package io.datasurface.model.interop;

import io.datasurface.model.internal.Quoted;
import io.datasurface.model.interop.ClientException.Code;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks commands for one version of the model and judges the answers.
 *
 * <p>The server answers an unknown object with status 500, as it does any fault. The two are told apart by the text of {@code detail}:
 * an unknown object is named in exactly one of the forms that its code makes ({@link ApiQuery#unknown}). Every other 500 is a fault of
 * the server; neither is asked again, because the model in the server's memory does not change.
 */
final class ApiSession {
    private static final String NOT_LOADED = "not_loaded";
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_UNAUTHORIZED = 407;
    private static final int FAULT = 500;
    private static final int NOT_READY = 503;

    private final ApiTransport transport;
    private final Optional<String> version;

    ApiSession(ApiTransport transport, Optional<String> version) {
        this.transport = transport;
        this.version = version;
    }

    ClientOptions options() {
        return transport.options();
    }

    /** The same for one version of the model. */
    ApiSession of(String modelVersion) {
        return new ApiSession(transport, Optional.of(modelVersion));
    }

    ServerHealth health() throws ClientException, InterruptedException {
        String question = "health";
        HttpRequest request = HttpRequest.newBuilder(options().endpoint("/health"))
                .header("accept", "application/json")
                .GET()
                .build();
        ApiTransport.Answer answer = transport.send(question, request);
        if (answer.status() != OK) {
            throw judged(question, answer);
        }
        DumpNode.Group body = body(new DumpContext(DumpContext.Origin.SERVER), question, answer);
        if (body.members().get("status") instanceof DumpNode.Text status
                && body.members().get("version") instanceof DumpNode.Text told) {
            return new ServerHealth(status.value(), Optional.of(told.value()).filter(text -> !text.equals(NOT_LOADED)));
        }
        throw transport.failure(
                Code.NOT_THE_API, question, "the answer has no status and version. Check the address.", null);
    }

    /** Returns what was asked for; nothing if the server does not have it. */
    Optional<DumpNode> ask(DumpContext context, ApiQuery query) throws ClientException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(options().endpoint("/api/query"))
                .header("accept", "application/json")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query.json(), StandardCharsets.UTF_8));
        version.filter(ApiSession::fitsHeader).ifPresent(wanted -> request.header("model-version", wanted));
        ApiTransport.Answer answer = transport.send(query.question(), request.build());
        if (answer.status() == FAULT
                && ApiDetail.of(answer).filter(query.unknown()::contains).isPresent()) {
            return Optional.empty();
        }
        if (answer.status() != OK) {
            throw judged(query.question(), answer);
        }
        DumpNode found = body(context, query.question(), answer).members().get(query.key());
        if (found == null || found instanceof DumpNode.Nothing) {
            throw transport.failure(
                    Code.NOT_THE_API,
                    query.question(),
                    "the answer has no " + Quoted.of(query.key()) + ". Check the address and the server's version.",
                    null);
        }
        return Optional.of(found);
    }

    /** The elements of a list. */
    List<DumpNode> elements(ApiReader reader, ApiQuery query) throws ClientException, InterruptedException {
        if (ask(reader.context(), query).orElse(null) instanceof DumpNode.Items items) {
            return items.elements();
        }
        throw transport.failure(Code.NOT_THE_API, query.question(), "the answer is no list. Check the address.", null);
    }

    /** The texts of a list. */
    List<String> names(ApiQuery query) throws ClientException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (DumpNode element : elements(new ApiReader(), query)) {
            if (!(element instanceof DumpNode.Text text)) {
                throw transport.failure(
                        Code.NOT_THE_API, query.question(), "the answer is no list of names. Check the address.", null);
            }
            names.add(text.value());
        }
        return List.copyOf(names);
    }

    /** Whether a version can be sent along; one that cannot is compared before and after an import only. */
    static boolean fitsHeader(String version) {
        return version.equals(version.strip()) && version.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    ClientException wrongVersion(String question, String what) {
        return transport.failure(Code.WRONG_VERSION, question, what, null);
    }

    ClientException noModel(String question) {
        return transport.failure(
                Code.NO_MODEL, question, "the server has no model. Load one into it and ask again.", null);
    }

    private DumpNode.Group body(DumpContext context, String question, ApiTransport.Answer answer)
            throws ClientException {
        if (!answer.isJson()) {
            throw transport.failure(
                    Code.NOT_THE_API,
                    question,
                    "the answer is " + Quoted.of(answer.header("content-type"))
                            + " and not application/json. Check the address.",
                    null);
        }
        try {
            if (DumpParser.parse(context, answer.body(), question) instanceof DumpNode.Group group) {
                return group;
            }
        } catch (IOException e) {
            String reason = "the answer is not JSON: " + e.getMessage() + ". Check the address.";
            throw transport.failure(Code.NOT_THE_API, question, reason, e);
        }
        throw transport.failure(Code.NOT_THE_API, question, "the answer is no JSON object. Check the address.", null);
    }

    /** The failure that an answer other than 200 is. */
    private ClientException judged(String question, ApiTransport.Answer answer) {
        Optional<String> detail = ApiDetail.of(answer);
        String said = "HTTP " + answer.status()
                + detail.map(text -> ", " + Quoted.of(text)).orElse("");
        if (answer.status() == NOT_READY) {
            return noModel(question);
        } else if (answer.status() == BAD_REQUEST
                && version.isPresent()
                && detail.filter(text -> text.startsWith("Version mismatch")).isPresent()) {
            return wrongVersion(
                    question,
                    said + ": the model is not, or no longer, of version " + Quoted.of(version.get())
                            + ". Begin again, or ask for the version that is there.");
        } else if (answer.status() >= FAULT) {
            return transport.failure(Code.FAILED, question, said + ": the server failed. Look into its log.", null);
        } else if (answer.status() >= FIRST_REDIRECT && answer.status() < BAD_REQUEST) {
            return transport.failure(
                    Code.REDIRECTED,
                    question,
                    said + ", to " + Quoted.of(answer.header("location"))
                            + ": redirects are not followed. Give that address if it is the right one.",
                    null);
        }
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN || answer.status() == PROXY_UNAUTHORIZED) {
            return transport.failure(
                    Code.NOT_ALLOWED,
                    question,
                    said + ": the server, or a proxy before it, does not let you in. Give a token that it takes.",
                    null);
        }
        return transport.failure(
                Code.REFUSED, question, said + ": the server does not take the question. Check the address.", null);
    }
}
