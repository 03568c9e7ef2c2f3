package dev.marquee.csv;

/**
 * Small files in which the start of a record is hard to find. Each has the columns id, title and
 * amount.
 */
enum TreacherousFile {
    QUOTES_AS_TEXT(
            """
            1,5" tall,1
            2,a|"b"|c,2
            3,"d"|"e",3
            4,"f"|",4
            5,g|",5
            6,"h",6
            7,|"i,7
            """),
    RECORDS_IN_A_FIELD(
            """
            1,"text
            2,two,2
            3,three,3
            4,four,4
            ",1
            5,five,5
            6,"six
            7,""seven"",7
            8,""eight"",8
            ""
            ",6
            9,nine,9
            """),
    A_FIELD_OF_QUOTED_RECORDS(
            """
            1,"
            ""2"",""two"",""2""
            ""3"",""three
            "",""3""
            ",1
            "4","four","4"
            "5","
            ","5"
            "6",",
            ","6"
            """),
    QUOTED_COMMAS_AND_LINE_ENDS(
            """
            ",",",",1
            ",
            ",",
            ",2
            ",","
            ",3
            a,b,4
            """),
    MIXED_LINE_ENDS(
            "1,a,1\r\n2,\"b\rb\",2\r3,\"c\nc\",3\n4,\"d\r\nd\",4\n\r5,e,5\r\r6,f,6\r\n\r\n7,g,7"),
    LINE_ENDS_OF_CARRIAGE_RETURNS("1,\"a\r2,b,2\r\",1\r3,c,3\r4,\"d\",4\r"),
    BLANK_LINES("\n\n1,a,1\n\n\r\n\r2,\"\n\n\n\",2\n\n\n\n3,c,3\n\n\n"),
    LONG_RECORDS(
            "1,\""
                    + "long, \"\"longer\"\"\n".repeat(8)
                    + "\",1\n2,"
                    + "b".repeat(90)
                    + ",2\n3,c,3\n"),
    DAMAGE(
            """
            1,a,1
            2,"never closed,2
            3,c,3
            4,too,many,fields
            5
            6,"six
            six",6
            7,g,7
            8,never" closed,8
            9,"never closed,9
            """),
    DAMAGE_IN_WHICH_QUOTES_OPEN_AND_CLOSE(
            """
            1,"a,1
            2,"b,2
            3,"c,3
            4,"d,4
            5,e,5
            6,"f,6
            7,"g",7
            8,"h"",8
            9,i,9
            """),
    QUOTE_OPEN_AT_THE_END(
            """
            1,a,1
            2,b,2
            3,c,"3
            4,d,4
            5,e,5
            """),
    QUOTE_OPEN_AT_THE_END_OF_A_THIRD_FIELD(
            """
            1,a,1
            2,b,2
            3,c,"3
            4
            5
            """),
    QUOTE_CLOSED_AT_THE_END("1,\"a,1\n2,b,2\n3,c,3\n4,d,4\",\"\n\""),
    WRONG_NUMBERS_OF_FIELDS(
            """
            1
            2,b
            3,c,3
            ,
            ,,
            "
            "
            ,,,
            4,d,4,
            5,e,5
            """),
    NO_QUOTES(
            """
            1,a,1
            2,b,2
            3,c,3
            4,d,4
            5,e,5
            6,f,6
            7,g,7
            8,h,8
            9,i,9
            """),
    INVALID_UTF_8(
            """
            1,\\xff\\xfe,1
            2,"\\xe2\\x82
            \\xac",2
            3,\\xef\\xbb\\xbfc,3
            \\xef\\xbb\\xbf4,d,4
            """),
    A_LAST_RECORD_OF_COMMAS("1,a,1\n2,\"b\n\",2\n,,"),
    NO_RECORDS("");

    private static final String HEADER = "id,title,amount\n";

    private final String records;

    TreacherousFile(String records) {
        this.records = records;
    }

    byte[] bytes() {
        return TestBytes.of(HEADER + records);
    }
}
