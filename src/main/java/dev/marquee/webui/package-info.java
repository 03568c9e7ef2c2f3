/**
 * Guards Flink's web UI, which is also Flink's REST interface: it refuses the requests of foreign
 * web pages and, in the embedded Flink, every request that changes something. Flink loads the guard
 * as a service. The guard does nothing unless {@code marquee.web-ui.guard} is configured.
 */
package dev.marquee.webui;
