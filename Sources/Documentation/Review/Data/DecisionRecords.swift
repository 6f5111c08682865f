import Topology

/// The decisions, each once with the environments that it was made for.
struct DecisionRecords {
  let landscape: Landscape

  var list: RecordList { RecordList(json) }

  private var json: [JSON] {
    let lists = landscape.environments.map(\.topology.decisions)
    return lists.joined().uniqued().map { decision in
      let environments = lists.indices.filter { lists[$0].contains(decision) }
      return .members([
        "id": .string(decision.slug), "title": .string(decision.title),
        "context": .text(decision.context), "choice": .text(decision.choice),
        "consequences": .list(decision.consequences.map { .string($0) }),
        "subjects": .list(decision.elements.map { .string($0.description) }),
        "at": .string(decision.origin.place),
        "in": environments.count == lists.count
          ? nil : .array(environments.map { .number($0) }),
      ])
    }
  }
}
