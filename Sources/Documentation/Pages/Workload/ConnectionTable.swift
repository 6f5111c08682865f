import Topology

/// The declared connections: who opens one to whom, on which port, for what.
struct ConnectionTable: Section {
  let landscape: Landscape

  var isEmpty: Bool { landscape.environments.allSatisfy { $0.topology.connections.isEmpty } }

  var body: [Markdown] {
    if !isEmpty {
      Markdown.heading(2, "Connections")
      Markdown.table(Table(["From", "To", "Port", "Purpose"], rows: rows))
    }
  }

  /// What makes two environments' connections the same one.
  private struct Identity: Hashable {
    let source: ElementID
    let target: ElementID
    let transport: TransportProtocol
    let title: String

    init(_ connection: Connection) {
      source = connection.source
      target = connection.target
      transport = connection.transport
      title = connection.title
    }
  }

  private var rows: [[Inline]] {
    let lists = landscape.environments.map(\.topology.connections)
    return lists.joined().map(Identity.init).uniqued().map { identity in
      let found = lists.map { list in list.filter { Identity($0) == identity } }
      let present = found.indices.filter { !found[$0].isEmpty }
      let scope: Inline =
        present.count == found.count ? "" : " (only in \(landscape.titles(present)))"
      let ports = landscape.varying { environment in
        found[environment].isEmpty
          ? nil
          : found[environment].map {
            "\($0.ports.description)/\(identity.transport.rawValue)"
          }.joined()
      }
      return [
        landscape.link(identity.source), landscape.link(identity.target), ports ?? .none,
        "\(identity.title)\(scope)",
      ]
    }
  }
}
