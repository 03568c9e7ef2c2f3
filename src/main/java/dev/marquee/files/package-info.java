/** Files on any Flink file system: finds the inputs, writes the results and the summary. */
package dev.marquee.files;
