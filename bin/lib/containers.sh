# shellcheck shell=bash
# What bin/containers needs of Docker: an engine, the images, Compose, and what the containers say.
#
# Needs `home`, toolchain.sh and build.sh; `work`, a temporary folder; and `rows`, how many the sample has. The engine is the one that answers, or a
# private one in namespaces of its own. The kernel ends all processes of those namespaces, and undoes their mounts,
# when their first process ends.

: "${home:?}"

readonly SECONDS_TO_WAIT=600
readonly DEBIAN=$TARGET/containers/debian.tar
readonly STAND_INS=$home/src/test/containers
readonly COUNTRIES=US,GB,CA
readonly JOB_OPTIONS=(--thumbnails skip --countries "$COUNTRIES")

engine=
namespaces=
started=
jobmanager=
images_to_remove=()

step() { printf '\n%s:\n' "$*" | tee -a "${work:?}/checks"; }

# Runs a command and writes down whether it succeeded: check WHAT COMMAND…. The steps after it are run all the same.
check() {
  local what=$1 answer=yes
  shift
  "$@" || answer=NO
  printf '%-3s  %s\n' "$answer" "$what" | tee -a "$work/checks"
}

# Waits until the command succeeds: wait_until WHAT COMMAND….
wait_until() {
  local what=$1 end=$((SECONDS + SECONDS_TO_WAIT))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then
      compose logs --tail 50 >&2 || true
      die "$what: not within $SECONDS_TO_WAIT seconds"
    fi
    sleep 0.2
  done
}

# The engine.

install_engine() {
  local package
  can_install || die 'no Docker engine answers here (docker info), and only root on Debian can install one'
  for package in docker.io docker-compose iproute2 iptables tini mmdebstrap; do
    if ! dpkg-query --show --showformat '${db:Status-Status}\n' "$package" 2>/dev/null | grep -q -x installed; then
      install_without_service "$package" || die "$package could not be installed"
    fi
  done
}

# Runs this script once more, inside of namespaces, where its command "inside" starts the engine.
in_private_engine() {
  echo 'No Docker engine answers here: a private one is started, of Debian, without a network.'
  unshare --net --mount --pid --fork --mount-proc --kill-child \
    tini -- bash "$home/bin/containers" inside "$work" </dev/null &
  namespaces=$!
  wait "$namespaces" || check 'everything ran' false
  namespaces=
}

start_engine() {
  # The client that was installed with the engine, where there are several.
  PATH=/usr/sbin:/usr/bin:$PATH
  export DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/client
  ip link set lo up
  mkdir -p "$DOCKER_CONFIG"
  dockerd --data-root "$work/engine" --exec-root "$work/exec" --host "$DOCKER_HOST" --pidfile "$work/docker.pid" \
    --cgroup-parent "/${work##*/}" --oom-score-adjust 0 --default-ulimit nofile=20000:20000 >"$work/engine.log" 2>&1 &
  engine=$!
  until docker info >/dev/null 2>&1; do
    if ! kill -0 "$engine" 2>/dev/null; then
      tail -n 20 "$work/engine.log" >&2
      die 'the engine did not start'
    fi
    sleep 0.2
  done
}

stop_engine() {
  kill "$engine" 2>/dev/null || true
  wait "$engine" 2>/dev/null || true
}

# Called once, whatever happened.
clean_up() {
  trap '' INT TERM
  if [ -n "$namespaces" ]; then
    kill -KILL "$namespaces" 2>/dev/null || true
    wait "$namespaces" 2>/dev/null || true
  fi
  take_down || true
  rm -rf "${work:?}"
  # The kernel lets empty ones be removed only.
  find /sys/fs/cgroup -depth -type d -path "*/${work##*/}*" -exec rmdir {} \; 2>/dev/null || true
}

# The images.

# The names that docker-compose.yml asks for.
image_of() { sed -n "s/^ *image: \($1:.*\)/\1/p" "$home/docker-compose.yml"; }

use_images() {
  local name image
  for name in flink rabbitmq; do
    image=$(image_of "$name")
    if docker image inspect "$image" >/dev/null 2>&1 || { [ -z "$engine" ] && docker pull --quiet "$image"; }; then
      echo "$image: the official image" | tee -a "$work/images"
    else
      make_image "$name" "$image"
    fi
  done
}

# Debian with a JRE, curl and RabbitMQ. It is kept: it takes minutes and no part of it is Marquee's.
make_debian() {
  local suite
  if [ -f "$DEBIAN" ]; then return; fi
  can_install || die 'the images cannot be pulled, and only root on Debian can make others'
  suite=$(. /etc/os-release && printf '%s\n' "${VERSION_CODENAME:?}")
  command -v mmdebstrap >/dev/null || install_one_of mmdebstrap
  say "making a Debian for the images, with mmdebstrap"
  mkdir -p "${DEBIAN%/*}"
  mmdebstrap --quiet --variant=apt --dpkgopt=force-unsafe-io --include=default-jre-headless,curl,rabbitmq-server \
    --format=tar "$suite" "$DEBIAN.new" 2>"$work/mmdebstrap.log" || {
    tail -n 20 "$work/mmdebstrap.log" >&2
    die 'mmdebstrap failed'
  }
  mv "$DEBIAN.new" "$DEBIAN"
}

make_image() {
  local name=$1 image=$2 context=$work/image
  make_debian
  if ! docker image inspect marquee-debian >/dev/null 2>&1; then
    docker import "$DEBIAN" marquee-debian >/dev/null
    images_to_remove+=(marquee-debian)
  fi
  rm -rf "$context"
  mkdir -p "$context"
  cp "$STAND_INS"/* "$context"
  cp -r "$CLUSTER_LIBRARIES" "$context/lib"
  DOCKER_BUILDKIT=0 docker build --quiet --file "$context/$name.Dockerfile" --tag "$image" "$context" >/dev/null
  images_to_remove+=("$image")
  rm -rf "$context"
  echo "$image: NOT the official image, but made from src/test/containers/$name.Dockerfile" | tee -a "$work/images"
}

# Compose.

# The names and ports are not those of a cluster that a user started with the same file.
choose_names() {
  project=${work##*/}
  project=$(tr '[:upper:].' '[:lower:]-' <<<"$project")
  MARQUEE_UI_PORT=$(free_port 8081)
  MARQUEE_RABBITMQ_PORT=$(free_port 5672)
  export MARQUEE_UI_PORT MARQUEE_RABBITMQ_PORT MARQUEE_DATA=$work/data MARQUEE_OUTPUT=$work/output
  MARQUEE_USER=$(id -u):$(id -g)
  # The containers never run as root.
  if [ "$(id -u)" = 0 ]; then MARQUEE_USER=1000:1000; fi
  export MARQUEE_USER
  if docker compose version >/dev/null 2>&1; then
    compose_command=(docker compose --file "$home/docker-compose.yml")
  else
    # Compose v1, which Debian has, refuses the name that v2 wants.
    sed '/^name:/d' "$home/docker-compose.yml" >"$work/docker-compose.yml"
    compose_command=(docker-compose --file "$work/docker-compose.yml")
  fi
  echo "Docker $(docker version --format '{{.Server.Version}}'), Compose $("${compose_command[@]}" version --short)" |
    tee -a "$work/images"
}

# Prints the first free port of 127.0.0.1 from this one on.
free_port() {
  local port=$1
  while (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s\n' "$port"
}

compose() { "${compose_command[@]}" --project-name "$project" --project-directory "$home" "$@"; }

# A job of its own, with the arguments of "flink run". The broker's address is in the environment, if there is one.
run_job() {
  compose run --rm -T --no-deps ${MARQUEE_RABBITMQ_URI+-e MARQUEE_RABBITMQ_URI} job flink run "$@" \
    >"$work/job.out" 2>&1 </dev/null || {
    cat "$work/job.out" >&2
    die 'the job failed'
  }
}

# Removes what this script started, and nothing else of the engine. Does nothing the second time.
take_down() {
  if [ -z "$started" ]; then return; fi
  started=
  compose --profile rabbitmq down --volumes --remove-orphans --timeout 5
  check 'no container is left' no_container_is_left
  if [ ${#images_to_remove[@]} -gt 0 ]; then docker rmi --force "${images_to_remove[@]}" >/dev/null; fi
}

no_container_is_left() {
  [ -z "$(docker ps --all --quiet --filter "label=com.docker.compose.project=$project")" ]
}

# What containers and Flink say.

exit_code() { docker inspect --format '{{.State.ExitCode}}' "$1"; }

job_has_ended() { [ "$(docker inspect --format '{{.State.Status}}' "$1")" = exited ]; }

is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]; }

# How often Docker started a container again. On a busy machine it may happen to a TaskManager without a kill: Flink
# gives up when it could not start its network within 10 seconds.
restarts() { docker inspect --format '{{.RestartCount}}' "$1"; }

was_restarted() { [ "$(restarts "$1")" -gt "$2" ]; }

are_confined() {
  local container
  for container in $(compose ps --all --quiet); do
    [ "$(docker inspect --format '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}' "$container")" \
      = "$MARQUEE_USER true [ALL]" ] || return 1
  done
}

# Prints an answer of the JobManager.
rest_get() { docker exec "${jobmanager:?}" curl --fail --silent "http://127.0.0.1:8081$1"; }

taskmanagers_are() { rest_get /overview | grep -q "\"taskmanagers\":$1,"; }

# Whether the job has completed a checkpoint: it is a file then. A job that has ended before is an error.
job_has_checkpoint() {
  if compgen -G "$work/output/checkpoints/*/chk-*/_metadata" >/dev/null; then return 0; fi
  if job_has_ended "$1"; then
    docker logs --tail 30 "$1" >&2
    die "the job ended with exit code $(exit_code "$1") before a TaskManager was killed"
  fi
  return 1
}

# Whether the only job was restored from a checkpoint.
job_was_restored() {
  local id
  id=$(rest_get /jobs | sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p')
  rest_get "/jobs/$id/checkpoints" | grep -q '"counts":{"restored":[1-9]'
}

# Results.

make_data_and_expected_results() {
  "$home/bin/marquee" sample --rows "${rows:?}" --countries "$COUNTRIES" --descriptions 0 --films 0 --output "$work/data"
  "$home/bin/marquee" trending --input "$work/data" --output "$work/expected" "${JOB_OPTIONS[@]}" --no-report \
    >"$work/expected.out"
  mkdir -p "$work/output"
  chmod -R a+rX "$work/data"
  if [ "$(id -u)" = 0 ]; then chown 1000:1000 "$work/output"; fi
}

# The sorted lines of a result, edited by a script of sed.
lines_of() {
  (cd "$1" && find . -type f ! -path '*/.*' -exec cat {} +) | sed "$2" | sort
}

# Compares each result with the expected one: compare FOLDER [SED_SCRIPT]. Only the folder of a file differs.
compare() {
  local folder=$1 script=${2:-'s|"file":"[^"]*/|"file":"|'} expected name
  for expected in "$work"/expected/trending/*/; do
    name=$(basename "$expected")
    lines_of "$expected" "$script" >"$work/expected.lines"
    lines_of "$folder/$name" "$script" >"$work/actual.lines" || true
    check "$name: $(wc -l <"$work/expected.lines") lines are equal" are_equal
  done
}

# An empty result would not show anything.
are_equal() {
  [ -s "$work/expected.lines" ] && diff "$work/expected.lines" "$work/actual.lines" >"$work/difference" && return
  head -n 6 "$work/difference"
  return 1
}

report() {
  printf '\nWhat was run:\n\n'
  cat "$work/images" "$work/checks"
  if grep -q '^NO' "$work/checks"; then die 'not all of it is right'; fi
}
