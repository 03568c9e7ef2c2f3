/**
 * What the jobs share of Flink: the guards of their environment, the names and parallelism of their
 * operators, and figures that survive a failure.
 */
package dev.marquee.job;
