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
  let environments: [String]

  init(_ item: DiagnosticReport.Item) {
    code = item.diagnostic.code.rawValue
    severity = item.diagnostic.severity.rawValue
    summary = item.diagnostic.summary
    detail = item.diagnostic.detail
    remedy = item.diagnostic.remedy
    subject = item.diagnostic.subject?.description
    location = item.diagnostic.location?.description
    environments = item.environments
  }
}
