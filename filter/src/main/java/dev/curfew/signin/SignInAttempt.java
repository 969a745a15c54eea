package dev.curfew.signin;

import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.SignInSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pending sign-in. It is stored encrypted in a cookie of the browser that began it, so visitors cost the server no
 * memory and tabs do not collide.
 *
 * @param transaction the secrets of the protocol
 * @param target where to go afterwards
 * @param startedAt epoch milliseconds
 * @param round 1 for the first time the user is sent to the provider, one more for each time the answer was not fresh
 * @param requirement what a fresh answer has to prove
 */
record SignInAttempt(
        SignInSecrets transaction,
        ReturnTarget target,
        long startedAt,
        int round,
        AuthenticationRequirement requirement) {

    private static final byte FORMAT = 2;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(transaction.state());
            out.writeUTF(transaction.nonce());
            out.writeUTF(transaction.codeVerifier());
            out.writeUTF(target.target());
            out.writeLong(startedAt);
            out.writeByte(round);
            out.writeLong(requirement.laterThan());
            out.writeLong(requirement.endedAt());
            out.writeLong(requirement.age());
            out.writeUTF(requirement.acr() == null ? "" : String.join(" ", requirement.acr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The attempt these bytes were made from, or null if another version of Curfew made them. */
    static @Nullable SignInAttempt of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return null;
            }
            SignInSecrets transaction = new SignInSecrets(in.readUTF(), in.readUTF(), in.readUTF());
            ReturnTarget target = ReturnTarget.parse(in.readUTF());
            long startedAt = in.readLong();
            int round = in.readByte();
            AuthenticationRequirement requirement =
                    new AuthenticationRequirement(in.readLong(), in.readLong(), in.readLong(), classes(in.readUTF()));
            return target == null ? null : new SignInAttempt(transaction, target, startedAt, round, requirement);
        } catch (IOException otherFormat) {
            return null;
        }
    }

    private static @Nullable List<String> classes(String acr) {
        return acr.isEmpty() ? null : List.of(acr.split(" ", -1));
    }
}
