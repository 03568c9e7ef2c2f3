package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.trending.worldwide.rule.Listings;
import dev.marquee.trending.worldwide.rule.SavedAppearance;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads the videos of a block. The package's page describes the bytes. Not thread-safe. */
final class SightingsReader implements Iterator<Sightings> {
    private static final int NONE = -1;

    private final byte[] bytes;
    private final ByteBuffer rest;

    /** Where the last link is that was written and contains its video's id, and where that is. */
    private int linkStart;

    private int linkEnd;
    private int idStart = NONE;
    private int idEnd;

    SightingsReader(byte[] bytes) {
        this.bytes = bytes;
        this.rest = ByteBuffer.wrap(bytes);
    }

    @Override
    public boolean hasNext() {
        return rest.hasRemaining();
    }

    @Override
    public Sightings next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long rows = number();
        Listings listings = new Listings();
        listings.size = (int) number();
        listings.pairs = new int[listings.size];
        for (int i = 0; i < listings.size; i++) {
            listings.pairs[i] = rest.getInt();
        }
        byte[] video = bytes((int) number());
        boolean hasLatest = rest.get() != 0;
        return new Sightings(
                new String(video, UTF_8), listings, rows, hasLatest ? latest(video) : null);
    }

    private SavedAppearance latest(byte[] video) {
        int day = rest.getInt();
        short country = rest.getShort();
        int titleLength = (int) number();
        int titleStart = skip(titleLength);
        if (rest.get() == SightingsWriter.LINK_HAS_ANOTHER_ID) {
            int beforeId = idStart - linkStart;
            int afterId = linkEnd - idEnd;
            byte[] texts = new byte[titleLength + beforeId + video.length + afterId];
            System.arraycopy(bytes, titleStart, texts, 0, titleLength);
            System.arraycopy(bytes, linkStart, texts, titleLength, beforeId);
            System.arraycopy(video, 0, texts, titleLength + beforeId, video.length);
            System.arraycopy(bytes, idEnd, texts, texts.length - afterId, afterId);
            return new SavedAppearance(day, country, texts, titleLength);
        }
        int linkLength = (int) number();
        int start = skip(linkLength);
        byte[] texts = new byte[titleLength + linkLength];
        System.arraycopy(bytes, titleStart, texts, 0, titleLength);
        System.arraycopy(bytes, start, texts, titleLength, linkLength);
        int id = SightingsWriter.indexOf(video, bytes, start, start + linkLength);
        if (id != NONE) {
            linkStart = start;
            linkEnd = start + linkLength;
            idStart = id;
            idEnd = id + video.length;
        }
        return new SavedAppearance(day, country, texts, titleLength);
    }

    /** Skips some bytes, and returns where they begin. */
    private int skip(int length) {
        int start = rest.position();
        rest.position(start + length);
        return start;
    }

    private byte[] bytes(int length) {
        byte[] copy = new byte[length];
        rest.get(copy);
        return copy;
    }

    private long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
