package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** One country's rows, in a file of their own, in files by day, or in one with other countries. */
final class TrendingFile {

    private static final int FLUSH_AT = 1 << 20;
    private static final int MILLION = 1_000_000;

    private final SampleSettings settings;
    private final Calendar calendar;
    private final String country;
    private final int countryIndex;
    private final FileForm form;
    private final VideoStatistics statistics;

    TrendingFile(SampleSettings settings, Calendar calendar, int countryIndex) {
        this.settings = settings;
        this.calendar = calendar;
        this.countryIndex = countryIndex;
        country = settings.countriesWithFile().get(countryIndex);
        form = FileForm.of(settings, countryIndex);
        statistics = VideoStatistics.of(settings.lists());
    }

    /**
     * What was written.
     *
     * @param headerBytes how many of the bytes are those of headers
     */
    record Count(long rows, long dirtyRows, long bytes, long headerBytes) {}

    /** Where files are written to, one after the other. */
    interface Files {
        /** Continues the file if it has this name, else completes it and begins the next. */
        OutputStream begin(String name) throws IOException;
    }

    /** Writes the rows; those of another country than the first may continue its file. */
    Count write(Files files) throws IOException {
        Pass pass = new Pass(files, 1);
        new TrendingList(settings, calendar, countryIndex).forEach(pass);
        return pass.end();
    }

    /** The size that {@link #write} would come to before any packing, from a part of the rows. */
    long estimatedBytes(int oneRowIn) throws IOException {
        Pass pass = new Pass(name -> OutputStream.nullOutputStream(), oneRowIn);
        new TrendingList(settings, calendar, countryIndex).forEach(pass);
        Count count = pass.end();
        long rendered = Math.max(1, count.rows() / oneRowIn);
        return count.headerBytes()
                + (count.bytes() - count.headerBytes()) * Math.max(1, count.rows()) / rendered;
    }

    /** One way through the rows, of which it renders some. */
    private final class Pass implements TrendingList.Visitor {

        private final Files files;
        private final int oneRowIn;
        private final RowBuffer buffer = new RowBuffer(FLUSH_AT + FLUSH_AT / 8);
        private final RowWriter rowWriter =
                new RowWriter(
                        form,
                        country,
                        calendar,
                        new VideoText(statistics, settings.descriptions()));
        private final Language language = Language.of(country);
        private final Dice damages =
                new Dice(Dice.seed(Dice.seed(settings.seed(), 4), country.hashCode()));
        private final int dirtyInAMillion = (int) Math.round(settings.dirt() * MILLION);
        // The lists are not fetched in the same minute, so a video's views differ a little between
        // them.
        private final int viewsHere = country.hashCode() & 3;
        private long rows;
        private long dirtyRows;
        private long flushed;
        private int lastRow;
        private Video previous;
        private OutputStream out;
        private int dayOfFile = -1;
        private long headerBytes;

        Pass(Files files, int oneRowIn) throws IOException {
            this.files = files;
            this.oneRowIn = oneRowIn;
            if (form.layout() != Layout.DAILY) {
                begin("");
            }
        }

        /** Begins a file, unless the rows continue that of the first country. */
        private void begin(String day) throws IOException {
            flush();
            String name = form.layout().fileName(country, day);
            out = files.begin(settings.gzip() ? name + ".gz" : name);
            if (form.layout().isOneFile() && countryIndex > 0) {
                return;
            }
            if (form.byteOrderMark()) {
                buffer.append(0xEF);
                buffer.append(0xBB);
                buffer.append(0xBF);
            }
            buffer.ascii(form.layout().header() + form.lineEnd());
            headerBytes += buffer.length();
        }

        @Override
        public void listed(long videoSeed, Reach reach, int firstDay, int day) throws IOException {
            if (form.layout() == Layout.DAILY && day != dayOfFile) {
                dayOfFile = day;
                begin(new String(calendar.iso(day), US_ASCII));
            }
            rows++;
            Damage damage = damage();
            if (rows % oneRowIn != 0) {
                return;
            }
            if (buffer.length() >= FLUSH_AT) {
                flush();
            }
            lastRow = buffer.length();
            Video video =
                    damage == Damage.REPEATED
                            ? previous
                            : new Video(videoSeed, reach, statistics, language, firstDay);
            rowWriter.write(buffer, video, day, viewsHere, damage);
            previous = video;
        }

        private Damage damage() {
            if (damages.below(MILLION) >= dirtyInAMillion) {
                return Damage.NONE;
            }
            dirtyRows++;
            Damage damage = Damage.draw(damages);
            // There is nothing yet that the first row could repeat.
            return damage == Damage.REPEATED && previous == null ? Damage.BLANK_LINE : damage;
        }

        Count end() throws IOException {
            if (form.lastRecordCut() && rows > 0) {
                buffer.cutTo(lastRow + (buffer.length() - lastRow) * 3 / 5);
            }
            flush();
            return new Count(rows, dirtyRows, flushed, headerBytes);
        }

        private void flush() throws IOException {
            if (buffer.length() > 0) {
                buffer.writeTo(out);
            }
            flushed += buffer.length();
            buffer.clear();
            lastRow = 0;
        }
    }
}
