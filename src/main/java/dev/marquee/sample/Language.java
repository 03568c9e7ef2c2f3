package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words and ready sentences of one language, as UTF-8. The sentences mean nothing. */
final class Language {

    static final Language ENGLISH =
            new Language(
                    " ",
                    ". ",
                    "river garden morning secret kitchen winter bridge silver story engine little"
                        + " brother summer market mountain letter window paper dragon planet guitar"
                        + " the of and with behind before after without yellow quiet broken golden"
                        + " longest tiny challenge recipe review highlights live trailer tour build"
                        + " festival coffee train harbour island neighbour lighthouse");

    private static final Language SPANISH =
            new Language(
                    " ",
                    ". ",
                    "río jardín mañana secreto cocina invierno puente plata historia niño verano"
                        + " mercado montaña carta ventana papel dragón planeta guitarra el la de"
                        + " con sin antes después corazón canción señor pequeño último fútbol"
                        + " receta reto resumen directo viaje isla café pájaro");
    private static final Language PORTUGUESE =
            new Language(
                    " ",
                    ". ",
                    "rio jardim manhã segredo cozinha inverno ponte prata história irmão verão"
                        + " mercado montanha carta janela papel dragão planeta violão o a de com"
                        + " sem antes depois coração canção pequeno último futebol receita desafio"
                        + " resumo viagem ilha café pássaro avô praia");
    private static final Language GERMAN =
            new Language(
                    " ",
                    ". ",
                    "Fluss Garten Morgen Geheimnis Küche Winter Brücke Silber Geschichte Bruder"
                        + " Sommer Markt Berg Brief Fenster Papier Drache Planet Gitarre der die"
                        + " das mit ohne vor nach größte kleine Überraschung Fußball Rezept Folge"
                        + " Reise Insel Kaffee Vögel Straße schönste");
    private static final Language FRENCH =
            new Language(
                    " ",
                    ". ",
                    "rivière jardin matin secret cuisine hiver pont argent histoire frère été"
                        + " marché montagne lettre fenêtre papier dragon planète guitare le la de"
                        + " avec sans avant après cœur chanson petit dernier recette défi résumé"
                        + " voyage île café oiseau forêt garçon");
    private static final Language ITALIAN =
            new Language(
                    " ",
                    ". ",
                    "fiume giardino mattina segreto cucina inverno ponte argento storia fratello"
                        + " estate mercato montagna lettera finestra carta drago pianeta chitarra"
                        + " il la di con senza prima dopo cuore canzone piccolo ultimo ricetta"
                        + " sfida viaggio isola caffè uccello città perché");
    private static final Language TURKISH =
            new Language(
                    " ",
                    ". ",
                    "nehir bahçe sabah gizli mutfak kış köprü gümüş hikâye kardeş yaz pazar dağ"
                            + " mektup pencere kâğıt ejderha gezegen gitar ve ile önce sonra küçük"
                            + " büyük şarkı yarışma tarif özet canlı yolculuk ada kahve kuş güneş"
                            + " çocuk");
    private static final Language RUSSIAN =
            new Language(
                    " ",
                    ". ",
                    "река сад утро тайна кухня зима мост серебро история брат лето рынок гора"
                        + " письмо окно бумага дракон планета гитара и с без до после сердце песня"
                        + " маленький последний рецепт обзор выпуск остров поездка кофе птица город"
                        + " праздник смешно");
    private static final Language ARABIC =
            new Language(
                    " ",
                    ". ",
                    "نهر حديقة صباح سر مطبخ شتاء جسر فضة قصة أخ صيف سوق جبل رسالة نافذة ورق تنين"
                        + " كوكب مع من قبل بعد قلب أغنية صغير جديد وصفة تحدي ملخص رحلة جزيرة قهوة"
                        + " طائر مدينة عيد بيت");
    private static final Language HINDI =
            new Language(
                    " ",
                    "। ",
                    "नदी बाग सुबह राज़ रसोई सर्दी पुल चाँदी कहानी भाई गर्मी बाज़ार पहाड़ चिट्ठी"
                        + " खिड़की काग़ज़ ग्रह और के साथ बिना पहले बाद दिल गीत छोटा नया खेल यात्रा"
                        + " द्वीप चाय पक्षी शहर त्योहार घर");
    private static final Language JAPANESE =
            new Language(
                    "",
                    "。",
                    "川 庭 朝 秘密 台所 冬 橋 銀 物語 兄弟 夏 市場 山 手紙 窓 紙 竜 惑星 ギター の と で から まで 心 歌 小さな 新しい レシピ "
                            + "挑戦 旅 島 コーヒー 鳥 街 祭り 家 猫 電車 灯台");
    private static final Language KOREAN =
            new Language(
                    " ",
                    ". ",
                    "강 정원 아침 비밀 부엌 겨울 다리 은색 이야기 형제 여름 시장 산 편지 창문 종이 용 행성 기타 그리고 함께 없이 전에 후에 "
                            + "마음 노래 작은 새로운 요리 도전 여행 섬 커피 새 도시 축제 집 고양이 기차");
    private static final Language CHINESE =
            new Language(
                    "",
                    "。",
                    "河流 花园 早晨 秘密 厨房 冬天 桥 银色 故事 兄弟 夏天 市场 山 信 窗户 纸 龙 行星 吉他 和 的 在 以前 以后 心 歌 小 新 食谱 "
                            + "挑战 旅行 岛 咖啡 鸟 城市 节日 家 猫 火车 灯塔");

    private static final List<Language> ALL =
            List.of(
                    ENGLISH,
                    SPANISH,
                    PORTUGUESE,
                    GERMAN,
                    FRENCH,
                    ITALIAN,
                    TURKISH,
                    RUSSIAN,
                    ARABIC,
                    HINDI,
                    JAPANESE,
                    KOREAN,
                    CHINESE);

    private static final Map<String, Language> BY_COUNTRY =
            Map.ofEntries(
                    Map.entry("ES", SPANISH),
                    Map.entry("MX", SPANISH),
                    Map.entry("AR", SPANISH),
                    Map.entry("CO", SPANISH),
                    Map.entry("CL", SPANISH),
                    Map.entry("PE", SPANISH),
                    Map.entry("BR", PORTUGUESE),
                    Map.entry("PT", PORTUGUESE),
                    Map.entry("DE", GERMAN),
                    Map.entry("AT", GERMAN),
                    Map.entry("CH", GERMAN),
                    Map.entry("FR", FRENCH),
                    Map.entry("BE", FRENCH),
                    Map.entry("CA", FRENCH),
                    Map.entry("IT", ITALIAN),
                    Map.entry("TR", TURKISH),
                    Map.entry("RU", RUSSIAN),
                    Map.entry("BY", RUSSIAN),
                    Map.entry("KZ", RUSSIAN),
                    Map.entry("EG", ARABIC),
                    Map.entry("SA", ARABIC),
                    Map.entry("AE", ARABIC),
                    Map.entry("MA", ARABIC),
                    Map.entry("IN", HINDI),
                    Map.entry("JP", JAPANESE),
                    Map.entry("KR", KOREAN),
                    Map.entry("CN", CHINESE),
                    Map.entry("TW", CHINESE),
                    Map.entry("HK", CHINESE));

    private static final int SENTENCES = 512;

    private final byte[][] words;
    private final byte[][] capitalised;
    private final byte[][] sentences;
    private final byte[] space;

    private Language(String space, String end, String words) {
        String[] all = words.split(" ", -1);
        this.space = space.getBytes(UTF_8);
        this.words = new byte[all.length][];
        this.capitalised = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            this.words[i] = all[i].getBytes(UTF_8);
            this.capitalised[i] = capitalised(all[i]).getBytes(UTF_8);
        }
        this.sentences = new byte[SENTENCES][];
        Dice dice = new Dice(all.length);
        for (int i = 0; i < SENTENCES; i++) {
            this.sentences[i] = sentence(all, space, end, dice).getBytes(UTF_8);
        }
    }

    /**
     * What most of a country's videos are in; English for the countries that are not listed here.
     */
    static Language of(String country) {
        return BY_COUNTRY.getOrDefault(country, ENGLISH);
    }

    static Language any(Dice dice) {
        return ALL.get(dice.below(ALL.size()));
    }

    byte[] word(Dice dice) {
        return words[dice.below(words.length)];
    }

    byte[] capitalisedWord(Dice dice) {
        return capitalised[dice.below(capitalised.length)];
    }

    /** A sentence with its end, as the inside of a quoted CSV field: quotes in it are doubled. */
    byte[] sentence(Dice dice) {
        return sentences[dice.below(SENTENCES)];
    }

    /** The separator of two words; empty in a script that has none. */
    byte[] space() {
        return space;
    }

    private static String sentence(String[] words, String space, String end, Dice dice) {
        int count = 5 + dice.below(10);
        StringBuilder sentence = new StringBuilder(capitalised(dice.pick(words)));
        for (int i = 1; i < count; i++) {
            sentence.append(dice.oneIn(12) ? "," + space : space);
            String word = dice.pick(words);
            sentence.append(dice.oneIn(60) ? "\"\"" + word + "\"\"" : word);
        }
        return sentence.append(end).toString();
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
