package dev.curfew.jar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application that works with libraries which are inside Curfew too, and says which ones it got. */
public final class NeighbourServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<String> LIBRARIES = List.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.google.common.collect.ImmutableList",
            "javax.cache.Caching",
            "org.bouncycastle.jce.provider.BouncyCastleProvider",
            "org.ehcache.CacheManager",
            "org.slf4j.Logger");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        ClassLoader own = NeighbourServlet.class.getClassLoader();
        for (String name : LIBRARIES) {
            out.println(name + " from " + origin(name, own));
            out.println(name + " of the parent: " + origin(name, own.getParent()));
        }
        Logger log = LoggerFactory.getLogger(NeighbourServlet.class);
        log.info("works");
        out.println("logger=" + log.getClass().getName());
        out.println("json=" + new ObjectMapper().writeValueAsString(Map.of("list", ImmutableList.of(1, 2))));
        out.println("provider=" + new BouncyCastleProvider().getVersionStr());
        cache(out);
    }

    private static void cache(PrintWriter out) {
        for (CachingProvider provider : Caching.getCachingProviders()) {
            out.println("caching-provider=" + provider.getClass().getName());
            try (CacheManager manager = provider.getCacheManager()) {
                Cache<String, String> cache = manager.createCache("own", new MutableConfiguration<String, String>());
                cache.put("key", "value");
                out.println("cached=" + cache.get("key"));
            }
            provider.close();
        }
    }

    private static String origin(String name, ClassLoader loader) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            return Path.of(found.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .getFileName()
                    .toString();
        } catch (ClassNotFoundException none) {
            return "nothing";
        }
    }
}
