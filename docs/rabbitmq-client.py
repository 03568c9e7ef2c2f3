#!/usr/bin/env python3
"""Sends one CSV file as the input of `bin/marquee trending --source rabbitmq`: pip install pika.

MARQUEE_RABBITMQ_URI=amqp://USER:PASSWORD@HOST:5672/%2F docs/rabbitmq-client.py USvideos.csv [QUEUE]
"""
import csv, io, os, sys, pika

path, queue = sys.argv[1], (sys.argv + ["marquee.trending"])[2]
file, run = os.path.basename(path), "python"
channel = pika.BlockingConnection(pika.URLParameters(os.environ["MARQUEE_RABBITMQ_URI"])).channel()
channel.confirm_delivery()  # each call below returns once the broker has the message
channel.queue_declare(queue, durable=True)

def send(place, body="", **properties):
    kept = pika.BasicProperties(delivery_mode=2, correlation_id=f"{run}/{place}", **properties)
    channel.basic_publish("", queue, body.encode(errors="surrogateescape"), kept, mandatory=True)

with open(path, newline="", encoding="utf-8-sig", errors="surrogateescape") as lines:
    header, *records = csv.reader(lines)
parts = [records[i : i + 500] for i in range(0, len(records), 500)]
for part, some in enumerate(parts):
    csv.writer(body := io.StringIO()).writerows([header, *some])
    send(f"{file}/{part}", body.getvalue(), content_type="text/csv", headers={"file": file, "part": part})
send(f"{file}/end-of-file", type="end-of-file", headers={"file": file, "parts": len(parts)})
send("end-of-input", "\n".join([file]), type="end-of-input", content_type="text/plain")  # a name a line
print(f"{len(records)} records in {len(parts)} parts")
