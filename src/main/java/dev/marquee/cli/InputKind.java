package dev.marquee.cli;

/** Where rows come from. */
enum InputKind {
    FILES,
    RABBITMQ
}
