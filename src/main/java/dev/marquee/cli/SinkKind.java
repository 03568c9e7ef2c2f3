package dev.marquee.cli;

/** Where results go. */
enum SinkKind {
    FILES,
    RABBITMQ
}
