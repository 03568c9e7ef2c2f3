package dev.marquee.thumbnails;

import java.time.Duration;

/** Builds limits for a test. A limit that is not set has its default. */
final class LimitsBuilder {
    private Duration connectTimeout = ThumbnailLimits.DEFAULTS.connectTimeout();
    private Duration tryTimeout = ThumbnailLimits.DEFAULTS.tryTimeout();
    private Duration firstBackoff = ThumbnailLimits.DEFAULTS.firstBackoff();
    private Duration longestBackoff = ThumbnailLimits.DEFAULTS.longestBackoff();
    private Duration totalTimeout = ThumbnailLimits.DEFAULTS.totalTimeout();
    private int tries = ThumbnailLimits.DEFAULTS.tries();
    private int maxBytes = ThumbnailLimits.DEFAULTS.maxBytes();

    LimitsBuilder withConnectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    LimitsBuilder withTryTimeout(Duration timeout) {
        tryTimeout = timeout;
        return this;
    }

    LimitsBuilder withTotalTimeout(Duration timeout) {
        totalTimeout = timeout;
        return this;
    }

    LimitsBuilder withBackoff(Duration first, Duration longest) {
        firstBackoff = first;
        longestBackoff = longest;
        return this;
    }

    LimitsBuilder withTries(int number) {
        tries = number;
        return this;
    }

    LimitsBuilder withMaxBytes(int bytes) {
        maxBytes = bytes;
        return this;
    }

    ThumbnailLimits build() {
        return new ThumbnailLimits(
                connectTimeout,
                tryTimeout,
                tries,
                maxBytes,
                ThumbnailLimits.DEFAULTS.maxRedirects(),
                firstBackoff,
                longestBackoff,
                totalTimeout,
                ThumbnailLimits.DEFAULTS.fileTimeout());
    }
}
