locals {
  # The endpoints have no order, so each is found by its zone, never by its position.
  perimeter_endpoint_ids = {
    for state in aws_networkfirewall_firewall.perimeter.firewall_status[0].sync_states :
    state.availability_zone => state.attachment[0].endpoint_id
  }
}
