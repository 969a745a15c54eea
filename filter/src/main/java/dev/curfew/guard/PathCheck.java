package dev.curfew.guard;

/** Refuses ambiguous paths, so that rules and the container always mean the same place. */
final class PathCheck {

    private PathCheck() {}

    static boolean isNormal(String path) {
        if (!path.startsWith("/") || path.endsWith("/.") || path.endsWith("/..")) {
            return false;
        }
        return !path.contains("//") && !path.contains("/./") && !path.contains("/../") && !hasForbidden(path);
    }

    /** A loop and not a stream: every request comes here. */
    private static boolean hasForbidden(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < 0x20 || c == 0x7F || c == '\\' || c == ';') {
                return true;
            }
        }
        return false;
    }
}
