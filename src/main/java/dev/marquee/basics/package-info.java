/** Small things that several features need and none of them owns. They know no feature. */
package dev.marquee.basics;
