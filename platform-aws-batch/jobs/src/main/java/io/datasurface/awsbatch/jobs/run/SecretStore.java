package io.datasurface.awsbatch.jobs.run;

/** Where jobs find the logins that spec documents only name. */
@FunctionalInterface
public interface SecretStore {
    /**
     * A login. What it prints leaves the password out.
     *
     * @param user the user
     * @param password the password
     */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /**
     * Fetches a login.
     *
     * @param arn the secret
     * @throws JobException if it is not there or is no login
     */
    Login login(String arn);
}
