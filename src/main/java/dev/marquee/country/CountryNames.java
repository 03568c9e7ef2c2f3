package dev.marquee.country;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ISO 3166-1 codes of countries by their English names, as YouTube, TMDB and the JDK write
 * them.
 *
 * <p>Names are compared without case, accents, punctuation and surrounding spaces, and {@code &}
 * equals {@code and}. Countries that no longer exist have TMDB's codes, for example {@code SU} and
 * {@code XC}. Thread-safe.
 */
public final class CountryNames {
    /** Names that differ from the JDK's: a code, then its other names, separated by {@code |}. */
    private static final String OTHER_NAMES =
            """
            AN Netherlands Antilles
            BN Brunei Darussalam
            BO Bolivia, Plurinational State of
            CD Congo|Democratic Republic of the Congo|Congo, the Democratic Republic of the
            CG Republic of the Congo
            CI Ivory Coast
            CS Serbia and Montenegro
            CV Cabo Verde
            CZ Czech Republic|Czechia
            FK Falkland Islands (Malvinas)
            FM Micronesia, Federated States of
            FO Faeroe Islands
            GB Great Britain
            GS South Georgia and the South Sandwich Islands
            HK Hong Kong
            HM Heard and McDonald Islands
            IR Iran, Islamic Republic of
            KG Kyrgyz Republic
            KP Korea, Democratic People's Republic of
            KR Korea, Republic of|Republic of Korea
            LA Lao People's Democratic Republic
            LY Libyan Arab Jamahiriya
            MD Moldova, Republic of
            MK Macedonia|North Macedonia|Macedonia, the former Yugoslav Republic of
            MM Myanmar|Burma
            MO Macao|Macau
            NL The Netherlands
            PN Pitcairn Island|Pitcairn
            PS Palestinian Territory|Palestine|Palestine, State of
            RU Russian Federation
            SJ Svalbard and Jan Mayen Islands
            SU Soviet Union
            SY Syrian Arab Republic
            SZ Swaziland|Eswatini
            TL East Timor
            TR Türkiye|Turkey
            TW Taiwan, Province of China
            TZ Tanzania, United Republic of
            UM United States Minor Outlying Islands
            US United States of America|USA
            VA Holy See
            VC St. Vincent and the Grenadines
            VE Venezuela, Bolivarian Republic of
            VI US Virgin Islands
            VN Viet Nam
            WF Wallis and Futuna Islands
            XC Czechoslovakia
            XG East Germany
            XI Northern Ireland
            XK Kosovo
            YU Yugoslavia
            """;

    private static final int CODE_LENGTH = 2;

    /**
     * Longer texts are not names of countries. Normalizing takes quadratic time if a text has
     * accents in a wrong order.
     */
    private static final int LONGEST = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTERS_NOR_DIGITS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /**
     * Returns the code of a country.
     *
     * @param text an English name, or two capital letters, which are a code themselves
     * @return empty if no country has this name
     */
    public static Optional<String> code(String text) {
        String stripped = text.strip();
        if (isCode(stripped)) {
            return Optional.of(stripped);
        }
        return stripped.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(CODES.get(normalized(stripped)));
    }

    /** Whether a text is two capital letters. */
    public static boolean isCode(String text) {
        return text.length() == CODE_LENGTH
                && isCapital(text.charAt(0))
                && isCapital(text.charAt(1));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            String name =
                    new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
            codes.put(normalized(name), code);
        }
        for (String line : OTHER_NAMES.lines().toList()) {
            String code = line.substring(0, CODE_LENGTH);
            for (String name : line.substring(CODE_LENGTH + 1).split("\\|", -1)) {
                codes.put(normalized(name), code);
            }
        }
        return codes;
    }

    private static String normalized(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String words =
                NEITHER_LETTERS_NOR_DIGITS.matcher(plain.replace("&", " and ")).replaceAll(" ");
        return words.strip().toLowerCase(Locale.ROOT);
    }
}
