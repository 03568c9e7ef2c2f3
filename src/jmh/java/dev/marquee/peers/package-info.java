/** Other engines that answer the same questions, and a comparison with them. */
package dev.marquee.peers;
