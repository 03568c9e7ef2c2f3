package dev.marquee.basics;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that does not depend on Flink, although its package adapts to Flink: a rule, or the
 * values that rules decide on. It can be tested and reused without Flink. An architecture test
 * checks it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PlainJava {}
