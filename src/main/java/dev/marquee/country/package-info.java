/** Countries by their ISO 3166-1 codes and their English names. */
package dev.marquee.country;
