package dev.marquee.sample;

import java.util.List;

/** Country codes to choose from. */
final class CountryCodes {

    /**
     * The countries of the published data sets, then the other codes of ISO 3166-1, by the
     * alphabet.
     */
    static final List<String> ALL =
            List.of(
                    ("US GB CA DE FR RU MX KR JP IN BR AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX"
                         + " AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BS BT BV BW BY BZ CC CD"
                         + " CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DJ DK DM DO DZ EC EE"
                         + " EG EH ER ES ET FI FJ FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GR"
                         + " GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IO IQ IR IS IT JE JM JO"
                         + " KE KG KH KI KM KN KP KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC"
                         + " MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MY MZ NA NC NE"
                         + " NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW"
                         + " PY QA RE RO RS RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST"
                         + " SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM"
                         + " UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW")
                            .split(" ", -1));

    private CountryCodes() {}
}
