/**
 * How the rows of videos are shipped from the subtasks that read them to the subtask that decides
 * about each video. Nearly everything that the trending job sends through the network is sent by
 * this package, so its bytes are described here, on one page.
 *
 * <h2>Why blocks</h2>
 *
 * <p>A video stays on lists for days, and in several countries. {@link
 * dev.marquee.trending.worldwide.sightings.SightingsByVideo} therefore gathers the rows of a
 * subtask by video, until the next checkpoint or watermark, or until it is full. Flink's cost per
 * element dominates, so the gathered videos of one key group are one element, a {@link
 * dev.marquee.trending.worldwide.sightings.SightingsBlock}, and the key group is its key. The state
 * of a key group is a map of its videos.
 *
 * <h2>The bytes</h2>
 *
 * <p>The elements of a stream:
 *
 * <pre>
 *  group    4 bytes           the key group, 0 to 1023
 *  length   4 bytes           the number of bytes of the videos
 *  videos   length bytes      one or more videos, each as follows
 * </pre>
 *
 * <p>A video:
 *
 * <pre>
 *  rows       number          how many rows were gathered, at least 1
 *  listings   number          how many (day, country) pairs follow, at least 1
 *             4 bytes each    a pair, ascending; see {@link dev.marquee.trending.worldwide.rule.Listings}
 *  id         text
 *  latest     1 byte          1 if an appearance follows; 0 if no row is of a country of the question
 *  day        4 bytes         days since 1970-01-01
 *  country    2 bytes         the number of the country
 *  title      text
 *  link       1 byte          0: a text follows; 1: the link is that of the video before, with
 *             text             the id of this video in the place of the other's
 * </pre>
 *
 * <p>Integers of fixed length are big-endian. A <i>number</i> is not negative and takes seven bits
 * per byte, the lowest first; the highest bit of a byte is set if another byte follows. A
 * <i>text</i> is a number, its length in bytes, followed by as much well-formed UTF-8.
 *
 * <p>Nearly all links of thumbnails differ by the video's id alone ({@code
 * https://i.ytimg.com/vi/ID/default.jpg}). "The video before" is the last one of the block whose
 * link was written as a text and contains its id; the first occurrence of the id is replaced.
 *
 * <h2>Bounds</h2>
 *
 * <p>A subtask gathers at most 131,072 videos, 1,048,576 listings and 24 MiB of texts, and one row
 * more, which may be as long as a record ({@code --max-record-bytes}). A block has at most that. A
 * typical video takes 70 bytes and 4 for each listing.
 *
 * <h2>Compatibility</h2>
 *
 * <p>Blocks are never state: they are emitted before each checkpoint. So the layout may change
 * between versions. The key group of an id may not: the state of a video is in it. An unaligned
 * checkpoint, which Flink does not make by default, contains blocks of network buffers; only the
 * version that wrote it can restore it.
 *
 * <h2>Chosen ids</h2>
 *
 * <p>Strangers choose the ids. The local table hashes them with a random key of its own ({@link
 * dev.marquee.trending.worldwide.sightings.KeyedHash}), so nobody can choose ids that collide in
 * it. The key group must be the same in every run, so ids can be chosen that share a group, and
 * with it a subtask; they cost that subtask work, but not more per row than other ids.
 */
package dev.marquee.trending.worldwide.sightings;
