# shellcheck shell=bash
# How a JVM is set that runs a job: with its Flink in one process, or as a process of a cluster.
#
#   JVM_OPTIONS                always
#   choose_collector OPTIONS   sets COLLECTOR, unless the user's options have one: the JVM takes one choice

# shellcheck disable=SC2034 # for the scripts that run a JVM
JVM_OPTIONS=(
  # Twenty times the JVM's own limits: only the loops over bytes and rows are worth the second compiler's
  # time. With the JVM's limits it spends more than a small job takes on what runs once.
  -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000
  -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000
  # Rows are garbage at once; more room for them than this costs memory and saves nothing. Where the whole
  # heap is smaller the JVM takes less, and need not say so.
  -XX:MaxNewSize=384m -Xlog:gc+ergo=error
  # Flink's plugin for s3:// has the first AWS SDK, which would print fifty lines about its age.
  -Daws.java.v1.disableDeprecationAnnouncement=true
)

# A page that is used for the first time costs the system more than the JVM takes to fill it. Where the kernel has no
# huge pages for a program that asks, the JVM would warn.
if grep -q -E '\[(always|madvise)\]' /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null; then
  JVM_OPTIONS+=(-XX:+UseTransparentHugePages)
fi

# Throughput counts here, not pauses. The serial collector measured no different from this one, with 6 MB
# and with 200 MB on two cores.
choose_collector() {
  # shellcheck disable=SC2034
  case $1 in
    *-XX:+Use*GC*) COLLECTOR=() ;;
    *) COLLECTOR=(-XX:+UseParallelGC) ;;
  esac
}
