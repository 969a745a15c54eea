package dev.curfew.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void isTheStandardsForItsExamples() {
        assertThat(hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void nothingIsLeftOfTheTextBefore() {
        String first = hex("abc");
        hex("x".repeat(1000));
        assertThat(hex("abc")).isEqualTo(first);
    }

    @Test
    void threadsThatShareDigestsDoNotMixTheirTexts() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(130);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 130; thread++) {
                String name = "thread " + thread + " ";
                wrong.add(threads.submit(() -> wrongOf(name)));
            }
            for (Future<Integer> one : wrong) {
                assertThat(one.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrongOf(String name) throws NoSuchAlgorithmException {
        MessageDigest own = MessageDigest.getInstance("SHA-256");
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] text = (name + i).getBytes(StandardCharsets.UTF_8);
            wrong += MessageDigest.isEqual(own.digest(text), Sha256.of(text)) ? 0 : 1;
        }
        return wrong;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
