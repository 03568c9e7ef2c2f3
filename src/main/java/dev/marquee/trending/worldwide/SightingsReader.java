package dev.marquee.trending.worldwide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads what a {@link SightingsWriter} wrote. */
final class SightingsReader implements Iterator<Sightings> {
    private final byte[] bytes;
    private final ByteBuffer rest;
    private String linkBeforeId = "";
    private String linkBehindId = "";

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
        String video = text();
        return new Sightings(video, listings, rows, rest.get() == 0 ? null : latest(video));
    }

    private Appearance latest(String video) {
        return new Appearance(rest.getInt(), rest.getShort(), text(), link(video));
    }

    private String link(String video) {
        if (rest.get() == SightingsWriter.LINK_LIKE_THE_ONE_BEFORE) {
            return linkBeforeId + video + linkBehindId;
        }
        String link = text();
        int id = link.indexOf(video);
        if (id >= 0) {
            linkBeforeId = link.substring(0, id);
            linkBehindId = link.substring(id + video.length());
        }
        return link;
    }

    private String text() {
        int length = (int) number();
        int start = rest.position();
        rest.position(start + length);
        return new String(bytes, start, length, UTF_8);
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
