"""Application Auto Scaling: the tags of a scalable target, of which moto knows nothing."""

import json

from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.utilities.tagging_service import TaggingService


def tagger(backend):
    if not hasattr(backend, "tagger"):
        backend.tagger = TaggingService()
    return backend.tagger


register = ApplicationAutoScalingResponse.register_scalable_target


def register_with_tags(self):
    answer = register(self)
    arn = json.loads(answer)["ScalableTargetARN"]
    self._tagger.tag_resource(
        arn, TaggingService.convert_dict_to_tags_input(self._get_param("Tags") or {}))
    return answer


def list_tags_for_resource(self):
    tags = self._tagger.get_tag_dict_for_resource(self._get_param("ResourceARN"))
    return json.dumps({"Tags": tags})


def install():
    ApplicationAutoScalingResponse._tagger = property(
        lambda self: tagger(self.applicationautoscaling_backend))
    ApplicationAutoScalingResponse.register_scalable_target = register_with_tags
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
