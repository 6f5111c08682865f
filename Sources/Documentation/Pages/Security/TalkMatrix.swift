import AWSModel
import OrderedCollections
import Topology

/// Who may open a connection to whom, from the rules of the security groups on both sides.
struct TalkMatrix: Section {
  let landscape: Landscape
  /// More receivers than this make the matrix wider than a page; then it is a list, in which those
  /// that the same senders reach on the same ports stand together: the pairs alone would be as many as
  /// the square of the groups.
  static let widest = 9

  private struct Party: Hashable {
    enum Kind: Hashable { case group(ElementID), outside(Inline) }
    let kind: Kind
  }

  var body: [Markdown] {
    let readings = landscape.environments.indices.map { GroupRuleReading(landscape, in: $0) }
    let (senders, receivers, cells) = table(readings)
    if !cells.isEmpty {
      Markdown.heading(2, "Who may talk to whom")
      Markdown.paragraph(
        """
        \(receivers.count <= Self.widest
          ? "A row may open a connection to a column where their cell names a port"
          : "Each of the senders in a row may open a connection to each of its receivers on its ports"): \
        the sender's security group lets it out and the receiver's lets it in. Everything else is \
        refused; answers to an allowed connection always pass. Routes and the firewall may refuse more \
        than this.
        """)
      if receivers.count <= Self.widest {
        Markdown.table(
          Table(
            ["From"] + receivers.map { Table.Column(title($0)) },
            rows: senders.map { sender in
              [title(sender)] + receivers.map { cells[[sender, $0]] ?? "" }
            }))
      } else {
        Markdown.table(
          Table(
            ["From", "To", "Ports"],
            rows: alike(senders, receivers, cells).map { way, receivers in
              [
                way.senders.map(title).joined(), receivers.map(title).joined(), way.ports,
              ]
            }))
      }
    }
  }

  /// Who sends something, and on which ports.
  private struct Way: Hashable {
    let ports: Inline
    let senders: [Party]
  }

  /// The receivers of each way, in their order.
  private func alike(
    _ senders: [Party], _ receivers: [Party], _ cells: [[Party]: Inline]
  ) -> OrderedDictionary<Way, [Party]> {
    var alike: OrderedDictionary<Way, [Party]> = [:]
    for receiver in receivers {
      var byPorts: OrderedDictionary<Inline, [Party]> = [:]
      for sender in senders {
        if let ports = cells[[sender, receiver]] { byPorts[ports, default: []].append(sender) }
      }
      for (ports, senders) in byPorts {
        alike[Way(ports: ports, senders: senders), default: []].append(receiver)
      }
    }
    return alike
  }

  /// The parties that send and those that receive, and what each pair may exchange.
  private func table(
    _ readings: [GroupRuleReading]
  ) -> (senders: [Party], receivers: [Party], cells: [[Party]: Inline]) {
    let groups = readings.flatMap(\.groups).uniqued().map { Party(kind: .group($0)) }
    var outsideSenders: [Party] = []
    var outsideReceivers: [Party] = []
    var services: [[Party]: [[GroupRule.Service]]] = [:]
    func add(_ found: [GroupRule.Service], _ pair: [Party], _ environment: Int) {
      guard !found.isEmpty else { return }
      services[pair, default: readings.map { _ in [] }][environment] += found
    }
    for (environment, reading) in readings.enumerated() {
      for group in reading.groups {
        let party = Party(kind: .group(group))
        for other in reading.groups {
          add(
            reading.services(from: group, to: other), [party, Party(kind: .group(other))],
            environment)
        }
        for rule in reading.outside(of: group, isEgress: true) {
          let peer = Party(kind: .outside(title(of: rule.peer)))
          outsideReceivers.append(peer)
          add([rule.service], [party, peer], environment)
        }
        for rule in reading.outside(of: group, isEgress: false) {
          let peer = Party(kind: .outside(title(of: rule.peer)))
          outsideSenders.append(peer)
          add([rule.service], [peer, party], environment)
        }
      }
    }
    let cells = services.compactMapValues { byEnvironment in
      landscape.varying { environment in
        let found = byEnvironment[environment].uniqued()
        return found.isEmpty ? nil : .text(found.map(\.text).joined(separator: ", "))
      }
    }
    let (sending, receiving) = (Set(cells.keys.map { $0[0] }), Set(cells.keys.map { $0[1] }))
    let senders = (outsideSenders.uniqued() + groups).filter(sending.contains)
    let receivers = (groups + outsideReceivers.uniqued()).filter(receiving.contains)
    return (senders, receivers, cells)
  }

  private func title(of peer: GroupRule.Peer) -> Inline {
    switch peer {
    case .network(let network) where network == .any: "any address"
    case .network(let network): .code(network.description)
    case .other(let text): text
    case .group(let id): landscape.title(ofGroup: id)
    }
  }

  /// A group by what it protects: `app service` for `Security group of the app service`.
  private func title(_ party: Party) -> Inline {
    switch party.kind {
    case .outside(let text): return text
    case .group(let id):
      guard landscape.resource(id) != nil else { return landscape.title(ofGroup: id) }
      return .reference(id, .text(SecurityGroup.withoutKind(landscape.title(of: id))))
    }
  }
}
