package com.acme.expenses;

import java.util.ArrayList;
import java.util.List;

/** The way of one user's claims into the archive, document by document. Nothing is in the archive before all of it is. */
final class Export {

    private static final List<String> DOCUMENTS = List.of("form", "receipt", "decision");

    private final int number;
    private final String owner;
    private final Leave leave;
    private final List<String> wanted;
    private final List<String> written = new ArrayList<>();
    private volatile String progress = "waiting";

    Export(int number, String owner, List<Claim> claims, Leave leave) {
        this.number = number;
        this.owner = owner;
        this.leave = leave;
        this.wanted = claims.stream()
                .flatMap(claim -> DOCUMENTS.stream().map(name -> owner + "/" + claim.number() + "/" + name))
                .toList();
    }

    int number() {
        return number;
    }

    String owner() {
        return owner;
    }

    /** How far it is, in words. */
    String progress() {
        return progress;
    }

    Leave leave() {
        return leave;
    }

    boolean isComplete() {
        return written.size() == wanted.size();
    }

    void step() {
        written.add(wanted.get(written.size()));
        progress = "running: " + written.size() + " of " + wanted.size() + " documents";
    }

    List<String> complete() {
        progress = "done: " + written.size() + " documents";
        return written;
    }

    /** It is over, and what was written is thrown away. */
    void stop(String why) {
        written.clear();
        progress = why;
    }
}
