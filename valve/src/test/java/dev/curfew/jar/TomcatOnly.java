package dev.curfew.jar;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the classes of Java and Tomcat, and hides whatever else these tests are run with. */
final class TomcatOnly extends ClassLoader {

    private static final List<String> TOMCAT = List.of(
            "jakarta.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.juli.",
            "org.apache.naming.",
            "org.apache.tomcat.");

    TomcatOnly() {
        super("tomcat", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (TOMCAT.stream().anyMatch(name::startsWith)) {
            return TomcatOnly.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        String dotted = name.replace('/', '.');
        return TOMCAT.stream().anyMatch(dotted::startsWith)
                ? TomcatOnly.class.getClassLoader().getResource(name)
                : null;
    }
}
