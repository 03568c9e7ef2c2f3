package dev.marquee.thumbnails;

import java.io.Serializable;
import java.util.function.BiFunction;

/** A {@link BiFunction} that Flink can serialize; Flink has only the one-argument kind. */
@FunctionalInterface
public interface SerializableBiFunction<T, U, R> extends BiFunction<T, U, R>, Serializable {}
