package io.datasurface.model.interop;

import io.datasurface.model.common.DurationWords;
import io.datasurface.model.internal.ParserMessages;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.interop.ClientException.Code;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends questions and brings answers, again if there was none. Questions change nothing on the server, so they may be asked twice.
 * Redirects are not followed: they are answers. Safe for concurrent use.
 */
final class ApiTransport {
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    /** An answer as it came. */
    static final class Answer {
        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isJson() {
            String type = header("content-type").toLowerCase(Locale.ROOT).strip();
            return type.equals("application/json") || type.startsWith("application/json;");
        }
    }

    private final ClientOptions options;
    private final ClientAccess access;
    private final HttpClient http;

    /** Values of headers that were sent, which no message repeats, whoever says them. */
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    ApiTransport(ClientOptions options, ClientAccess access) {
        this.options = options;
        this.access = access;
        this.http = access.http()
                .orElseGet(() -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .build());
    }

    ClientOptions options() {
        return options;
    }

    /** Returns the first answer that is one, whatever its status; the question is for messages. */
    Answer send(String question, HttpRequest request) throws ClientException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = once(question, request);
                if (!isPassing(answer)) {
                    return answer;
                }
                throw failure(
                        Code.UNAVAILABLE,
                        question,
                        "HTTP " + answer.status() + ", attempt " + attempt + " of " + attempts()
                                + ". Try again when the server is up.",
                        null);
            } catch (ClientException e) {
                if (!e.mayPass() || attempt == attempts()) {
                    throw e;
                }
            }
            options.retries().pause(attempt);
        }
    }

    /** Something is wrong with a question or its answer. */
    ClientException failure(Code code, String question, String what, @Nullable Throwable cause) {
        String said = what;
        for (String secret : secrets) {
            said = said.replace(secret, "***");
        }
        return new ClientException(code, question + " at " + options.address() + ": " + said, cause);
    }

    /** Returns a request with the headers that say who asks. */
    private HttpRequest withAccess(HttpRequest request) {
        Map<String, String> headers = access.current();
        if (headers.isEmpty()) {
            return request;
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
        headers.forEach((name, value) -> {
            secrets.add(value);
            secrets.add(value.substring(value.lastIndexOf(' ') + 1)); // without the word Bearer
            builder.setHeader(name, value);
        });
        return builder.build();
    }

    private int attempts() {
        return options.retries().attempts();
    }

    /** A server that has no model says so itself, in the form of the API: that does not pass by itself. */
    private static boolean isPassing(Answer answer) {
        boolean unavailable =
                answer.status() == UNAVAILABLE && ApiDetail.of(answer).isEmpty();
        return answer.status() == BAD_GATEWAY || answer.status() == GATEWAY_TIMEOUT || unavailable;
    }

    private Answer once(String question, HttpRequest request) throws ClientException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(withAccess(request), LimitedBody.handler(options.longestAnswer()));
        try {
            // The client's own timeout ends with the headers; this one covers the body too.
            return new Answer(coming.get(options.answerTimeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw timedOut(question, e);
        } catch (ExecutionException e) {
            throw translated(question, e.getCause() == null ? e : e.getCause());
        } finally {
            coming.cancel(true); // Hangs up if the answer was not awaited; without effect otherwise.
        }
    }

    private ClientException translated(String question, Throwable cause) {
        if (cause instanceof LimitedBody.TooLong) {
            return failure(
                    Code.TOO_LONG,
                    question,
                    "the answer has more than " + options.longestAnswer() + " bytes. Allow longer answers.",
                    cause);
        } else if (cause instanceof HttpConnectTimeoutException) {
            return failure(
                    Code.UNREACHABLE,
                    question,
                    "no connection within " + DurationWords.of(options.connectTimeout()) + ", " + attempts()
                            + " attempts. Check that the server runs and can be reached from here.",
                    cause);
        } else if (cause instanceof HttpTimeoutException) {
            return timedOut(question, cause);
        } else if (cause instanceof IOException) {
            String reason = cause.getMessage() == null
                    ? cause.getClass().getSimpleName()
                    : ParserMessages.clean(cause.getMessage());
            return failure(
                    Code.UNREACHABLE,
                    question,
                    "no answer (" + Quoted.of(reason) + "), " + attempts()
                            + " attempts. Check that the server runs and can be reached from here.",
                    cause);
        }
        throw new IllegalStateException("unexpected failure of the HTTP client", cause);
    }

    private ClientException timedOut(String question, Throwable cause) {
        return failure(
                Code.TIMED_OUT,
                question,
                "no whole answer within " + DurationWords.of(options.answerTimeout()) + ", " + attempts()
                        + " attempts. Try again, or allow more time.",
                cause);
    }
}
