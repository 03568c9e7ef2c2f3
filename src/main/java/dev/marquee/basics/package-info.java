/** Small classes that several features need. They depend on no feature. */
package dev.marquee.basics;
