/** What else answers the questions, and a comparison with it. */
package dev.marquee.peers;
