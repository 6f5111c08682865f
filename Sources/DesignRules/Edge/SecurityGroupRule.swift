import Topology

/// A rule of a security group, whichever of the provider's three ways it is written in.
struct SecurityGroupRule {
  enum Direction: String, CaseIterable {
    case inbound, outbound
  }

  let block: Block
  let group: ElementID?
  let direction: Direction
  let transport: String?
  /// The known blocks of addresses.
  let networks: [String]
  /// The security group that it refers to.
  let referenced: ElementID?
  private let prefixLists: [Value]
  private let count: Int

  /// An `aws_vpc_security_group_ingress_rule` or its counterpart.
  init(standing block: Block, _ direction: Direction) {
    self.block = block
    self.direction = direction
    group = block["security_group_id"]?.references.first?.element
    transport = block.text("ip_protocol")
    networks = ["cidr_ipv4", "cidr_ipv6"].compactMap(block.text)
    referenced = block["referenced_security_group_id"]?.references.first?.element
    prefixLists = [block["prefix_list_id"]].compactMap { $0 }
    count = prefixLists.isEmpty ? 1 : 0
  }

  /// An `aws_security_group_rule`, or a block `ingress` or `egress` of an `aws_security_group`.
  init(listing block: Block, of group: ElementID?, _ direction: Direction) {
    self.block = block
    self.direction = direction
    self.group = group
    transport = block.text("protocol")
    networks = block.texts("cidr_blocks") + block.texts("ipv6_cidr_blocks")
    let others =
      block["source_security_group_id"]?.references ?? block["security_groups"]?.references ?? []
    referenced = others.first?.element
    prefixLists = block.list("prefix_list_ids")
    count =
      block.list("cidr_blocks").count + block.list("ipv6_cidr_blocks").count + others.count
      + (block.flag("self") == true ? 1 : 0)
  }

  /// How many rules it counts as; nil where that depends on a prefix list from outside the model.
  ///
  /// The lists of gateway endpoints count as one rule each.
  /// Source: Amazon VPC user guide, "AWS-managed prefix list weight".
  func size(in model: DesignModel) -> Int? {
    var size = count
    for list in prefixLists {
      guard let reference = list.references.first,
        let owner = model.index.resource(reference.element).map({ Block($0, in: model.topology) })
      else { return nil }
      if owner.resource.type == "aws_vpc_endpoint" {
        size += 1
      } else if let entries = owner.number("max_entries") {
        size += entries
      } else {
        return nil
      }
    }
    return size
  }
}

extension DesignModel {
  /// The rules of all security groups.
  var securityGroupRules: [SecurityGroupRule] {
    resources("aws_vpc_security_group_ingress_rule").map {
      SecurityGroupRule(standing: $0, .inbound)
    }
      + resources("aws_vpc_security_group_egress_rule").map {
        SecurityGroupRule(standing: $0, .outbound)
      }
      + resources("aws_security_group_rule").map {
        SecurityGroupRule(
          listing: $0, of: $0["security_group_id"]?.references.first?.element,
          $0.text("type") == "egress" ? .outbound : .inbound)
      }
      + resources("aws_security_group", "aws_default_security_group").flatMap { group in
        group.blocks("ingress").map { SecurityGroupRule(listing: $0, of: group.id, .inbound) }
          + group.blocks("egress").map { SecurityGroupRule(listing: $0, of: group.id, .outbound) }
      }
  }
}
