package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A disk with a cache: what was done to the names in a folder is on the disk for sure only when the folder was synced. After a power cut any
 * of the rest may be there or not, in any order, but an operation is not there without those that it builds upon.
 */
final class UnsafeDisk extends FaultyFiles {
    @FunctionalInterface
    private interface Operation {
        void replay(Path disk) throws IOException;
    }

    private record Done(Operation operation, Set<Path> names, Set<Path> folders) {}

    private final List<Done> log = new ArrayList<>();
    /** By operation, up to which a folder was synced. */
    private final List<Path> synced = new ArrayList<>();

    private final List<Integer> syncedAt = new ArrayList<>();
    private final Path live;

    UnsafeDisk(Path live, Fault fault, int at) {
        super(fault, at);
        this.live = live;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        boolean there = Files.isDirectory(folder);
        super.makeFolder(folder);
        if (!there) {
            log(disk -> Files.createDirectory(at(disk, folder)), folder);
        }
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        super.write(file, content);
        log(disk -> Files.write(at(disk, file), content), file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        super.move(from, to);
        log(disk -> FileOperations.REAL.move(at(disk, from), at(disk, to)), from, to);
    }

    /** The lock is deleted, too, which is made without file operations. */
    @Override
    public void delete(Path path) throws IOException {
        super.delete(path);
        log(disk -> Files.deleteIfExists(at(disk, path)), path);
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        super.syncFolder(folder);
        synced.add(folder);
        syncedAt.add(log.size());
    }

    private Path at(Path disk, Path path) {
        return disk.resolve(live.relativize(path));
    }

    private synchronized void log(Operation operation, Path... names) {
        Set<Path> folders = new HashSet<>();
        for (Path name : names) {
            folders.add(OutputTree.parent(name));
        }
        log.add(new Done(operation, Set.of(names), folders));
    }

    /**
     * Does to a folder what is on the disk after a power cut.
     *
     * @param disk has what there was at first
     * @param random decides about what was not synced
     */
    synchronized void cut(Path disk, Random random) throws IOException {
        boolean[] kept = new boolean[log.size()];
        Set<Path> names = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        int chance = random.nextInt(5);
        for (int number = log.size() - 1; number >= 0; number--) {
            Done done = log.get(number);
            kept[number] = isSynced(number) || isNeeded(done, names, folders) || random.nextInt(4) < chance;
            if (kept[number]) {
                names.addAll(done.names());
                folders.addAll(done.folders());
            }
        }
        for (int number = 0; number < kept.length; number++) {
            if (kept[number]) {
                log.get(number).operation().replay(disk);
            }
        }
    }

    /** What a later operation builds upon: another name of the same file, the folder that it is in, and what made room in a folder. */
    private static boolean isNeeded(Done done, Set<Path> names, Set<Path> folders) {
        return done.names().stream().anyMatch(name -> names.contains(name) || folders.contains(name))
                || done.folders().stream().anyMatch(names::contains);
    }

    private boolean isSynced(int number) {
        for (int i = 0; i < synced.size(); i++) {
            if (syncedAt.get(i) > number && log.get(number).folders().contains(synced.get(i))) {
                return true;
            }
        }
        return false;
    }
}
