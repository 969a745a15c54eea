package dev.curfew.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Curfew;
import dev.curfew.config.Settings;
import dev.curfew.config.Settings.StoreSettings;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderAction;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter that fails after it has opened its Curfew closes it: the container will not. */
class FailingStartContractTest {

    private final Tomcat tomcat = new Tomcat();

    @Test
    void aContainerThatTakesNoListenerLeavesNothingOfTheStart(@TempDir Path base) throws Exception {
        Set<Thread> before = threads();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context application = tomcat.addContext("/app", base.toString());
        FilterDef definition = new FilterDef();
        definition.setFilterName("curfew");
        definition.setFilter(new Refused());
        definition.setFilterClass(CurfewFilter.class.getName());
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
        try {
            tomcat.start();

            assertThat(application.getState().isAvailable()).isFalse();
            Set<Thread> left = threads();
            left.removeAll(before);
            assertThat(left).isEmpty();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("curfew-"))
                .collect(Collectors.toSet());
    }

    private static Curfew opened() {
        return Curfew.start(
                new Settings(
                        new OidcSettings(
                                URI.create("http://127.0.0.1:1/"),
                                "shop",
                                null,
                                "openid",
                                "preferred_username",
                                List.of(),
                                null),
                        TomcatFixture.usual().policy(),
                        ProviderAction.REVOKE,
                        new StoreSettings(100),
                        new Settings.CookieSettings(false, "curfew")),
                "/app",
                InstantSource.system(),
                event -> {});
    }

    /** The same object, which does one thing otherwise. */
    private static <T> T but(Class<T> type, T object, String method, UnaryOperator<Object> otherwise) {
        return type.cast(Proxy.newProxyInstance(
                FailingStartContractTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, values) -> {
                    try {
                        Object result = called.getName().equals(method) && !method.equals("getServletContext")
                                ? null
                                : called.invoke(object, values);
                        return called.getName().equals(method) ? otherwise.apply(result) : result;
                    } catch (InvocationTargetException fault) {
                        throw fault.getCause();
                    }
                }));
    }

    private static final class Refused implements Filter {

        private final CurfewFilter filter = new CurfewFilter((config, application) -> opened());

        @Override
        public void init(FilterConfig config) throws ServletException {
            filter.init(but(FilterConfig.class, config, "getServletContext", Refused::withoutListeners));
        }

        private static Object withoutListeners(Object application) {
            return but(ServletContext.class, (ServletContext) application, "addListener", unused -> {
                throw new IllegalStateException("no listener here");
            });
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            filter.doFilter(request, response, chain);
        }
    }
}
