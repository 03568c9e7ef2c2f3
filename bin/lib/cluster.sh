# shellcheck shell=bash
# Where a cluster keeps its files, and how its processes are found and asked.
#
# Needs `home`, and toolchain.sh, lock.sh, build.sh and jvm.sh. A cluster is known by its folder,
# MARQUEE_CLUSTER_DIR or target/cluster (target/flink2/cluster with MARQUEE_FLINK=2); everything that it
# writes is in there.

cluster=${MARQUEE_CLUSTER_DIR:-${TARGET:?}/cluster}
cluster=${cluster%/}
case $cluster in
  /*) ;;
  *) cluster=$PWD/$cluster ;;
esac
readonly cluster

# Flink reads these. Its default for plugins is a folder of the working directory, which may have
# any content.
export FLINK_CONF_DIR=$cluster/conf FLINK_PLUGINS_DIR=$cluster/plugins

# Sets jvm_options, for a process of Flink that logs to the named file: set_jvm_options NAME [ITS OTHER OPTIONS].
set_jvm_options() {
  choose_collector "${2-}"
  # shellcheck disable=SC2034 # for the caller
  jvm_options=(
    ${COLLECTOR[@]+"${COLLECTOR[@]}"} "${JVM_OPTIONS[@]}"
    "-Dlog.file=$cluster/log/$1.log"
    "-Dlog4j.configurationFile=$home/conf/flink/log4j.properties"
    "-Djava.io.tmpdir=$cluster/tmp"
    -cp "${CLUSTER_LIBRARIES:?}/*:${WEB_UI_GUARD:?}"
  )
}

# The folders that exist only while the cluster runs. Each has a marker, because the user chooses where they
# are: a folder without one is not ours.
readonly FOLDERS=(conf tmp plugins) HIGH_AVAILABILITY=high-availability MARKER=.made-by-marquee-cluster
readonly RUNNING_FOLDERS=("${FOLDERS[@]}" "$HIGH_AVAILABILITY")

make_folders() {
  local name
  mkdir -p "$cluster/log" "$cluster/checkpoints" "$cluster/savepoints"
  for name in "${FOLDERS[@]}"; do
    make_running_folder "$name" || die_of_folder "$name"
  done
}

die_of_folder() {
  die "$cluster/$1 is in the way, and bin/cluster did not make it: remove it, or set MARQUEE_CLUSTER_DIR"
}

# Makes a folder and its marker; fails where there is one already.
make_running_folder() {
  mkdir "$cluster/$1" 2>/dev/null && : >"$cluster/$1/$MARKER"
}

# Deletes the folders with a marker, and no other.
remove_folders() {
  local name
  for name in "${RUNNING_FOLDERS[@]}"; do
    if [ -f "$cluster/$name/$MARKER" ] && [ ! -L "$cluster/$name" ]; then
      if [ "$name" = conf ]; then rm -f "$cluster/taskmanagers"; fi
      rm -rf "${cluster:?}/$name"
    fi
  done
}

# Whether the cluster was started with --high-availability, and not stopped since.
is_highly_available() { [ -f "$cluster/$HIGH_AVAILABILITY/$MARKER" ]; }

zookeeper_port() {
  sed -n 's/^clientPort=//p' "$cluster/$HIGH_AVAILABILITY/zoo.cfg" 2>/dev/null | grep .
}

# Prints a line "PID NAME" for every live process of this cluster. The processes say on their own
# command lines whose they are: a lost file or a process id used again cannot mislead.
processes() {
  local file pid command mark=-Dmarquee.cluster=$cluster
  if [ -r /proc/self/cmdline ]; then
    local java folder name
    for file in /proc/[0-9]*/cmdline; do
      { read -r -d '' java && read -r -d '' folder && read -r -d '' name; } 2>/dev/null <"$file" || continue
      case $java in */java) ;; *) continue ;; esac
      [ "$folder" = "$mark" ] || continue
      pid=${file#/proc/}
      printf '%s %s\n' "${pid%/cmdline}" "${name#*=}"
    done
  else
    ps -A -ww -o pid= -o command= | while read -r pid command; do
      case $command in
        */java\ "$mark -Dmarquee.process="*)
          command=${command#*" $mark -Dmarquee.process="}
          printf '%s %s\n' "$pid" "${command%% *}"
          ;;
      esac
    done
  fi
}

# Prints the process id of the named process; fails if it is not running.
process_id() {
  processes | sed -n "s/^\([0-9]*\) $1\$/\1/p" | grep .
}

# The port of the REST interface and web UI, as the JobManager says it in its log.
rest_port() {
  sed -n 's/.* Rest endpoint listening at .*:\([0-9]*\)$/\1/p' "$cluster/log/jobmanager.log" 2>/dev/null | tail -n 1 | grep .
}

# Prints the JobManager's answer to a GET request; fails if there is none. Uses bash alone, because
# curl may not be installed.
rest_get() {
  local port answer
  port=$(rest_port) || return 1
  answer=$(ask "$port" "GET $1 HTTP/1.0"$'\r\nHost: 127.0.0.1\r\n\r\n') || return 1
  case $answer in
    'HTTP/1.'?' 200 '*) printf '%s\n' "${answer#*$'\r\n\r\n'}" ;;
    *) return 1 ;;
  esac
}

# Prints what a server on a port of 127.0.0.1 answers to a text, until it closes the connection.
ask() {
  local port=$1 request=$2 answer=
  {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  } 2>/dev/null
  printf '%s' "$request" >&3
  IFS= read -r -t 5 -d '' answer <&3 || true
  exec 3<&- 3>&-
  printf '%s\n' "$answer"
}

# Prints a number of a JSON text that is read from stdin.
json_number() {
  sed -n "s/.*\"$1\":\"\{0,1\}\([0-9]*\).*/\1/p"
}
