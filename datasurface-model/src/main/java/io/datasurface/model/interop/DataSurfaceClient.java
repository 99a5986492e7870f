package io.datasurface.model.interop;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the read-only REST API of a Python DataSurface server. Safe for concurrent use; opens connections when it needs them and closes
 * them when they are idle.
 *
 * <p>Each method asks one command, {@link #importModel} asks for everything. All of them throw
 *
 * <ul>
 *   <li>{@link ClientException} if there is no answer, whose code says what may help. Only what may pass by itself is asked again, as
 *       often as {@link RetryPolicy} says: broken or refused connections, no answer in time, HTTP 502, 503 and 504. The server says 500
 *       for what it does not have: that is an empty value here and no exception.
 *   <li>{@link InterruptedException} if the thread is interrupted while it waits; the question is then given up.
 * </ul>
 *
 * <p>What was read and is faulty is a problem beside the value. What the API leaves out is in {@link ApiAnswer#untold}.
 */
public final class DataSurfaceClient {
    private final ApiSession session;

    private DataSurfaceClient(ApiSession session) {
        this.session = session;
    }

    /**
     * A client for one server. Does not connect yet.
     *
     * @param options how the server is asked
     * @return the client
     */
    public static DataSurfaceClient of(ClientOptions options) {
        return of(options, ClientAccess.OPEN);
    }

    /**
     * A client for a server that wants to know who asks, or that is behind a proxy. Does not connect yet.
     *
     * @param options how the server is asked
     * @param access headers and the way to the server
     * @return the client
     */
    public static DataSurfaceClient of(ClientOptions options, ClientAccess access) {
        return new DataSurfaceClient(new ApiSession(new ApiTransport(options, access), options.modelVersion()));
    }

    /**
     * Asks how the server is.
     *
     * @return its state and the version of its model
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ServerHealth health() throws ClientException, InterruptedException {
        return session.health();
    }

    /**
     * Asks for the names of all teams.
     *
     * @return the names as the server gives them: zone, slash, team
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> teams() throws ClientException, InterruptedException {
        return session.names(ApiQuery.teams());
    }

    /**
     * Asks for the names of all datastores.
     *
     * @return the names in the server's order
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> datastores() throws ClientException, InterruptedException {
        return session.names(ApiQuery.datastores());
    }

    /**
     * Asks for all workspaces.
     *
     * @return the workspaces that could be read; present even if there are none
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<List<Workspace>> workspaces() throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        List<Workspace> found = new ArrayList<>();
        for (DumpNode node : session.elements(reader, ApiQuery.workspaces())) {
            reader.workspace(node, ObjectPath.ROOT.child("workspaces", ApiReader.name(node)))
                    .ifPresent(found::add);
        }
        return reader.answer(Optional.of(List.copyOf(found)));
    }

    /**
     * Asks for a workspace.
     *
     * @param name its name
     * @return the workspace, if the server has it; its path is {@code /workspaces/} and its name
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<Workspace> workspace(String name) throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        ObjectPath path = ObjectPath.ROOT.child("workspaces", name);
        return reader.answer(
                session.ask(reader.context(), ApiQuery.workspace(name)).flatMap(node -> reader.workspace(node, path)));
    }

    /**
     * Asks for a team.
     *
     * @param zone name of its zone
     * @param name its name
     * @return the team, if the server has it; its path is as in a model
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<ApiTeam> team(String zone, String name) throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        ObjectPath path = ObjectPath.ROOT.child("zones", zone).child("teams", name);
        return reader.answer(session.ask(reader.context(), ApiQuery.team(zone, name))
                .flatMap(node -> reader.team(node, zone, path)));
    }

    /**
     * Asks for a datastore.
     *
     * @param name its name
     * @return the datastore, if the server has it; its path is {@code /dataStores/} and its name. If it is the output of a transformer
     *     the name of the workspace is empty, which is untold
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<Datastore> datastore(String name) throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        ObjectPath path = ObjectPath.ROOT.child("dataStores", name);
        return reader.answer(session.ask(reader.context(), ApiQuery.datastore(name))
                .flatMap(node -> reader.datastore(node, path, Optional.empty())));
    }

    /**
     * Asks for a dataset.
     *
     * @param store name of its datastore
     * @param name its name
     * @return the dataset, if the server has both; its path is {@code /dataStores/}, the datastore, {@code /datasets/} and its name
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<Dataset> dataset(String store, String name) throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        ObjectPath path = ObjectPath.ROOT.child("dataStores", store).child("datasets", name);
        return reader.answer(session.ask(reader.context(), ApiQuery.dataset(store, name))
                .flatMap(node -> reader.dataset(node, path)));
    }

    /**
     * Asks which workspaces depend on a datastore.
     *
     * @param store name of the datastore
     * @return the workspaces that read it, with those that read what their transformers write, sorted; an empty list if nobody does, no
     *     list if the server does not have the datastore
     * @throws ClientException if there is no answer
     * @throws InterruptedException if the thread is interrupted
     */
    public ApiAnswer<List<WorkspaceDependency>> dependencies(String store)
            throws ClientException, InterruptedException {
        ApiReader reader = new ApiReader();
        return reader.answer(
                session.ask(reader.context(), ApiQuery.dependencies(store)).map(reader::dependencies));
    }

    /**
     * Reads the whole model, as far as the server can tell it, and completes it. The server is asked for one and the same version from
     * beginning to end.
     *
     * @param supplement what the server cannot tell
     * @return the model, what is still untold, and all problems
     * @throws ClientException if there is no answer; {@link ClientException.Code#WRONG_VERSION} if the model is replaced meanwhile
     * @throws InterruptedException if the thread is interrupted
     */
    public ImportedModel importModel(Supplement supplement) throws ClientException, InterruptedException {
        return new ModelWalk(session, supplement).run();
    }
}
