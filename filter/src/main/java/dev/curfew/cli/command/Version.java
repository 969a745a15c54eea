package dev.curfew.cli.command;

import picocli.CommandLine.IVersionProvider;

/** What the JAR says it is. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Curfew " + (version == null ? "(not packaged)" : version)};
    }
}
