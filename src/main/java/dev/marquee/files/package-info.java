/** Files, on any Flink file system: finding the inputs, writing the results and the summary. */
package dev.marquee.files;
