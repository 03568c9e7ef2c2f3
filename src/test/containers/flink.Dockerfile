# In place of Flink's official image: Flink's jars from Maven.
FROM marquee-debian
# The user of the official image.
RUN useradd --uid 9999 --home-dir /opt/flink flink
COPY lib /opt/flink/lib
COPY log4j-console.properties /opt/flink/conf/
COPY flink.sh /opt/flink/bin/flink
COPY flink.sh /opt/flink/bin/jobmanager.sh
COPY flink.sh /opt/flink/bin/taskmanager.sh
ENV PATH=/opt/flink/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
