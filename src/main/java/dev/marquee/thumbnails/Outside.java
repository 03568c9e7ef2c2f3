package dev.marquee.thumbnails;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;

/**
 * The downloader's dependencies on its machine, which tests replace.
 *
 * @param lookup turns names into addresses; it may block
 * @param clock the date that a {@code Retry-After} is compared with
 * @param random shakes the waits between tries; thread-safe
 * @param trust whose certificates are believed; null for those of the Java installation
 */
record Outside(
        PinnedNames.Lookup lookup,
        InstantSource clock,
        RandomGenerator random,
        @Nullable SSLContext trust) {

    static Outside real() {
        return new Outside(InetAddress::getAllByName, InstantSource.system(), new Random(), null);
    }
}
