package org.manymoons.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.manymoons.run.Cluster;

/** A folder on any file system that Hadoop knows. */
record HadoopFolder(FileSystem files, Path path) implements Cluster.Folder {
    static HadoopFolder of(String address) throws IOException {
        Path path = new Path(address);
        FileSystem files = path.getFileSystem(new Configuration());
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
        deleteIfEmpty(path);
        deleteIfEmpty(path.getParent());
    }

    /** Deletes what unfinished tasks have left. */
    void deleteParts() throws IOException {
        for (String name : names()) {
            if (name.endsWith(".part")) {
                files.delete(new Path(path, name), false);
            }
        }
    }

    private void deleteIfEmpty(Path folder) throws IOException {
        if (files.exists(folder) && files.listStatus(folder).length == 0) {
            files.delete(folder, false);
        }
    }
}
