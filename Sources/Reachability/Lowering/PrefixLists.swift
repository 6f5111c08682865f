import Topology

extension Lowering {
  /// The blocks of a prefix list: the author's own, or one of an AWS service that a gateway
  /// endpoint of the model offers. Nil where its contents are not known.
  func prefixList(_ value: Value) -> [IPv4Network]? {
    guard let reference = reader.reference(value), let list = reader.resource(reference.element)
    else { return nil }
    if list.type == "aws_vpc_endpoint" {
      return reader.text(list["service_name"]).flatMap { serviceRanges[$0] }.map { [$0] }
    }
    guard list.type == "aws_ec2_managed_prefix_list" else { return nil }
    let inline = reader.blocks(list["entry"]).map { reader.network($0["cidr"]) }
    let separate = reader.resources("aws_ec2_managed_prefix_list_entry")
      .filter { reader.target($0["prefix_list_id"]) == list.id }
      .map { reader.network($0["cidr"]) }
    let blocks = inline + separate
    return blocks.contains(nil) ? nil : blocks.compactMap(\.self)
  }
}
