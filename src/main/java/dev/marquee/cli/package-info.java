/**
 * The command line: which options there are, where their values come from, how they are converted
 * and checked, the help, and the exit codes. It opens no connection and starts no job.
 */
package dev.marquee.cli;
