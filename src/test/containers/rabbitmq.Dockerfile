# In place of RabbitMQ's official image: Debian's RabbitMQ.
FROM marquee-debian
COPY rabbitmq.sh /usr/local/bin/docker-entrypoint.sh
# Log to the console. Root's home is where the server keeps the password of its own tools, as in the official image.
ENV RABBITMQ_LOGS=- HOME=/var/lib/rabbitmq \
    PATH=/usr/lib/rabbitmq/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
