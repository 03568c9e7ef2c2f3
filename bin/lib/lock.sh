# shellcheck shell=bash
# locked FILE COMMAND…  runs the command, in a subshell, while no other process holds FILE.
#
# The lock is let go when the command ends, however it ends. Processes that the command leaves behind
# do not keep it.

locked() {
  local file=$1
  shift
  if command -v flock >/dev/null; then
    (
      flock 9
      "$@" 9>&-
    ) 9>>"$file"
  else
    locked_by_link "$file" "$@"
  fi
}

# Where there is no flock (macOS): making a symbolic link is atomic too, and the link names its owner.
locked_by_link() {
  local link=$1.owner owner
  shift
  (
    until ln -s "$$" "$link" 2>/dev/null; do
      owner=$(readlink "$link") || continue
      if kill -0 "$owner" 2>/dev/null; then sleep 1; else rm -f "$link"; fi
    done
    trap 'rm -f "$link"' EXIT
    trap 'exit 130' INT TERM
    "$@"
  )
}
