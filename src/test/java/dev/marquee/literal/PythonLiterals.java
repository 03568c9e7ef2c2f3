package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.PythonProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Evaluates fields with {@code ast.literal_eval} of the {@code python3} of this machine. */
final class PythonLiterals {
    /** The answer if Python rejects the field. */
    static final String REJECTED = "refused";

    /**
     * The beginning of the answer if Python accepts the field, but the field contains something
     * that the reader does not support, as its package documents.
     */
    static final String UNREAD = "unread: ";

    /**
     * The answer of Python to a field.
     *
     * @param field the text
     * @param answer the value as {@link Typed} formats it, {@link #REJECTED}, or {@link #UNREAD}
     *     and the unsupported part
     */
    record Answer(String field, String answer) {}

    /** Escapes all characters that are not ASCII, also halves of surrogate pairs. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String ANSWER =
            """
            import ast, csv, json, struct, sys, warnings
            warnings.simplefilter('ignore')
            csv.field_size_limit(2**31 - 1)

            def typed(value):
                if value is None or isinstance(value, bool):
                    return repr(value)
                if isinstance(value, int):
                    return '%x' % value
                if isinstance(value, float):
                    return 'R' + struct.pack('>d', value).hex()
                if isinstance(value, str):
                    return json.dumps(value)
                if isinstance(value, list):
                    return '[' + ','.join(map(typed, value)) + ']'
                if isinstance(value, tuple):
                    return '(' + ','.join(map(typed, value)) + ')'
                if isinstance(value, set):
                    return 'S' + ','.join(sorted(map(typed, value)))
                return '{' + ','.join(typed(k) + ':' + typed(v) for k, v in value.items()) + '}'

            def unread(tree):
                for node in ast.walk(tree):
                    if isinstance(node, ast.Call):
                        return 'set()'
                    if isinstance(node, ast.Constant):
                        if isinstance(node.value, (bytes, complex, type(...))):
                            return type(node.value).__name__
                        if type(node.value) is int and node.value >= 2 ** 14200:
                            return 'digits'

            def answer(field):
                try:
                    # In two steps, as literal_eval does, so that the tree can be looked at.
                    tree = ast.parse(field.lstrip(' \\t'), mode='eval')
                    value = ast.literal_eval(tree)
                except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
                    return 'refused'
                kind = unread(tree)
                return 'unread: ' + kind if kind else typed(value)
            """;

    private static final String ANSWER_LINES =
            """
            for line in sys.stdin:
                print(json.dumps({'field': '', 'answer': answer(json.loads(line))}))
            """;

    private static final String ANSWER_LISTS_OF_FILE =
            """
            with open(sys.stdin.readline().strip(), encoding='utf-8', newline='') as file:
                for record in csv.reader(file):
                    for field in record:
                        if field[:1] in ('[', '{'):
                            print(json.dumps({'field': field, 'answer': answer(field)}))
            """;

    private static final TypeReference<Answer> ANSWERS = new TypeReference<>() {};

    private PythonLiterals() {}

    /** Returns the answer of Python to each field. */
    static List<Answer> answers(List<String> fields) throws Exception {
        List<String> questions = new ArrayList<>();
        for (String field : fields) {
            questions.add(JSON.writeValueAsString(field));
        }
        List<Answer> answers = PythonProgram.run(ANSWER + ANSWER_LINES, questions, ANSWERS);
        assertThat(answers).hasSameSizeAs(fields);
        List<Answer> withFields = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            withFields.add(new Answer(fields.get(i), answers.get(i).answer()));
        }
        return withFields;
    }

    /** Returns the answers of Python to the fields of a CSV file that begin with a bracket. */
    static List<Answer> answersOfFile(Path csv) throws Exception {
        return PythonProgram.run(ANSWER + ANSWER_LISTS_OF_FILE, List.of(csv.toString()), ANSWERS);
    }
}
