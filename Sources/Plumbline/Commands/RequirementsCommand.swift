import ArgumentParser
import Reachability
import Topology

struct RequirementsCommand: ModelCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: "Proves what the architecture requires of its packets, or says what breaks it.",
    discussion: """
      A requirement is proved for every packet there is, whatever zones the routers choose. One \
      that does not hold is told with a packet that breaks it, hop by hop. Ends with 0 when all \
      hold, and with 1 when one does not, or depends on what is not modelled and does not accept \
      that.
      """)

  @OptionGroup var environments: EnvironmentOptions
  @Flag(help: "Print the requirements as JSON.") var json = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let selection = Selection(parts: [], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      try context.refuse(result.diagnostics, json: json)
      return .invalidModel
    }
    context.console.progress("Proving the requirements")
    let reports = RequirementReport.reports(
      for: result.models.filter {
        selection.includes($0.topology.environment.name) && !$0.topology.requirements.isEmpty
      }.concurrentMap { NetworkModel($0) })
    context.console.endProgress()
    if json {
      context.console.output(try JSONText.encode(reports.map(RequirementRecord.init)))
    } else {
      context.console.output(
        RequirementListing(reports: reports, isColoured: context.console.isTerminal).text)
    }
    return reports.allSatisfy(\.permitsGeneration) ? .fine : .no
  }
}

/// One requirement as `requirements --json` prints it.
struct RequirementRecord: Encodable {
  struct ClaimRecord: Encodable {
    let verdict: RequirementVerdict
    let classes: Int
    let evidence: String
    let unknown: [String]
  }

  let environment: String
  let id: String
  let title: String
  let verdict: RequirementVerdict
  let holds: Bool
  let place: String
  let restsOn: String?
  let claims: [ClaimRecord]
  let counterexample: TraceRecord?
  let decider: String?
  let deciderPlace: String?

  init(_ report: RequirementReport) {
    environment = report.environment
    id = report.requirement.id
    title = report.requirement.title
    verdict = report.verdict
    holds = report.permitsGeneration
    place = report.requirement.origin.description
    restsOn = report.requirement.note
    claims = report.claims.map {
      ClaimRecord(
        verdict: $0.verdict, classes: $0.classes, evidence: $0.evidence, unknown: $0.unknowns)
    }
    let example = report.counterexample
    counterexample = example?.trace.map { TraceRecord($0, environment: report.environment) }
    decider = example?.decider?.description
    deciderPlace = example?.location?.description
  }
}
