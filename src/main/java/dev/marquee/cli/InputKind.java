package dev.marquee.cli;

/** Where rows come from. */
enum InputKind {
    FILES,
    RABBITMQ;

    static final class Converter extends ChoiceConverter<InputKind> {
        Converter() {
            super(InputKind.class);
        }
    }
}
