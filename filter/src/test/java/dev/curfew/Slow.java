package dev.curfew;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Takes seconds: {@code mvn verify} runs it, {@code mvn test} does not. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Slow {}
