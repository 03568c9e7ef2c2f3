package dev.marquee.sample;

import java.io.IOException;
import java.io.OutputStream;

/** The content of one country's file. */
final class TrendingFile {

    private static final int FLUSH_AT = 1 << 20;
    private static final int MILLION = 1_000_000;

    private final SampleSettings settings;
    private final Calendar calendar;
    private final String country;
    private final int countryIndex;
    private final FileForm form;

    TrendingFile(SampleSettings settings, Calendar calendar, int countryIndex) {
        this.settings = settings;
        this.calendar = calendar;
        this.countryIndex = countryIndex;
        country = settings.countriesWithFile().get(countryIndex);
        form = FileForm.of(settings, countryIndex);
    }

    record Count(long rows, long dirtyRows, long bytes) {}

    String name() {
        return form.fileName(country) + (settings.gzip() ? ".gz" : "");
    }

    Count write(OutputStream out) throws IOException {
        Pass pass = new Pass(out, 1);
        new TrendingList(settings, calendar, countryIndex).forEach(pass);
        return pass.end();
    }

    /** The size that {@link #write} would come to before any packing, from a part of the rows. */
    long estimatedBytes(int oneRowIn) throws IOException {
        Pass pass = new Pass(OutputStream.nullOutputStream(), oneRowIn);
        new TrendingList(settings, calendar, countryIndex).forEach(pass);
        Count count = pass.end();
        long rendered = Math.max(1, count.rows() / oneRowIn);
        return count.bytes() * Math.max(1, count.rows()) / rendered;
    }

    /** One way through the rows, of which it renders some. */
    private final class Pass implements TrendingList.Visitor {

        private final OutputStream out;
        private final int oneRowIn;
        private final RowBuffer buffer = new RowBuffer(FLUSH_AT + FLUSH_AT / 8);
        private final RowWriter rowWriter = new RowWriter(form, calendar, settings.descriptions());
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

        Pass(OutputStream out, int oneRowIn) {
            this.out = out;
            this.oneRowIn = oneRowIn;
            if (form.byteOrderMark()) {
                buffer.append(0xEF);
                buffer.append(0xBB);
                buffer.append(0xBF);
            }
            buffer.ascii(form.header() + form.lineEnd());
        }

        @Override
        public void listed(long videoSeed, Reach reach, int firstDay, int day) throws IOException {
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
                            : new Video(videoSeed, reach, language, firstDay);
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
            return new Count(rows, dirtyRows, flushed);
        }

        private void flush() throws IOException {
            buffer.writeTo(out);
            flushed += buffer.length();
            buffer.clear();
            lastRow = 0;
        }
    }
}
