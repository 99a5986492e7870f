package io.datasurface.awsbatch.sdk.lock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A way to a server on which requests and answers meet with what they are told to; without being told, they get through. */
final class TroubledWay implements SdkHttpClient {
    enum Trouble {
        NONE,
        /** It never arrives. */
        REQUEST_LOST,
        /** It is done, and nobody hears of it. */
        ANSWER_LOST,
        /** It is done twice, and the second answer is heard. */
        TWICE,
        /** It is given up, and arrives after other requests. */
        LATE,
        /** The server says that it is too busy. */
        REFUSED
    }

    private static final String BUSY =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\",\"message\":\"slow down\"}";
    private static final int BAD_REQUEST = 400;

    private final SdkHttpClient real;
    private final Deque<Trouble> next = new ArrayDeque<>();
    private final List<HttpExecuteRequest> late = new ArrayList<>();

    TroubledWay(SdkHttpClient real) {
        this.real = real;
    }

    /** What the next requests meet with, one after the other. */
    void expect(List<Trouble> troubles) {
        next.clear();
        next.addAll(troubles);
    }

    /** What is late arrives. */
    void letArrive() {
        late.forEach(this::send);
        late.clear();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Trouble trouble = next.isEmpty() ? Trouble.NONE : next.pop();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                switch (trouble) {
                    case REQUEST_LOST -> throw new IOException("the request is lost");
                    case ANSWER_LOST -> {
                        send(request);
                        throw new IOException("the answer is lost");
                    }
                    case LATE -> {
                        late.add(request);
                        throw new IOException("no answer for a long time");
                    }
                    case TWICE -> send(request);
                    case REFUSED -> {
                        return busy();
                    }
                    case NONE -> {}
                }
                return real.prepareRequest(request).call();
            }

            @Override
            public void abort() {}
        };
    }

    private void send(HttpExecuteRequest request) {
        try {
            HttpExecuteResponse answer = real.prepareRequest(request).call();
            try (InputStream body = answer.responseBody().orElseThrow()) {
                body.readAllBytes();
            }
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB is gone", e);
        }
    }

    private static HttpExecuteResponse busy() {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(BAD_REQUEST).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(BUSY.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {
        real.close();
    }
}
