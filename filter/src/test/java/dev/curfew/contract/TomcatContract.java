package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import java.security.CodeSource;
import org.apache.catalina.Container;
import org.apache.catalina.util.ServerInfo;
import org.apache.coyote.ProtocolHandler;
import org.junit.jupiter.api.Test;

/** The suite runs on the Tomcat that the build says, and on nothing else beside it. */
public abstract class TomcatContract {

    @Test
    void isTheOneThatTheBuildNames() {
        assertThat(ServerInfo.getServerNumber()).startsWith(System.getProperty("curfew.tomcat") + ".");
    }

    @Test
    void bringsItsOwnServletApiAndNoOtherStandsBeforeIt() {
        assertThat(sourceOf(Servlet.class))
                .isEqualTo(sourceOf(Container.class))
                .isEqualTo(sourceOf(ProtocolHandler.class));
    }

    private static CodeSource sourceOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
