package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** File operations of which one misbehaves. Nothing waits for the disk, so that hundreds of runs take seconds. */
class FaultyFiles implements FileOperations {
    /** How an operation misbehaves. */
    enum Fault {
        /** This operation fails, later ones work. */
        FAIL_ONCE,
        /** This operation and all later ones fail: the disk is full or gone. */
        FAIL_FROM_HERE,
        /** The process dies before the operation, and does nothing any more. */
        DIE_BEFORE,
        /** The process dies behind half of the operation: a file has half of its bytes. */
        DIE_WITHIN
    }

    /** The end of a process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("simulated");
        }
    }

    private final Fault fault;
    private final int at;
    private boolean dead;

    /** What was done, for messages. */
    final List<String> done = Collections.synchronizedList(new ArrayList<>());

    FaultyFiles(Fault fault, int at) {
        this.fault = fault;
        this.at = at;
    }

    boolean faulted() {
        return done.size() > at;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        before("make " + folder);
        FileOperations.super.makeFolder(folder);
        after();
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (before("write " + file)) {
            Files.write(file, Arrays.copyOf(content, content.length / 2), StandardOpenOption.CREATE_NEW);
        } else {
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        }
        after();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        before("move " + from + " to " + to);
        FileOperations.super.move(from, to);
        after();
    }

    @Override
    public void delete(Path path) throws IOException {
        before("delete " + path);
        FileOperations.super.delete(path);
        after();
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        before("sync " + folder);
        after();
    }

    private synchronized boolean before(String what) throws IOException {
        if (dead) {
            throw new Death();
        }
        int number = done.size();
        done.add(what);
        boolean here = number == at;
        switch (fault) {
            case FAIL_ONCE -> {
                if (here) {
                    throw new IOException("No space left on device");
                }
            }
            case FAIL_FROM_HERE -> {
                if (number >= at) {
                    throw new IOException("No space left on device");
                }
            }
            case DIE_BEFORE -> {
                if (here) {
                    die();
                }
            }
            case DIE_WITHIN -> dead = here;
        }
        return dead;
    }

    void die() {
        dead = true;
        throw new Death();
    }

    private synchronized void after() {
        if (dead) {
            throw new Death();
        }
    }
}
