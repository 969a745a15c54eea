package dev.curfew.guard;

/** Refuses paths that the container should never hand out: a rule must not be able to mean another place than the container does. */
final class NormalPath {

    private NormalPath() {}

    static boolean isNormal(String path) {
        if (!path.startsWith("/") || path.endsWith("/.") || path.endsWith("/..")) {
            return false;
        }
        return !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/../")
                && path.chars().noneMatch(NormalPath::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return c < 0x20 || c == 0x7F || c == '\\' || c == ';';
    }
}
