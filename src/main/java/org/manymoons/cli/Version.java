package org.manymoons.cli;

import org.manymoons.results.Provenance;
import picocli.CommandLine.IVersionProvider;

/** The program's version and git commit. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"manymoons " + Provenance.programVersion()};
    }
}
