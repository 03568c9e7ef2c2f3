#!/usr/bin/env bash
# In place of the entrypoint of RabbitMQ's official image: hands the folder of data over to RabbitMQ's user, and
# starts the server as that user.
set -euo pipefail
chown -R rabbitmq:rabbitmq /var/lib/rabbitmq
exec setpriv --reuid=rabbitmq --regid=rabbitmq --clear-groups "$@"
