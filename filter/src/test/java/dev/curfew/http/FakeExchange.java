package dev.curfew.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that a test makes up. Unlike a container's it is what the test says, normal or not. */
public final class FakeExchange implements Exchange {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>(6);
    private final List<Object> beneath = new ArrayList<>(2);
    private @Nullable ContainerSession containerSession;
    private @Nullable String body;
    private int bodiesRead;
    private Runnable whileSending = () -> {};
    private boolean leftOver = true;
    private @Nullable String remoteAddress = "192.0.2.7";

    private FakeExchange(String method, String target) {
        int question = target.indexOf('?');
        this.method = method;
        this.path = question < 0 ? target : target.substring(0, question);
        this.query = question < 0 ? null : target.substring(question + 1);
    }

    public static FakeExchange of(String method, String target) {
        return new FakeExchange(method, target);
    }

    public static FakeExchange get(String target) {
        return of("GET", target);
    }

    /** What a browser sends when its user opens a page. */
    public static FakeExchange navigation(String target) {
        return get(target)
                .with("Sec-Fetch-Site", "none")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** What a browser sends for a script of the same origin. */
    public static FakeExchange fetch(String method, String target) {
        return of(method, target)
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "cors")
                .with("Sec-Fetch-Dest", "empty")
                .with("Accept", "*/*");
    }

    public FakeExchange with(String header, String value) {
        headers.add(Map.entry(header, value));
        return this;
    }

    /** Without any header of this name. */
    public FakeExchange without(String header) {
        headers.removeIf(entry -> entry.getKey().equalsIgnoreCase(header));
        return this;
    }

    public FakeExchange cookie(String name, String value) {
        String before = header(RequestHeader.COOKIE);
        without("Cookie");
        String cookie = name + "=" + value;
        return with("Cookie", before == null ? cookie : before + "; " + cookie);
    }

    public FakeExchange naming(@Nullable ContainerSession session) {
        containerSession = session;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String welcome() {
        return null;
    }

    @Override
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public String origin() {
        return "https://shop.example.com";
    }

    @Override
    public String contextPath() {
        return "/app";
    }

    @Override
    public String host() {
        return "shop.example.com";
    }

    @Override
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    /** From another address than {@code 192.0.2.7}. */
    public FakeExchange from(@Nullable String address) {
        remoteAddress = address;
        return this;
    }

    /** What a browser sends when its user submits a form on a page of the same origin, in octets. */
    public static FakeExchange submission(String target, String body) {
        return of("POST", target)
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Origin", "https://shop.example.com")
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Content-Length", String.valueOf(body.length()))
                .sending(body);
    }

    /** This happens before the whole body is there: its sender takes as long as that. */
    public FakeExchange whileSending(Runnable meanwhile) {
        whileSending = meanwhile;
        return this;
    }

    /** How often somebody has asked for the body. */
    public int bodiesRead() {
        return bodiesRead;
    }

    @Override
    public @Nullable InputStream body() {
        bodiesRead++;
        whileSending.run();
        String octets = body;
        return octets == null ? null : new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** With this in its body. */
    public FakeExchange sending(String form) {
        body = form;
        return this;
    }

    @Override
    public @Nullable Form form(int most) {
        whileSending.run();
        return body == null || body.length() > most ? null : Form.parse(body);
    }

    @Override
    public @Nullable String header(RequestHeader header) {
        for (Map.Entry<String, String> entry : headers) {
            if (entry.getKey().equalsIgnoreCase(header.word())) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public List<String> headers(RequestHeader header) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> entry : headers) {
            if (entry.getKey().equalsIgnoreCase(header.word())) {
                values.add(entry.getValue());
            }
        }
        return values;
    }

    @Override
    public boolean isLeftOver() {
        return leftOver;
    }

    /** Of an application that has something mapped to the path itself. */
    public FakeExchange mapped() {
        leftOver = false;
        return this;
    }

    @Override
    public @Nullable ContainerSession containerSession() {
        return containerSession;
    }

    /** With this of a container beneath it. */
    public FakeExchange over(Object... natives) {
        beneath.addAll(List.of(natives));
        return this;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return beneath.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getName() + " here"));
    }
}
