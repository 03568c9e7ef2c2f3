# shellcheck shell=bash
# locked FILE COMMAND…  runs the command, in a subshell, while no other process holds FILE.
#
# The kernel releases the lock when the command ends, for whatever reason. Processes that the command leaves
# running do not hold it.

locked() {
  local file=$1
  shift
  (
    lock_descriptor_9 "$file" || exit
    "$@" 9>&-
  ) 9>>"$file"
}

# flock(1) is missing on macOS. Perl is there, and locks the same open file: the lock outlives Perl for as
# long as this shell has the file open.
lock_descriptor_9() {
  if command -v flock >/dev/null; then
    flock 9
  elif command -v perl >/dev/null; then
    perl -MFcntl=:flock -e 'open(my $file, ">>&=", 9) or die "$!\n"; flock($file, LOCK_EX) or die "$!\n"'
  else
    printf '%s\n' "marquee: needs flock or perl, to lock $1" >&2
    return 1
  fi
}
