package org.manymoons.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.manymoons.dl4j.Backend;

/**
 * What a result was made with; without dates, paths and thread counts, so that the same run gives the same bytes.
 *
 * @param commit       git commit of the program, with {@code -dirty} where its sources were changed, or {@code unknown}
 * @param dataChecksum SHA-256 of the data set
 * @param classes      the label of each class, from class 0 on; null where labels are numbers to be predicted
 */
public record Provenance(
        String manymoons,
        String commit,
        String dl4j,
        String jvm,
        String platform,
        String dataChecksum,
        @Nullable List<String> classes) {

    /** Of this program on this machine. */
    public static Provenance of(String dataChecksum, @Nullable List<String> classes) {
        Properties build = buildProperties();
        return new Provenance(
                build.getProperty("git.build.version", "unknown"),
                build.getProperty("git.commit.id.describe", "unknown"),
                Backend.version(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                dataChecksum,
                classes);
    }

    /** The program's version and git commit. */
    public static String programVersion() {
        Properties build = buildProperties();
        return build.getProperty("git.build.version", "unknown") + " (commit "
                + build.getProperty("git.commit.id.describe", "unknown") + ")";
    }

    private static Properties buildProperties() {
        Properties properties = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream("/manymoons-build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
