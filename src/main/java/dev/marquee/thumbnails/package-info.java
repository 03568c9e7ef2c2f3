/**
 * Fetches, checks and stores the preview image of a video, once.
 *
 * <p>Read it from the outside in: {@link dev.marquee.thumbnails.Thumbnails} attaches the operator
 * to a stream; {@code ThumbnailFunction} is the operator; {@code ThumbnailDownloader} is the whole
 * way of one image, and knows no stream; {@code ImageFetcher} asks the network, {@code ImageStore}
 * the file system. What may be asked, and what may be kept, is decided by rules that do neither:
 * {@code UrlRule}, {@code AddressRule}, {@code ImageType}, {@code RetrySchedule}.
 */
package dev.marquee.thumbnails;
