package dev.marquee.literal;

/** Scans a number without its sign, and keeps its kind. Not thread-safe. */
final class NumberToken {
    /** Python's own limit for decimal numbers, since conversion takes quadratic time. */
    static final int MAX_DIGITS = 4300;

    private boolean real;
    private int digits;

    /** Whether the last scanned number is a real one. */
    boolean isReal() {
        return real;
    }

    static boolean startsAt(Source source, int position) {
        return source.isDigit(position)
                || (source.at(position) == '.' && source.isDigit(position + 1));
    }

    /**
     * Scans the number that begins here.
     *
     * @return where it ends
     */
    int scan(Source source, int start) throws LiteralException {
        real = false;
        digits = 0;
        int radix = radix(source, start);
        int end =
                radix == 10
                        ? scanDecimal(source, start)
                        : skipDigits(source, start + 2, radix, true);
        char next = source.at(end);
        if (next == 'j' || next == 'J') {
            throw new LiteralException("complex numbers are not read", end);
        }
        if ((radix != 10 && digits == 0) || source.isNamePart(end)) {
            throw source.expected("a digit or the end of the number", end);
        }
        if (!real && radix == 10 && source.at(start) == '0') {
            requireZeros(source, start, end);
        } else if (!real && digits > MAX_DIGITS) {
            throw new LiteralException(
                    "a whole number of more than " + MAX_DIGITS + " digits", start);
        }
        return end;
    }

    private int scanDecimal(Source source, int start) throws LiteralException {
        int i = skipDigits(source, start, 10, false);
        if (source.at(i) == '.') {
            real = true;
            i = skipDigits(source, i + 1, 10, false);
        }
        if (source.at(i) == 'e' || source.at(i) == 'E') {
            char sign = source.at(i + 1);
            int exponent = sign == '+' || sign == '-' ? i + 2 : i + 1;
            // Otherwise it is a letter after the number.
            if (source.isDigit(exponent)) {
                real = true;
                i = skipDigits(source, exponent, 10, false);
            }
        }
        return i;
    }

    /** Only zero may begin with zero. */
    private static void requireZeros(Source source, int start, int end) throws LiteralException {
        for (int i = start; i < end; i++) {
            if (source.at(i) != '0' && source.at(i) != '_') {
                throw new LiteralException("a whole number with leading zeros", start);
            }
        }
    }

    /** Skips digits, which may have single underscores between them. */
    private int skipDigits(Source source, int start, int radix, boolean underscoreFirst) {
        int i = start;
        boolean mayBeUnderscore = underscoreFirst;
        while (true) {
            if (source.isDigit(i, radix)) {
                digits++;
                i++;
                mayBeUnderscore = true;
            } else if (mayBeUnderscore && source.at(i) == '_' && source.isDigit(i + 1, radix)) {
                i++;
            } else {
                return i;
            }
        }
    }

    static int radix(Source source, int start) {
        if (source.at(start) != '0') {
            return 10;
        }
        return switch (source.at(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }
}
