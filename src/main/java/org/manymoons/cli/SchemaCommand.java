package org.manymoons.cli;

import org.manymoons.config.schema.ConfigurationSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of the configuration, for editors. */
@Command(name = "schema", description = "Print the JSON Schema of the configuration.")
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().print(ConfigurationSchema.json());
        spec.commandLine().getOut().flush();
    }
}
