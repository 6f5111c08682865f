import Topology

/// A finding as `validate --json` prints it.
struct DiagnosticRecord: Encodable {
  let code: String
  let severity: String
  let summary: String
  let detail: String
  let remedy: String
  let subject: String?
  let location: String?
  /// Other places that have to do with it; not written where there are none.
  let related: [Related]?
  let environments: [String]

  /// A place, and what is there.
  struct Related: Encodable {
    let location: String
    let note: String
  }

  init(_ item: DiagnosticReport.Item) {
    code = item.diagnostic.code.number
    severity = item.diagnostic.severity.rawValue
    summary = item.diagnostic.summary
    detail = item.diagnostic.detail
    remedy = item.diagnostic.remedy
    subject = item.diagnostic.subject?.description
    location = item.diagnostic.origin?.description
    let places = item.diagnostic.related
    related =
      places.isEmpty
      ? nil : places.map { Related(location: $0.origin.description, note: $0.note) }
    environments = item.environments
  }
}
