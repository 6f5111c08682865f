import Topology

/// What was found, each once with the environments that it was found in.
struct FindingRecords {
  let landscape: Landscape
  let findings: [Finding]

  var list: RecordList { RecordList(json) }

  private var json: [JSON] {
    var order: [Finding] = []
    var environments: [Finding: [Int]] = [:]
    for finding in findings {
      var diagnostic = finding.diagnostic
      let name = diagnostic.environment
      diagnostic.environment = nil
      let common = Finding(diagnostic, acceptedReason: finding.acceptedReason)
      if environments[common] == nil { order.append(common) }
      let places = landscape.environments.indices.filter {
        name == nil || landscape.environments[$0].topology.environment.name == name
      }
      environments[common, default: []].append(contentsOf: places)
    }
    return order.map { record($0, environments: (environments[$0] ?? []).uniqued().sorted()) }
  }

  private func record(_ finding: Finding, environments: [Int]) -> JSON {
    let diagnostic = finding.diagnostic
    let isEverywhere = environments.count == landscape.environments.count
    return .members([
      "code": .string(diagnostic.code.number), "severity": .string(diagnostic.severity.rawValue),
      "summary": .string(diagnostic.summary), "detail": .text(diagnostic.detail),
      "remedy": .text(diagnostic.remedy),
      "subject": diagnostic.subject.map { .string($0.description) },
      "at": diagnostic.origin.map { .string($0.place) },
      "accepted": finding.acceptedReason.map { .string($0) },
      "in": isEverywhere ? nil : .array(environments.map { .number($0) }),
    ])
  }
}
