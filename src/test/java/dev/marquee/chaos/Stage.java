package dev.marquee.chaos;

import dev.marquee.cluster.ProjectCluster;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.nio.file.Path;
import javax.annotation.Nullable;

/**
 * What all runs share.
 *
 * @param folder where the runs have their files
 * @param cluster a cluster with high availability that runs
 * @param input the folder with the rows
 * @param countries the countries of the input, separated by commas
 * @param images the server of the thumbnails
 * @param broker a broker that runs; null where no mode needs it
 * @param checkpoints the disk of the checkpoints; null where none can be made
 */
record Stage(
        Path folder,
        ProjectCluster cluster,
        Path input,
        String countries,
        CountedImages images,
        @Nullable RabbitBroker broker,
        @Nullable CheckpointDisk checkpoints) {}
