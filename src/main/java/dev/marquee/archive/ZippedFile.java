package dev.marquee.archive;

/**
 * A file in a zip archive, as the directory of the archive describes it.
 *
 * @param name its name, its parts separated by {@code /}; it leads to no place outside the archive
 * @param headerOffset where in the archive its header begins, which its packed bytes follow
 * @param packedBytes its size in the archive
 * @param bytes its size unpacked
 * @param checksum the CRC-32 of its unpacked bytes
 * @param method how it is packed, one of {@link java.util.zip.ZipEntry#STORED} and the others that
 *     {@link EntryInput} unpacks
 */
public record ZippedFile(
        String name, long headerOffset, long packedBytes, long bytes, long checksum, int method) {}
