package org.manymoons.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.manymoons.cluster.Cluster;

/** A folder on any file system that Hadoop knows. */
record HadoopFolder(FileSystem files, Path path) implements Cluster.Folder {
    private static final Configuration SETTINGS = settings(); // reading its files takes as long as some seeds

    /** Hadoop's settings with those that Spark was given as spark.hadoop.*. */
    private static Configuration settings() {
        SparkEnv running = SparkEnv.get();
        return SparkHadoopUtil.get().newConfiguration(running == null ? new SparkConf() : running.conf());
    }

    static HadoopFolder of(String address) throws IOException {
        Path path = new Path(address);
        FileSystem files = path.getFileSystem(SETTINGS);
        files.setWriteChecksum(false);
        return new HadoopFolder(files, path);
    }

    @Override
    public Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        try {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(path, false);
            while (all.hasNext()) {
                names.add(all.next().getPath().getName());
            }
        } catch (FileNotFoundException none) {
            return Set.of();
        }
        return names;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return files.open(new Path(path, name));
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(new Path(path, name), false);
        if (files.listStatus(path).length == 0) {
            files.delete(path, false);
        }
    }

    /** Takes a file of this machine: writes aside and moves; where another was quicker with the same, its file stays. */
    void put(java.nio.file.Path file) throws IOException {
        String name = file.getFileName().toString();
        Path aside = new Path(path, name + "." + UUID.randomUUID() + ".part");
        try (OutputStream out = files.create(aside)) {
            Files.copy(file, out);
        }
        if (!files.rename(aside, new Path(path, name))) {
            files.delete(aside, false);
            if (!has(name)) {
                throw new IOException(path + ": a file written there could not be named " + name);
            }
        }
    }

    /** Whether there is a file of that name. */
    boolean has(String name) throws IOException {
        return files.exists(new Path(path, name));
    }

    /** Deletes what unfinished tasks have left. */
    void deleteParts() throws IOException {
        for (String name : names()) {
            if (name.endsWith(".part")) {
                files.delete(new Path(path, name), false);
            }
        }
    }
}
