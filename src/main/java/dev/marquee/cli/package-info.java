/**
 * The command line: where options come from, how they are checked, what a run shows while it goes
 * on and at its end, and how it exits.
 */
package dev.marquee.cli;
