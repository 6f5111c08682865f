import AWSResources
import ArchitectureDSL
import OrderedCollections
import Topology

/// What every author has to write oneself as long as there is no component for it.
func id(_ path: String...) -> ElementID { ElementID(path: path) }
func ref(_ path: String..., at attribute: String) -> Value {
  .reference(ElementID(path: path), attribute)
}
func ref(_ path: String..., key: String, at attribute: String) -> Value {
  .reference(ElementID(path: path, key: key), attribute)
}
func subnetIDs(_ vpc: String, _ tier: String, _ zones: [String] = ["a", "b"]) -> Value {
  .list(zones.map { .reference(ElementID(vpc, tier, key: $0), "id") })
}
func trust(_ service: String) -> Value {
  .json([
    "Version": "2012-10-17",
    "Statement": .list([
      ["Effect": "Allow", "Principal": ["Service": .string(service)], "Action": "sts:AssumeRole"]
    ]),
  ])
}
func allow(_ actions: [String], on resource: Value) -> Value {
  .json([
    "Version": "2012-10-17",
    "Statement": .list([
      ["Effect": "Allow", "Action": .list(actions.map(Value.string)), "Resource": resource]
    ]),
  ])
}
/// A security group with its rules, in a VPC; `from` are groups of the same VPC or blocks.
func group(
  _ vpc: String, _ name: String, from: [(peer: String, port: Int)] = [],
  to: [(peer: String, port: Int)] = []
) -> [any VPCMember] {
  var members: [any VPCMember] = [
    Declare(
      "\(name)-group", type: "aws_security_group",
      arguments: [
        "name": .string(name), "description": .string("The \(name)"),
        "vpc_id": ref(vpc, "vpc", at: "id"),
      ],
      title: "Security group of the \(name)")
  ]
  for (peers, type, word) in [(from, "ingress", "from"), (to, "egress", "to")] {
    for (peer, port) in peers {
      var arguments: OrderedDictionary<String, Value> = [
        "security_group_id": ref(vpc, "\(name)-group", at: "id"), "ip_protocol": "tcp",
        "from_port": .int(port), "to_port": .int(port),
        "description": .string("\(port) \(word) \(peer)"),
      ]
      if peer.contains("/") {
        arguments["cidr_ipv4"] = .string(peer)
      } else {
        arguments["referenced_security_group_id"] = ref(vpc, "\(peer)-group", at: "id")
      }
      let key = peer.contains("/") ? "anywhere" : peer
      members.append(
        Declare(
          "\(name)-\(word)-\(key)-\(port)", type: "aws_vpc_security_group_\(type)_rule",
          arguments: arguments))
    }
  }
  return members
}

/// A user's own component: an arrow. Plumbline has none for raw resources.
struct Connects: VPCMember, RegionMember {
  let source: ElementID
  let target: ElementID
  let port: PortRange
  let title: String
  init(_ source: ElementID, to target: ElementID, port: PortRange, title: String) {
    self.source = source; self.target = target; self.port = port; self.title = title
  }
  func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.add(
      Connection(
        from: source, to: target, transport: .tcp, ports: port, title: title,
        location: SourceLocation(file: #fileID, line: #line)))
  }
}
/// A user's own component record, so that a raw resource counts as a component.
struct Names: VPCMember, RegionMember {
  let component: ElementID
  let kind: ComponentRecord.Kind
  let title: String
  let parent: ElementID?
  let primary: ElementID
  init(
    _ component: ElementID, _ kind: ComponentRecord.Kind, title: String, parent: ElementID? = nil,
    primary: ElementID
  ) {
    self.component = component; self.kind = kind; self.title = title; self.parent = parent;
    self.primary = primary
  }
  func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.add(
      ComponentRecord(
        id: component, kind: kind, title: title, parent: parent, primary: primary,
        location: SourceLocation(file: #fileID, line: #line)))
  }
}
