import AWSModel
import Topology

/// The parts of the design as their author named them.
struct ComponentList: Section {
  let landscape: Landscape

  var body: [Markdown] {
    if !landscape.components.isEmpty {
      Markdown.heading(2, "Components")
      Markdown.table(
        Table(
          ["Component", "Kind", "Part of", "Purpose"],
          rows: landscape.components.map { component in
            [
              "\(landscape.link(component.id))\(landscape.presence(of: component))",
              .text(landscape.kind(of: component.first)),
              component.first.parent.map(landscape.link) ?? .none,
              component.first.summary.isEmpty ? .none : .text(component.first.summary),
            ]
          }))
    }
  }
}

extension Landscape {
  /// What a reader calls the kind of a component; where its kind tells nothing, what its resource is.
  func kind(of component: ComponentRecord) -> String {
    guard component.kind == .other, let type = component.primary.flatMap(resource)?.first.type
    else {
      return component.kind.words
    }
    return ResourceTraits.of(type).short
  }
}

extension ComponentRecord.Kind {
  /// What a reader calls the kind.
  var words: String {
    switch self {
    case .vpc: "VPC"
    case .transitGateway: "transit gateway"
    case .firewall: "firewall"
    case .loadBalancer: "load balancer"
    case .cluster: "cluster"
    case .service: "service"
    case .fileSystem: "file system"
    case .registry: "image repository"
    case .endpoint: "VPC endpoint"
    case .key: "KMS key"
    case .client: "client"
    case .other: "other"
    }
  }
}
