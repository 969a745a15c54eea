package dev.curfew.cli;

import picocli.CommandLine.IVersionProvider;

/** What the JAR says it is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Curfew " + (version == null ? "(not packaged)" : version)};
    }
}
