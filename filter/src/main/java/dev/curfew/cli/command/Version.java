package dev.curfew.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Prints the version of the JAR. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Curfew " + (version == null ? "(not packaged)" : version)};
    }
}
