# shellcheck shell=bash
# Finds what builds and tests Marquee, and installs it where that is possible.
#
#   find_java       JAVA and JAVA_HOME (exported): a JDK 17 or newer
#   find_maven      MAVEN: the command, a path
#   find_rabbitmq   a RabbitMQ that tests can start; without one they say themselves what to do
#   find_browser    Chromium and its driver; without them tests of the report are skipped, and say so
#   find_prometheus a Prometheus that tests can start; without one they are skipped and say so
#
# Needs `home`, the project's folder. Plain bash 3.2 and POSIX tools: this runs on macOS as well.

: "${home:?}"

readonly OLDEST_JAVA=17 OLDEST_MAVEN=3.8.6

say() { printf 'marquee: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# Prints the path behind a command's chain of symbolic links. (readlink -f is not on every macOS.)
link_target() {
  local path=$1 next
  while next=$(readlink "$path"); do
    case $next in
      /*) path=$next ;;
      *) path=${path%/*}/$next ;;
    esac
  done
  printf '%s\n' "$path"
}

# Prints the major Java version of a JDK's folder; fails where there is no JDK. The release file is
# asked before java itself, because a start of the JVM costs more than all the rest of this file.
java_major() {
  local jdk=$1 version=
  [ -x "$jdk/bin/java" ] && [ -x "$jdk/bin/javac" ] || return 1
  if [ -r "$jdk/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$jdk/release")
  fi
  if [ -z "$version" ]; then
    version=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

use_jdk() {
  local major
  major=$(java_major "$1") && [ "$major" -ge "$OLDEST_JAVA" ] || return 1
  export JAVA_HOME=$1
  # shellcheck disable=SC2034 # for the script that asks
  JAVA=$JAVA_HOME/bin/java
}

# A JDK of this machine: JAVA_HOME, the one of the PATH, then where systems keep theirs.
find_installed_jdk() {
  local javac jdk
  if [ -n "${JAVA_HOME:-}" ] && use_jdk "$JAVA_HOME"; then return 0; fi
  if javac=$(command -v javac); then
    javac=$(link_target "$javac")
    if use_jdk "$(cd -- "${javac%/*}/.." && pwd -P)"; then return 0; fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    if jdk=$(/usr/libexec/java_home -v "$OLDEST_JAVA+" 2>/dev/null) && use_jdk "$jdk"; then return 0; fi
  fi
  for jdk in /usr/lib/jvm/*; do
    if use_jdk "$jdk"; then return 0; fi
  done
  return 1
}

# Only root installs, and only with apt: elsewhere it is the user's decision.
can_install() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

# Installs the first of the given packages that there is.
install_one_of() {
  local package log
  log=$(mktemp)
  apt-get update -qq >"$log" 2>&1 || true
  for package in "$@"; do
    say "installing $package with apt-get"
    if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >>"$log" 2>&1; then
      rm -f "$log"
      return 0
    fi
  done
  tail -n 5 "$log" >&2
  rm -f "$log"
  return 1
}

how_to_install() {
  if command -v apt-get >/dev/null; then
    printf 'sudo apt-get install %s\n' "$1"
  elif command -v dnf >/dev/null; then
    printf 'sudo dnf install %s\n' "$2"
  elif command -v brew >/dev/null; then
    printf 'brew install %s\n' "$3"
  else
    printf '%s\n' "$4"
  fi
}

find_java() {
  find_installed_jdk && return
  if can_install && install_one_of openjdk-17-jdk-headless openjdk-21-jdk-headless && find_installed_jdk; then
    return
  fi
  die "needs a JDK $OLDEST_JAVA or newer:" \
    "$(how_to_install openjdk-17-jdk-headless java-17-openjdk-devel openjdk@17 'install one from https://adoptium.net and set JAVA_HOME')"
}

# Whether the command is a Maven that is new enough. ./mvnw fetches its Maven on this call.
use_maven() {
  local version major minor patch old_major old_minor old_patch
  version=$("$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p') || return 1
  IFS=. read -r major minor patch <<<"$version"
  IFS=. read -r old_major old_minor old_patch <<<"$OLDEST_MAVEN"
  ((${major:-0} * 1000000 + ${minor:-0} * 1000 + ${patch:-0} >= old_major * 1000000 + old_minor * 1000 + old_patch)) || return 1
  # shellcheck disable=SC2034 # for the script that asks
  MAVEN=$1
}

find_maven() {
  local maven
  find_java
  if maven=$(command -v mvn) && use_maven "$maven"; then return 0; fi
  if use_maven "$home/mvnw"; then return 0; fi
  if can_install && install_one_of maven && use_maven "$(command -v mvn)"; then return 0; fi
  die "needs Maven $OLDEST_MAVEN or newer, and ./mvnw could not fetch one:" \
    "$(how_to_install maven maven maven 'install it from https://maven.apache.org')"
}

# A server's package starts a service wherever there is something to start services with, unless a
# policy forbids it (see invoke-rc.d): the tests start servers of their own.
install_without_service() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  install_one_of "$1"
)

find_rabbitmq() {
  if [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null; then return 0; fi
  if docker info >/dev/null 2>&1; then return 0; fi
  if can_install; then
    install_without_service rabbitmq-server || say 'tests with a broker will look for Docker'
  fi
}

find_prometheus() {
  if command -v prometheus >/dev/null; then return 0; fi
  if can_install; then
    install_without_service prometheus || say 'the test of the alert rules will be skipped'
  fi
}

find_browser() {
  if [ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ]; then return 0; fi
  if can_install && install_one_of chromium && install_one_of chromium-driver; then return 0; fi
  say 'tests of the report are skipped without Chromium and its driver:' \
    "$(how_to_install 'chromium chromium-driver' 'chromium chromedriver' chromium 'install Chromium and chromedriver')"
}
