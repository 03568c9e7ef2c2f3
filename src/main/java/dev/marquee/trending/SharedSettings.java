package dev.marquee.trending;

import dev.marquee.job.JobSettings;

/**
 * The settings that several questions share, or that are those of the whole run.
 *
 * @param likesOver rows with more likes than this are liked
 * @param job what the run asks of Flink
 * @param folder the absolute URI of the folder of the results
 */
public record SharedSettings(long likesOver, JobSettings job, String folder) {}
