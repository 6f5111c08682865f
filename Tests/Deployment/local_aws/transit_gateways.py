"""Transit gateways: attachments that belong to no route table until they are associated with one.

Moto puts every attachment into a default table, also where the gateway has none, and cannot take
it out again. Added are the refusals of AWS that decide the order of removal.
"""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.transit_gateway import TransitGateway, TransitGatewayBackend
from moto.ec2.models.transit_gateway_attachments import (
    TransitGatewayAttachment, TransitGatewayAttachmentBackend)
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRouteTableBackend
from moto.ec2.responses import transit_gateway_attachments as responses


create_transit_gateway = TransitGateway.__init__
create_attachment = TransitGatewayAttachmentBackend.create_transit_gateway_vpc_attachment
delete_attachment = TransitGatewayAttachmentBackend.delete_transit_gateway_vpc_attachment
delete_table = TransitGatewayRouteTableBackend.delete_transit_gateway_route_table
delete_gateway = TransitGatewayBackend.delete_transit_gateway
create_route = TransitGatewayRouteTableBackend.create_transit_gateway_route


def without_default_table(gateway, backend, description, options=None):
    """A gateway whose default association and propagation are off has no default table."""
    create_transit_gateway(gateway, backend, description, options)
    for kind in ("Association", "Propagation"):
        if gateway.options[f"DefaultRouteTable{kind}"] == "disable":
            del gateway.options[f"{kind}DefaultRouteTableId"]
    if not any(name.endswith("DefaultRouteTableId") for name in gateway.options):
        del backend.transit_gateways_route_tables[gateway.default_route_table.id]


def create_unassociated(backend, transit_gateway_id, **parameters):
    """Only a gateway with default association puts an attachment into a table."""
    table = backend.transit_gateways[transit_gateway_id].default_route_table
    is_made_up = table.id not in backend.transit_gateways_route_tables
    # Moto associates in any case: with a table that nobody can see.
    if is_made_up:
        backend.transit_gateways_route_tables[table.id] = table
    attachment = create_attachment(backend, transit_gateway_id, **parameters)
    if is_made_up:
        del backend.transit_gateways_route_tables[table.id]
        attachment.transit_gateway_route_table = None
    return attachment


def association(attachment):
    data = attachment._association_data
    if data:
        return {
            "State": data["state"],
            "TransitGatewayRouteTableId": data["transitGatewayRouteTableId"]}
    table = attachment.transit_gateway_route_table
    return table and {"State": "associated", "TransitGatewayRouteTableId": table.id}


def create_with_tags(self):
    """Moto reads the tags of another type of resource."""
    attachment = self.ec2_backend.create_transit_gateway_vpc_attachment(
        transit_gateway_id=self._get_param("TransitGatewayId"),
        vpc_id=self._get_param("VpcId"),
        subnet_ids=self._get_param("SubnetIds", []),
        options=self._get_param("Options", {}),
        tags=self._parse_tag_specification().get("transit-gateway-attachment", {}))
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


def create_route_to_attachment(backend, *arguments, **parameters):
    """Moto keeps one attachment where its own answer wants a list of them."""
    route = create_route(backend, *arguments, **parameters)
    if "transitGatewayAttachments" in route:
        route["transitGatewayAttachments"] = [route["transitGatewayAttachments"]]
    return route


def delete_attachment_and_relations(backend, transit_gateway_attachment_id):
    """An attachment takes its association with it, and is shown as deleted for a while."""
    backend.transit_gateway_associations.pop(transit_gateway_attachment_id, None)
    for table in backend.transit_gateways_route_tables.values():
        table.route_table_associations.pop(transit_gateway_attachment_id, None)
    attachment = delete_attachment(backend, transit_gateway_attachment_id)
    backend.transit_gateway_attachments[attachment.id] = attachment
    return attachment


def delete_unused_table(backend, transit_gateway_route_table_id):
    table = backend.transit_gateways_route_tables[transit_gateway_route_table_id]
    if table.route_table_associations:
        raise EC2ClientError("IncorrectState", f"{table.id} has associations")
    deleted = delete_table(backend, transit_gateway_route_table_id)
    del backend.transit_gateways_route_tables[transit_gateway_route_table_id]
    return deleted


def delete_unused_gateway(backend, transit_gateway_id):
    attachments = [
        attachment.id for attachment in backend.transit_gateway_attachments.values()
        if attachment.transit_gateway_id == transit_gateway_id and attachment.state != "deleted"]
    if attachments:
        raise EC2ClientError(
            "IncorrectState", f"{transit_gateway_id} has attachments: {', '.join(attachments)}")
    return delete_gateway(backend, transit_gateway_id)


def install():
    TransitGateway.__init__ = without_default_table
    TransitGatewayAttachment.association = property(association)
    TransitGatewayAttachmentBackend.create_transit_gateway_vpc_attachment = create_unassociated
    TransitGatewayAttachmentBackend.delete_transit_gateway_vpc_attachment = (
        delete_attachment_and_relations)
    TransitGatewayRouteTableBackend.create_transit_gateway_route = create_route_to_attachment
    TransitGatewayRouteTableBackend.delete_transit_gateway_route_table = delete_unused_table
    TransitGatewayBackend.delete_transit_gateway = delete_unused_gateway
    responses.TransitGatewayAttachment.create_transit_gateway_vpc_attachment = create_with_tags
