# shellcheck shell=bash
# Makes the standalone jar start in half the processor time: the JVM loads Flink's 10,000 classes from an
# archive (class data sharing) that it wrote at the end of an earlier run, instead of parsing them again.
# Needs `home`, and toolchain.sh, lock.sh and build.sh.
#
# The archive belongs to one jar and one JVM. Where it does not fit, the JVM ignores it; but one that was
# cut off makes the JVM crash, so its size is kept beside it.

: "${home:?}"

# The archive of this jar and this JVM; the JVM checks more than this, but silently.
class_archive_path() {
  local key
  key=$({
    printf '%s\n' "${JAVA_HOME:?}" "${STANDALONE_JAR:?}"
    cat "$JAVA_HOME/release" 2>/dev/null
  } | cksum)
  printf '%s\n' "${TARGET:?}/marquee-${key%% *}.jsa"
}

class_archive_is_whole() {
  local archive=$1
  [ "$archive" -nt "$STANDALONE_JAR" ] && [ -f "$archive.size" ] &&
    [ "$(wc -c <"$archive")" -eq "$(cat "$archive.size")" ]
}

# Runs a small job once and keeps the archive. Where that fails an empty file says so, and the jar
# starts without.
make_class_archive() {
  local archive=$1 training=$TARGET/training
  if class_archive_is_whole "$archive"; then return; fi
  say "preparing fast starts, once"
  rm -rf "$training" "$TARGET"/marquee-*.jsa*
  mkdir -p "$training"
  "${JAVA:?}" -XX:ArchiveClassesAtExit="$training/archive" -jar "$STANDALONE_JAR" \
    trending --input "$home/data" --output "$training/output" --thumbnails skip >"$TARGET/training.log" 2>&1 ||
    rm -f "$training/archive"
  [ -s "$training/archive" ] || : >"$training/archive"
  wc -c <"$training/archive" >"$archive.size"
  mv "$training/archive" "$archive"
  rm -rf "$training"
}

# Sets class_archive_options for the JVM.
use_class_archive() {
  local archive
  archive=$(class_archive_path)
  class_archive_is_whole "$archive" || locked "$TARGET/build.lock" make_class_archive "$archive"
  class_archive_options=()
  if [ -s "$archive" ]; then
    # shellcheck disable=SC2034 # for the script that asks
    class_archive_options=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
}
