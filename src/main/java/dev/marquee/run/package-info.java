/**
 * The life of a run: everything is checked, the graph is built, the job runs while its progress is
 * shown, and at its end its results and its summary are shown and the process exits.
 */
package dev.marquee.run;
