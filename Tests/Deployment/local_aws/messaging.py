"""Queues and streams: a redrive policy as it was given, and the tags that a stream is made with."""

import json

from moto.kinesis.responses import KinesisResponse
from moto.sqs.models import Queue

attributes = Queue.attributes.fget
create_stream = KinesisResponse.create_stream


def with_compact_policy(queue):
    """AWS tells a redrive policy as it was sent; moto writes it anew, with spaces."""
    result = attributes(queue)
    if "RedrivePolicy" in result:
        result["RedrivePolicy"] = json.dumps(queue.redrive_policy, separators=(",", ":"))
    return result


def create_with_tags(self):
    """Moto forgets the tags."""
    result = create_stream(self)
    if tags := self._get_param("Tags"):
        self.kinesis_backend.add_tags_to_stream(None, self._get_param("StreamName"), tags)
    return result


def install():
    Queue.attributes = property(with_compact_policy)
    KinesisResponse.create_stream = create_with_tags
