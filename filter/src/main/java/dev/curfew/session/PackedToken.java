package dev.curfew.session;

import dev.curfew.crypto.Base64Url;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A compressed token of the provider: a JWT consists of three pieces of Base64 around JSON, and needs half the memory
 * without them. A million sessions keep a million ID tokens, and need each one once, at logout.
 *
 * <p>{@link #reveal()} gives back the very text that was packed.
 *
 * @since 0.1
 */
public final class PackedToken {

    /** What usual tokens have in common, most common last. */
    private static final byte[] USUAL_CLAIMS =
            ("\"scope\":\"openid profile email\",\"groups\":[\"\"],\"email_verified\":false,\"given_name\":\"\",\"family_name\":\"\",\"email\":"
                            + "\"@example.com\",\"realm_access\":{\"roles\":[\"offline_access\",\"uma_authorization\",\"default-roles-\"]},\"name\":\"\","
                            + "\"preferred_username\":\"{\"alg\":\"HS512\",\"typ\" : \"JWT\",\"kid\" : \"{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"\"}"
                            + "{\"exp\":17,\"iat\":17,\"auth_time\":17,\"jti\":\"\",\"iss\":\"https://\",\"aud\":\"\",\"sub\":\"\",\"typ\":\"Refresh\","
                            + "\"typ\":\"ID\",\"azp\":\"\",\"nonce\":\"\",\"sid\":\"\",\"at_hash\":\"\",\"acr\":\"1\",\"email_verified\":true,")
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte VERBATIM = 0;
    private static final byte JWT = 1;
    private static final int LONGEST = 0xFFFF;
    private static final byte[] NO_SIGNATURE = {};

    /** Form and length of the signature. */
    private static final int HEAD = 3;

    private final byte[] packed;

    private PackedToken(byte[] packed) {
        this.packed = packed;
    }

    /** Packs any text; JWTs shrink most. */
    public static PackedToken pack(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64Url.decode(token.substring(dot + 1));
        byte[] pieces = dot < 0 ? null : piecesOf(token.substring(0, dot));
        return pieces == null || signature == null || signature.length > LONGEST
                ? new PackedToken(pack(VERBATIM, NO_SIGNATURE, token.getBytes(StandardCharsets.UTF_8)))
                : new PackedToken(pack(JWT, signature, pieces));
    }

    /** The token. Never log it. */
    public String reveal() {
        int length = length(packed, 1);
        byte[] plain = inflate(HEAD + length);
        return packed[0] == JWT
                ? join(plain) + "." + Base64Url.encode(Arrays.copyOfRange(packed, HEAD, HEAD + length))
                : new String(plain, StandardCharsets.UTF_8);
    }

    /** Bytes of memory behind this token. */
    int size() {
        return packed.length;
    }

    /** Each part decoded and preceded by its length, or null if the text is not made of parts of a JWT in canonical form. */
    private static byte @Nullable [] piecesOf(String parts) {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream(parts.length());
        for (String part : parts.split("\\.", -1)) {
            byte[] piece = Base64Url.decode(part);
            if (piece == null || piece.length > LONGEST) {
                return null;
            }
            writeLength(pieces, piece.length);
            pieces.writeBytes(piece);
        }
        return pieces.toByteArray();
    }

    private static String join(byte[] pieces) {
        StringBuilder token = new StringBuilder(pieces.length * 4 / 3 + 4);
        for (int at = 0; at < pieces.length; ) {
            int length = length(pieces, at);
            token.append(at == 0 ? "" : ".")
                    .append(Base64Url.encode(Arrays.copyOfRange(pieces, at + 2, at + 2 + length)));
            at += 2 + length;
        }
        return token.toString();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        out.write(length >>> 8);
        out.write(length);
    }

    private static int length(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    /** The signature stands as it is: it is random, and would spoil the code that the text is shortened by. */
    private static byte[] pack(byte form, byte[] signature, byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(USUAL_CLAIMS);
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(HEAD + signature.length + plain.length);
            out.write(form);
            writeLength(out, signature.length);
            out.writeBytes(signature);
            byte[] chunk = new byte[1024];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private byte[] inflate(int from) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(USUAL_CLAIMS);
            inflater.setInput(packed, from, packed.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 3);
            byte[] chunk = new byte[1024];
            while (!inflater.finished()) {
                out.write(chunk, 0, inflater.inflate(chunk));
            }
            return out.toByteArray();
        } catch (DataFormatException impossible) {
            throw new IllegalStateException("what was deflated here does not inflate", impossible);
        } finally {
            inflater.end();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedToken that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "PackedToken[secret]";
    }
}
