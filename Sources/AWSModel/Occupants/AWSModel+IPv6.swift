import Topology

extension AWSModel {
  /// Whether a resource in a subnet of IPv6 has, or may have, an address of IPv6 there.
  ///
  /// Source: AWS, "IPv6 support for AWS services": instances are given one by their subnet or by
  /// themselves, databases and caches where their network type says so, functions where they are allowed
  /// to send by it.
  package func mayHaveIPv6(_ resource: Resource, in subnet: Subnet) -> Bool {
    switch resource.type {
    case "aws_instance", "aws_network_interface":
      if subnet.assignsIPv6.value != false { return true }
      let counts = ["ipv6_address_count", "ipv6_prefix_count"].map { values.number(resource[$0]) }
      if counts.contains(where: { $0.unknown != nil || ($0.value ?? 0) > 0 }) { return true }
      return ["ipv6_addresses", "ipv6_address_list", "ipv6_prefixes", "launch_template"].contains {
        !values.values(at: [$0], of: resource).isEmpty
      }
    case "aws_lambda_function":
      let flags = values.values(at: ["vpc_config", "ipv6_allowed_for_dual_stack"], of: resource)
      return flags.contains { values.flag($0).value != false }
    case "aws_vpc_endpoint", "aws_efs_mount_target":
      let type = values.text(resource["ip_address_type"])
      return type.unknown != nil || (type.value ?? "ipv4").lowercased() != "ipv4"
    default:
      guard let occupant = occupants[resource.id], !occupant.ports.isAbsent else { return true }
      let type = values.text(resource["network_type"])
      return type.unknown != nil || (type.value ?? "IPV4").uppercased() != "IPV4"
    }
  }
}
