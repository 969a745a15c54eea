package dev.curfew.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.CapturedLog;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A {@code RewriteValve} that Tomcat shows by JMX, under the names that it gives. */
class RewriteValvesTest {

    private static final String ENGINE = "RewriteValvesTest";

    /** Has nothing to show. */
    public interface Shown {}

    private static final class Valve implements Shown {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=Valve,name=RewriteValve | true",
                "type=Valve,host=localhost,name=RewriteValve | true",
                "type=Valve,host=localhost,seq=1,name=RewriteValve | true",
                "type=Valve,host=other,name=RewriteValve | false",
                "type=Valve,host=localhost,context=/app,name=RewriteValve | true",
                "type=Valve,host=localhost,context=/app##2,name=RewriteValve | true",
                "type=Valve,host=localhost,context=/other,name=RewriteValve | false",
                "type=Valve,host=localhost,context=/,name=RewriteValve | false",
                "type=Valve,host=localhost,name=ErrorReportValve | false"
            })
    void isToldWhereItIsOnTheWay(String name, boolean told) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName valve = new ObjectName(ENGINE + ":" + name);
        server.registerMBean(new StandardMBean(new Valve(), Shown.class), valve);
        try (CapturedLog log = CapturedLog.start()) {
            RewriteValves.warn(application());

            assertThat(log.text().contains("/app: a RewriteValve runs before the filter"))
                    .isEqualTo(told);
            assertThat(log.text().contains("Exclude /app/.curfew/ from its rules"))
                    .isEqualTo(told);
        } finally {
            server.unregisterMBean(valve);
        }
    }

    private static ServletContext application() {
        return (ServletContext) Proxy.newProxyInstance(
                RewriteValvesTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getVirtualServerName") ? ENGINE + "/localhost" : "/app");
    }
}
