#!/usr/bin/env bash
# In place of Flink's scripts flink, jobmanager.sh and taskmanager.sh, which are not among Maven's jars. Does what
# its name says, in the foreground.
set -euo pipefail
: "${FLINK_CONF_DIR:?}"
classes='/opt/flink/lib/*'
log=-Dlog4j.configurationFile=/opt/flink/conf/log4j-console.properties

# Starts a process of Flink with the memory that the settings give it: start WHAT_TO_ASK CLASS ARGUMENT…
start() {
  local answer memory_options memory_settings asked=$1
  shift
  answer=$(java -cp "$classes" org.apache.flink.runtime.util.bash.BashJavaUtils "$asked" --configDir "$FLINK_CONF_DIR" |
    sed -n 's/.*BASH_JAVA_UTILS_EXEC_RESULT://p')
  read -r -a memory_options <<<"$(sed -n 1p <<<"$answer")"
  read -r -a memory_settings <<<"$(sed -n 2p <<<"$answer")"
  exec java "${memory_options[@]}" "$log" -cp "$classes" "$@" "${memory_settings[@]}"
}

case ${0##*/} in
  flink)
    # The command line calls a private method of java.util.
    exec java --add-opens=java.base/java.util=ALL-UNNAMED "$log" -Dlog.level=ERROR -cp "$classes" \
      org.apache.flink.client.cli.CliFrontend "$@"
    ;;
  jobmanager.sh)
    start GET_JM_RESOURCE_PARAMS org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
      --configDir "$FLINK_CONF_DIR" --executionMode cluster
    ;;
  taskmanager.sh)
    start GET_TM_RESOURCE_PARAMS org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$FLINK_CONF_DIR"
    ;;
esac
