/** Compares the jobs with other engines that answer the same questions. */
package dev.marquee.peers;
