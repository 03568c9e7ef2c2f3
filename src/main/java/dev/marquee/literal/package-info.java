/**
 * Reads lists of names in the forms in which data sets write them into CSV fields: as Python
 * literals, as JSON, as plain names. It parses and never evaluates. Entry point: {@link
 * dev.marquee.literal.NameListReader}.
 *
 * <p>A Python literal is read in two steps: {@code LiteralScanner} checks the whole field and notes
 * the position of each value on a {@code Tape}; {@code LiteralReader} then decodes the values that
 * are asked for. So whether a field is refused does not depend on what is asked for. Jackson reads
 * JSON.
 *
 * <p>The grammar of Python literals is what {@code ast.literal_eval} of Python 3.11 accepts: None,
 * True, False, numbers with a sign, strings of any quotes with prefix {@code r} or {@code u} and
 * parts side by side, lists, tuples, sets and dicts, parentheses, comments, line ends inside
 * brackets, at most 200 brackets deep, a decimal whole number of at most 4300 digits; no NUL, and
 * no half of a surrogate pair outside an escape. It differs in this:
 *
 * <ul>
 *   <li>Refused, though Python accepts them: bytes ({@code b'a'}), complex numbers ({@code 2j}),
 *       {@code ...}, {@code set()}, the escape <code>&#92;N{NAME}</code>, whole numbers with a base
 *       prefix and more than 4300 digits, and a field of more than 4,194,304 values.
 *   <li>Text is UTF-16: two escapes that are the halves of a surrogate pair make one character,
 *       where Python keeps two.
 *   <li>Python before 3.11 has no limit of digits, and since 3.12 it warns of more escapes; what it
 *       accepts is the same otherwise.
 * </ul>
 */
package dev.marquee.literal;
