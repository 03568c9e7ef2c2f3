package dev.marquee.cli;

/** Where results can go. */
enum SinkKind {
    FILES,
    RABBITMQ;

    /** Reads them as options spell them. */
    static final class Converter extends ChoiceConverter<SinkKind> {
        Converter() {
            super(SinkKind.class);
        }
    }
}
