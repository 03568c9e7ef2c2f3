# shellcheck shell=bash
# Builds what is missing or older than its sources. Needs `home`, and toolchain.sh and lock.sh.
#
#   build_jars                job.jar, marquee-standalone.jar and marquee-web-ui-guard.jar
#   build_cluster_libraries   cluster/lib: the jars of Flink for bin/cluster
#   fetch_s3_plugin           plugins/s3-fs-hadoop: Flink's file system for s3://
#   fetch_s3_server           s3-server/s3proxy.jar: a server of S3 for tests
#
# They are in target, for Flink 1.20, or with MARQUEE_FLINK=2 in target/flink2, for Flink 2.

: "${home:?}"

case ${MARQUEE_FLINK:-1} in
  1) readonly TARGET=$home/target FLINK_SOURCE=$home/src/flink1 FLINK_PROFILE='!flink2' ;;
  2) readonly TARGET=$home/target/flink2 FLINK_SOURCE=$home/src/flink2 FLINK_PROFILE=flink2 ;;
  *) die "MARQUEE_FLINK is 1 or 2, not '$MARQUEE_FLINK'" ;;
esac
readonly JOB_JAR=$TARGET/job.jar STANDALONE_JAR=$TARGET/marquee-standalone.jar
readonly CLUSTER_LIBRARIES=$TARGET/cluster/lib WEB_UI_GUARD=$TARGET/marquee-web-ui-guard.jar
readonly S3_PLUGIN=$TARGET/plugins/s3-fs-hadoop S3_SERVER=$TARGET/s3-server

# While this file exists the jars are being built, or their build was interrupted: do not use them.
readonly UNFINISHED=$TARGET/build.unfinished

jars_are_current() {
  [ -f "$JOB_JAR" ] && [ -f "$STANDALONE_JAR" ] && [ -f "$WEB_UI_GUARD" ] && [ ! -e "$UNFINISHED" ] &&
    [ -z "$(find "$home/pom.xml" "$home/src/main" "$FLINK_SOURCE" -newer "$STANDALONE_JAR" -print)" ]
}

run_maven() { run_maven_of "$home/pom.xml" "$@"; }

# Runs it for a project: run_maven_of POM ARGUMENTS.
# Maven's output goes to build.log. Its progress is shown, and of a failure what led to it.
run_maven_of() {
  local pom=$1 log=$TARGET/build.log status=0 progress
  shift
  : >"$log"
  show_progress_of "$log" &
  progress=$!
  "${MAVEN:?}" -B -f "$pom" "$@" >"$log" 2>&1 || status=$?
  kill "$progress" 2>/dev/null || true
  wait "$progress" 2>/dev/null || true
  if [ "$status" -eq 0 ]; then return 0; fi
  grep -E '^\[(ERROR|WARNING)\]' "$log" | sed '/Failed to execute goal/q' | tail -n 20 >&2
  die "the build failed; all of it is in $log"
}

# Shows every few seconds how much Maven has downloaded, and its goal. Ends at the latest with this script.
show_progress_of() {
  local log=$1 start=$SECONDS
  while sleep 5 && kill -0 $$ 2>/dev/null; do
    say "$(awk -v seconds=$((SECONDS - start)) '
      BEGIN { unit["kB"] = 0.001; unit["MB"] = 1; unit["GB"] = 1000 }
      # [INFO] Downloaded from central: https://… (1.2 MB at 3.4 MB/s)
      / Downloaded from / { megabytes += substr($(NF - 4), 2) * unit[$(NF - 3)] }
      # [INFO] --- compiler:3.14.0:compile (default-compile) @ marquee ---
      / --- .* @ .* ---$/ { goal = $3; sub(/:[0-9.]*:/, ":", goal) }
      END {
        printf "  %d s", seconds
        if (megabytes >= 0.1) printf ", %.0f MB downloaded", megabytes
        if (goal) printf ", %s", goal
      }' "$log")"
  done
}

make_jars() {
  if jars_are_current; then return; fi
  find_maven
  say "building; the first build also downloads about 380 MB (Flink, libraries, plugins of Maven) and takes some minutes"
  : >"$UNFINISHED"
  # A job that runs from the old jars keeps them: Maven would write into the same files.
  rm -f "$JOB_JAR" "$STANDALONE_JAR" "$WEB_UI_GUARD" "$TARGET/flink-rpc-akka.jar"
  run_maven -P "$FLINK_PROFILE" -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package
  rm -f "$UNFINISHED"
}

build_jars() {
  if jars_are_current; then return; fi
  mkdir -p "$TARGET"
  locked "$TARGET/build.lock" make_jars
}

cluster_libraries_are_current() {
  [ -e "$CLUSTER_LIBRARIES/.complete" ] && [ ! "$home/pom.xml" -nt "$CLUSTER_LIBRARIES/.complete" ]
}

make_cluster_libraries() {
  if cluster_libraries_are_current; then return; fi
  find_maven
  say "copying Flink's jars"
  rm -rf "$CLUSTER_LIBRARIES"
  run_maven -P "$FLINK_PROFILE" dependency:copy-dependencies@cluster
  : >"$CLUSTER_LIBRARIES/.complete"
}

build_cluster_libraries() {
  if cluster_libraries_are_current; then return; fi
  mkdir -p "$TARGET"
  locked "$TARGET/build.lock" make_cluster_libraries
}

# Copies artifacts that few need: fetch NAME FOLDER, with the name of the dependency plugin's execution in pom.xml.
fetch() {
  if [ -e "$2/.complete" ] && [ ! "$home/pom.xml" -nt "$2/.complete" ]; then return; fi
  mkdir -p "$TARGET"
  locked "$TARGET/build.lock" copy_artifacts "$1" "$2"
}

copy_artifacts() {
  find_maven
  say "fetching ${2##*/}"
  rm -rf "$2"
  run_maven -P "$FLINK_PROFILE" "dependency:copy@$1"
  : >"$2/.complete"
}

fetch_s3_plugin() { fetch s3 "$S3_PLUGIN"; }

fetch_s3_server() { fetch s3-server "$S3_SERVER"; }
