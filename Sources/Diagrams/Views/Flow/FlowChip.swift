import Reachability
import Topology

/// The box of a stop in a subnet.
enum FlowChip {
  static func box(_ stop: FlowItinerary.Stop, vpc: NetworkDrawing.VPC, facts: Facts) -> Box {
    let resource = stop.hop.element.flatMap { facts.index.resource($0) }
    let type = resource?.type ?? ""
    // All titles begin alike, also those of services, whose names do not.
    let words = words(
      stop, title: stop.name.capitalizedFirst, kind: kind(stop, resource, facts), vpc: vpc)
    // A subnet that sends or receives by itself is drawn already.
    let ids = stop.hop.element.map { $0 == stop.hop.subnet ? [] : [$0] } ?? []
    return BoxBuilder.element(
      name: stop.box, ids: ids, title: words.title,
      detail: words.detail, type: type)
  }

  /// What it is, and that a web ACL looks at what it takes; at what it opens itself none does.
  private static func kind(
    _ stop: FlowItinerary.Stop, _ resource: Resource?, _ facts: Facts
  ) -> String {
    guard let resource else { return "" }
    let isInspected = stop.hop.decisions.contains { $0.kind == .remark }
    return isInspected ? facts.guarded(facts.kind(resource), resource) : facts.kind(resource)
  }

  private static func words(
    _ stop: FlowItinerary.Stop, title: String, kind: String, vpc: NetworkDrawing.VPC
  ) -> (title: String, detail: String) {
    switch stop.hop.role {
    case .attachment:
      let attachment = vpc.attachments.first { $0.id == stop.hop.element }
      return ("Attachment", attachment?.hasApplianceMode == true ? "Appliance mode" : "Interface")
    case .inspector: return (title, "Firewall endpoint")
    case .translator: return ("NAT gateway", "Public address")
    default: return (title, kind)
    }
  }

  static func widened(_ box: Box, to width: Int) -> Box {
    var box = box
    box.frame.width = max(width, box.frame.width)
    return box
  }
}
