package dev.curfew;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Generates its cases: {@code mvn test} runs a {@linkplain SampleSize part} of them, {@code mvn verify} all. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("sampled")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Sampled {}
