package dev.marquee;

/** x */
public final class Marquee {
    private Marquee() {}

    public static void main(String[] arguments) {
        System.out.println("x");
    }
}
