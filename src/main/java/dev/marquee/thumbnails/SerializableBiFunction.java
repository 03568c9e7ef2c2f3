package dev.marquee.thumbnails;

import java.io.Serializable;
import java.util.function.BiFunction;

/** A {@link BiFunction} that travels to the task managers; Flink has only the one-argument kind. */
@FunctionalInterface
public interface SerializableBiFunction<T, U, R> extends BiFunction<T, U, R>, Serializable {}
