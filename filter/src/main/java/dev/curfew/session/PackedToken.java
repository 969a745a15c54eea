package dev.curfew.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A token of the provider, packed: a JWT is three pieces of Base64 around JSON, and takes half the room without its wrapping. A million
 * sessions keep a million ID tokens, and need each one once, at logout.
 *
 * <p>{@link #reveal()} gives back the very text that was packed.
 *
 * @since 0.1
 */
public final class PackedToken {

    private static final byte[] USUAL_CLAIMS =
            ("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"HS512\"}{\"exp\":1,\"iat\":1,\"auth_time\":1,\"jti\":\"\",\"iss\":\"https:"
                            + "//\",\"aud\":\"\",\"sub\":\"\",\"typ\":\"Refresh\",\"typ\":\"ID\",\"azp\":\"\",\"nonce\":\"\",\"sid\":\"\",\"at_hash\":\"\",\"acr\":\"1\","
                            + "\"scope\":\"openid profile email\",\"email_verified\":false,\"name\":\"\",\"preferred_username\":\"\",\"given_name\":\"\","
                            + "\"family_name\":\"\",\"email\":\"@example.com\",\"realm_access\":{\"roles\":[\"\"]},\"groups\":[\"\"]}")
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte VERBATIM = 0;
    private static final byte JWT = 1;

    private final byte[] packed;

    private PackedToken(byte[] packed) {
        this.packed = packed;
    }

    /** Packs any text; JWTs shrink most. */
    public static PackedToken pack(String token) {
        byte[] pieces = piecesOf(token);
        return pieces.length > 0
                ? new PackedToken(deflate(JWT, pieces))
                : new PackedToken(deflate(VERBATIM, token.getBytes(StandardCharsets.UTF_8)));
    }

    /** The token. Never log it. */
    public String reveal() {
        byte[] plain = inflate();
        return packed[0] == JWT ? join(plain) : new String(plain, StandardCharsets.UTF_8);
    }

    /** Bytes of memory behind this token. */
    public int size() {
        return packed.length;
    }

    /** Each part decoded and preceded by its length; empty if the text is not a JWT in canonical form. */
    private static byte[] piecesOf(String token) {
        String[] parts = token.split("\\.", -1);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream(token.length());
        for (String part : parts) {
            byte[] piece = Base64Url.decode(part);
            if (parts.length < 2 || piece == null || piece.length > 0xFFFF) {
                return new byte[0];
            }
            pieces.write(piece.length >>> 8);
            pieces.write(piece.length);
            pieces.writeBytes(piece);
        }
        return pieces.toByteArray();
    }

    private static String join(byte[] pieces) {
        StringBuilder token = new StringBuilder(pieces.length * 4 / 3 + 4);
        for (int at = 0; at < pieces.length; ) {
            int length = ((pieces[at] & 0xFF) << 8) | (pieces[at + 1] & 0xFF);
            token.append(at == 0 ? "" : ".")
                    .append(Base64Url.encode(Arrays.copyOfRange(pieces, at + 2, at + 2 + length)));
            at += 2 + length;
        }
        return token.toString();
    }

    private static byte[] deflate(byte form, byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(USUAL_CLAIMS);
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 16);
            out.write(form);
            byte[] chunk = new byte[1024];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private byte[] inflate() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(USUAL_CLAIMS);
            inflater.setInput(packed, 1, packed.length - 1);
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
