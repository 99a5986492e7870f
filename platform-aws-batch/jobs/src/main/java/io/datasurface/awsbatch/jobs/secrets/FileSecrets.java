package io.datasurface.awsbatch.jobs.secrets;

import io.datasurface.awsbatch.jobs.json.LoginJson;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import java.util.SortedMap;
import java.util.TreeMap;

/** Logins in a file, for one machine: an object with a login for the name of each secret. */
public final class FileSecrets implements SecretStore {
    private final String file;
    private final SortedMap<String, Login> logins;

    /**
     * Reads a file.
     *
     * @param file its location
     * @param bytes its content
     * @throws JobException if it is none of logins
     */
    public FileSecrets(String file, byte[] bytes) {
        this.file = file;
        this.logins = new TreeMap<>(LoginJson.readAll(file, bytes));
    }

    @Override
    public Login login(String arn) {
        Login login = logins.get(arn);
        if (login == null) {
            throw new JobException(
                    "There is no login for the secret " + arn + " in " + file + "; it has " + logins.keySet());
        }
        return login;
    }
}
