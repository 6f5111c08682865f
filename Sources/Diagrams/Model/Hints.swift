import Topology

/// The author's hints for one kind of diagram.
struct Hints {
  private let topology: Topology
  private let hints: [DiagramHint]

  init(_ topology: Topology, for kind: DiagramSummary.Kind) {
    self.topology = topology
    hints = topology.hints.filter { $0.views.isEmpty || $0.views.contains(kind) }
  }

  // MARK: Titles

  /// The topology with the titles that are wanted.
  func titled() -> Topology {
    var result = topology
    for hint in hints {
      guard case .title(let title) = hint.wish else { continue }
      for index in result.components.indices {
        let component = result.components[index]
        if component.id == hint.subject || component.primary == hint.subject {
          result.components[index].title = title
        }
      }
      for index in result.resources.indices where result.resources[index].id == hint.subject {
        result.resources[index].title = title
      }
    }
    return result
  }

  // MARK: Hiding

  /// The elements that are not to be drawn, with all that is inside them.
  private var hidden: [ElementID] {
    hints.compactMap { $0.wish == .hidden ? $0.subject : nil }
  }

  func hides(_ id: ElementID) -> Bool {
    hidden.contains { hidden in
      hidden == id || (hidden.key == nil && id.path.starts(with: hidden.path))
        || topology.components.contains { $0.id == hidden && $0.primary == id }
    }
  }

  /// The network as wanted: without what is hidden, VPCs in the rows and columns that are named.
  func applied(to model: NetworkDrawing) -> NetworkDrawing {
    guard !hints.isEmpty else { return model }
    var model = model
    model.vpcs.removeAll { hides($0.id) }
    for vpc in model.vpcs.indices {
      for tier in model.vpcs[vpc].tiers.indices {
        model.vpcs[vpc].tiers[tier].bars = model.vpcs[vpc].tiers[tier].bars.compactMap(visible)
        for subnet in model.vpcs[vpc].tiers[tier].subnets.indices {
          model.vpcs[vpc].tiers[tier].subnets[subnet].items.removeAll { item in
            item.id.map(hides) ?? false
          }
        }
      }
    }
    return arranged(model)
  }

  private func visible(_ bar: NetworkDrawing.Bar) -> NetworkDrawing.Bar? {
    var bar = bar
    let hadParts = !bar.ids.isEmpty || !bar.chips.isEmpty
    bar.ids.removeAll(where: hides)
    bar.chips.removeAll { $0.id.map(hides) ?? false }
    return hadParts && bar.ids.isEmpty && bar.chips.isEmpty ? nil : bar
  }

  // MARK: Rows and columns

  private func place(_ id: ElementID, in model: NetworkDrawing) -> Int? {
    let primary = topology.components.first { $0.id == id }?.primary
    return model.vpcs.firstIndex { $0.id == id || $0.id == primary }
  }

  private func arranged(_ model: NetworkDrawing) -> NetworkDrawing {
    var model = model
    for hint in hints {
      guard let index = place(hint.subject, in: model) else { continue }
      switch hint.wish {
      case .row(let row): model.vpcs[index].isAbove = row <= 1
      case .beside(let other):
        guard let neighbour = place(other, in: model), neighbour != index else { continue }
        var vpc = model.vpcs.remove(at: index)
        let target = neighbour > index ? neighbour - 1 : neighbour
        vpc.isAbove = model.vpcs[target].isAbove
        model.vpcs.insert(vpc, at: target + 1)
      case .title, .hidden, .column: continue
      }
    }
    for hint in hints {
      guard case .column(let column) = hint.wish, let index = place(hint.subject, in: model) else {
        continue
      }
      let vpc = model.vpcs.remove(at: index)
      let row = model.vpcs.indices.filter { model.vpcs[$0].isAbove == vpc.isAbove }
      let target = max(column, 1) - 1
      model.vpcs.insert(vpc, at: target < row.count ? row[target] : model.vpcs.count)
    }
    return model
  }

  // MARK: What is of no use

  /// Hints of the topology that change nothing: their element does not exist, or is no VPC where
  /// only a VPC has a place.
  static func unused(_ topology: Topology, _ model: NetworkDrawing) -> [DiagramHint] {
    topology.hints.filter { hint in
      let one = Hints(topology, for: hint.views.first ?? .network)
      let exists =
        topology.components.contains { $0.id == hint.subject }
        || topology.resources.contains { $0.id == hint.subject }
      switch hint.wish {
      case .title, .hidden: return !exists
      case .row, .column: return one.place(hint.subject, in: model) == nil
      case .beside(let other):
        return one.place(hint.subject, in: model) == nil || one.place(other, in: model) == nil
      }
    }
  }
}
