package org.manymoons.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.SeedBlocks;
import org.manymoons.cluster.Cluster;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.journal.BlockLines;
import org.manymoons.study.folder.RunFolder;

/**
 * An experiment whose seeds are trained on a cluster. The tasks' files lie in a folder that is named by the experiment's
 * identity, so that several experiments can share a place, and what one of them has finished stands when it is started again.
 */
public final class ClusterRun {
    private static final int NAME = 16; // characters of the checksum

    private final Cluster cluster;
    private final String master;
    private final String address;
    private final Cluster.Folder files;

    private final Path besideResults;

    private ClusterRun(Cluster cluster, String master, String address, Cluster.Folder files, Path besideResults) {
        this.cluster = cluster;
        this.master = master;
        this.address = address;
        this.files = files;
        this.besideResults = besideResults;
    }

    /**
     * Prepares work on a cluster.
     *
     * @param place    address of the folder for the tasks' files; null for the one beside the results
     * @param beside   that folder
     * @param identity what two runs must have in common to be one
     */
    public static ClusterRun of(Cluster cluster, String master, @Nullable String place, Path beside, String identity)
            throws IOException {
        String parent = place == null ? beside.toAbsolutePath().toUri().toString() : place;
        String address = parent + (parent.endsWith("/") ? "" : "/") + name(identity);
        return new ClusterRun(cluster, master, address, cluster.folder(address), beside);
    }

    private static String name(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The seeds of a census. */
    public SeedBlocks census(Experiment experiment, CensusPlan plan) {
        CensusWork work = CensusWork.of(experiment, plan);
        return new SeedBlocks() {
            @Override
            public Set<Integer> finished() throws IOException {
                Set<String> names = files.names();
                return IntStream.range(0, plan.blocks())
                        .filter(k -> names.contains(work.file(k)))
                        .boxed()
                        .collect(Collectors.toSet());
            }

            @Override
            public void train(List<Integer> blocks, IntConsumer progress) throws IOException {
                ClusterRun.this.run(work, blocks, progress);
            }

            @Override
            public BlockLines open(int block) throws IOException {
                return lines(work.file(block));
            }
        };
    }

    /** Takes the seeds that a cluster has finished for this census in this folder into the journal. */
    public static void takeIn(Experiment experiment, RunFolder folder, Path journal) throws IOException {
        Path blocks = folder.file(RunFolder.BLOCKS).resolve(name(experiment.identity()));
        if (!Files.isDirectory(blocks)) {
            return;
        }
        try (Stream<Path> listed = Files.list(blocks)) {
            for (Path file : listed.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                try (BlockLines lines = new BlockLines(file.toString(), Files.newInputStream(file))) {
                    Census.takeIn(lines, journal);
                }
            }
        }
    }

    /** Does the parts that are not finished. */
    public void run(ClusterWork work, List<Integer> parts, IntConsumer progress) throws IOException {
        Set<String> finished = files.names();
        List<Integer> missing = parts.stream()
                .filter(part -> !finished.contains(work.file(part)))
                .toList();
        parts.stream()
                .filter(part -> finished.contains(work.file(part)))
                .forEach(part -> progress.accept(work.size(part)));
        if (!missing.isEmpty()) {
            cluster.run(master, work, missing, address, progress);
        }
    }

    /** What is in a finished file. */
    public BlockLines lines(String name) throws IOException {
        return new BlockLines(address + "/" + name, files.open(name));
    }

    /** Deletes the place of the tasks' files beside the results if all of them are taken. */
    public void tidy() throws IOException {
        try {
            Files.deleteIfExists(besideResults);
        } catch (DirectoryNotEmptyException stillNeeded) {
            return;
        }
    }

    /** The tasks' files. */
    public Cluster.Folder files() {
        return files;
    }
}
