package dev.marquee.archive;

/**
 * A file in a zip archive, as the directory of the archive describes it.
 *
 * @param name its name, its parts separated by {@code /}; it never refers to a place outside the
 *     archive
 * @param headerOffset the offset in the archive of its header, after which its packed bytes follow
 * @param packedBytes its size in the archive
 * @param bytes its size unpacked
 * @param checksum the CRC-32 of its unpacked bytes
 * @param method the method by which it is packed: {@link java.util.zip.ZipEntry#STORED} or another
 *     that {@link EntryInput} unpacks
 */
public record ZippedFile(
        String name, long headerOffset, long packedBytes, long bytes, long checksum, int method) {}
