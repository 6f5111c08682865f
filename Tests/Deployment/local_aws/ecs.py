"""ECS: settings of a service that moto does not keep when it is made."""

from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse

SETTINGS = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
}

create = EC2ContainerServiceResponse.create_service


def create_with_settings(self):
    answer = create(self)
    service = self.ecs_backend._get_service(
        self._get_param("cluster", "default"), self._get_param("serviceName"))
    for name, attribute in SETTINGS.items():
        value = self._get_param(name)
        if value is not None:
            setattr(service, attribute, value)
    return answer


def install():
    EC2ContainerServiceResponse.create_service = create_with_settings
