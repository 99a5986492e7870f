package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore.Login;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Logins as Secrets Manager keeps them for databases: {@code {"username": ..., "password": ...}}, with other fields beside. What is wrong is
 * told without the text.
 */
public final class LoginJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private LoginJson() {}

    /**
     * Reads a login.
     *
     * @param name how messages call the secret
     * @param text the secret
     * @throws JobException if it is no such object
     */
    public static Login read(String name, String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return login(name, parser);
        } catch (JacksonException e) {
            throw noLogin(name);
        }
    }

    /**
     * Reads a file of logins for one machine: an object with a login for each name of a secret.
     *
     * @param file how messages call it
     * @param bytes its content
     * @throws JobException if it is no such object
     */
    public static SortedMap<String, Login> readAll(String file, byte[] bytes) {
        SortedMap<String, Login> logins = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noLogin(file);
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                logins.put(name, login(name, parser));
            }
            return logins;
        } catch (JacksonException e) {
            throw noLogin(file);
        }
    }

    private static Login login(String name, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw noLogin(name);
        }
        SortedMap<String, String> fields = new TreeMap<>();
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                fields.put(field, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        String user = fields.get("username");
        String password = fields.get("password");
        if (user == null || password == null) {
            throw noLogin(name);
        }
        return new Login(user, password);
    }

    private static JobException noLogin(String name) {
        return new JobException(
                "The secret " + name
                        + " is no JSON object with texts \"username\" and \"password\"; write it as Secrets Manager does for databases");
    }
}
