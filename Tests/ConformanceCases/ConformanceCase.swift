import ArchitectureDSL
import DesignRules
import Foundation
import Reachability
import Topology

/// A model of a few raw resources, a question about it, and the right answer, worked out from AWS's
/// documents.
package struct ConformanceCase: Sendable, Identifiable {
  package let id: String
  /// What the case is about, in a sentence.
  package let text: String
  /// The document of AWS that the answer follows from, where the case names one.
  package let source: String?
  private let model: CaseModel
  private let question: Question

  private enum Question: Sendable {
    /// All ways of a packet, with the set of answers that they must have.
    case trace(FlowQuery, expected: Set<CaseAnswer>)
    /// Requirements, each with the answers of which it must have one.
    case requirements([(statement: CaseStatement, admissible: Set<CaseAnswer>)])
  }

  /// The files of the cases that the tests look at: those that were given, their neighbours, and
  /// variants of both, each with the document that its answer follows from.
  package static let files = ["cases.json", "neighbours.json", "variants.json"].map {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "ConformanceTests/Cases/\($0)")
  }

  /// Reads the cases of all files.
  package static func all() throws -> [ConformanceCase] { try files.flatMap(cases) }

  /// Reads the cases of a file; one that is not understood is an error, never left out.
  package static func cases(in file: URL) throws -> [ConformanceCase] {
    let json = try JSONDecoder().decode(CaseJSON.self, from: Data(contentsOf: file))
    return try json.list("the file").map(ConformanceCase.init)
  }

  init(_ json: CaseJSON) throws {
    let members = try json.members(
      "a case", required: ["id", "text", "expect", "model"],
      optional: ["source", "trace", "requires"])
    func member(_ name: String) -> CaseJSON { members[name] ?? .null }
    id = try member("id").text("the id of a case")
    text = try member("text").text("the text of '\(id)'")
    source = try members["source"].map { [id] in try $0.text("the source of '\(id)'") }
    do {
      model = try CaseModel(member("model"))
      question =
        switch (members["trace"], members["requires"]) {
        case (let trace?, nil): try Self.trace(trace, member("expect"), model)
        case (nil, let requires?): try Self.requirements(requires, member("expect"), model)
        default: throw CaseFormatError("it needs one of 'trace' and 'requires'")
        }
    } catch let error as CaseFormatError {
      throw CaseFormatError("case \(id): \(error)")
    }
  }

  private static func trace(
    _ json: CaseJSON, _ expected: CaseJSON, _ model: CaseModel
  ) throws -> Question {
    let members = try json.members(
      "the trace", required: ["from", "to", "protocol", "port"], optional: ["server_name"])
    func end(_ name: String) throws -> Endpoint {
      let text = try (members[name] ?? .null).text("'\(name)' of the trace")
      if model.names.contains(text) { return .element(ElementID(text)) }
      if text == "internet" { return .internet }
      if let address = IPv4Address(text) { return .address(address) }
      throw CaseFormatError("the trace has the end '\(text)', which is not there")
    }
    let transports: [String: IPProtocol] = ["tcp": .tcp, "udp": .udp, "icmp": .icmp]
    let transport = try (members["protocol"] ?? .null).text("the protocol of the trace")
    guard let transport = transports[transport] else {
      throw CaseFormatError("the trace has the protocol '\(transport)'")
    }
    guard case .int(let number)? = members["port"], let port = UInt16(exactly: number) else {
      throw CaseFormatError("the port of the trace is none")
    }
    let flow = FlowQuery(
      from: try end("from"), to: try end("to"), transport, port: port,
      serverName: try members["server_name"].map {
        ServerName(try $0.text("the server name of the trace"))
      })
    return .trace(
      flow, expected: try CaseAnswer.answers(in: expected.text("'expect'"), "'expect'"))
  }

  private static func requirements(
    _ json: CaseJSON, _ expected: CaseJSON, _ model: CaseModel
  ) throws -> Question {
    let statements = try json.list("'requires'")
      .map { try CaseStatement($0, names: model.names) }
    let admissible = try expected.texts("'expect'")
      .map { try CaseAnswer.answers(in: $0, "'expect'") }
    guard !statements.isEmpty, statements.count == admissible.count else {
      throw CaseFormatError("'requires' and 'expect' are not of one length")
    }
    guard Set(statements.map(\.title)).count == statements.count else {
      throw CaseFormatError("two requirements have one title")
    }
    return .requirements(Array(zip(statements, admissible)))
  }

  /// Evaluates the model, asks the question, and compares the answer.
  package func run() throws -> CaseResult {
    switch question {
    case .trace(let flow, let expected):
      let evaluation = model.evaluation(requiring: [])
      let errors = Self.errors(evaluation)
      let answers: Set<CaseAnswer>
      if !errors.isEmpty {
        answers = [.modelError]
      } else {
        let network = NetworkModel(try topology(evaluation))
        answers = Set(network.trace(flow).map { CaseAnswer($0.verdict) })
      }
      return CaseResult(
        [.init(expected: expected, got: answers, isRight: answers == expected)], of: self,
        errors)
    case .requirements(let requirements):
      let evaluation = model.evaluation(requiring: requirements.map(\.statement.requirement))
      let errors = Self.errors(evaluation)
      let answers: [CaseAnswer]
      if !errors.isEmpty {
        answers = requirements.map { _ in .modelError }
      } else {
        let reports = NetworkModel(try topology(evaluation)).requirementReports()
        answers = reports.map { CaseAnswer($0.verdict) }
      }
      guard answers.count == requirements.count else {
        throw CaseFormatError(
          "case \(id): \(requirements.count) requirements have \(answers.count) answers")
      }
      let comparisons = zip(requirements, answers).map { requirement, answer in
        CaseResult.Comparison(
          expected: requirement.admissible, got: [answer],
          isRight: requirement.admissible.contains(answer))
      }
      return CaseResult(comparisons, of: self, errors)
    }
  }

  /// Why nothing would be generated: what the DSL refuses, or else what AWS does.
  private static func errors(_ evaluation: Evaluation) -> [String] {
    func errors(_ diagnostics: [Diagnostic]) -> [String] {
      diagnostics.filter { $0.severity == .error }.map { "\($0.code.rawValue) \($0.summary)" }
    }
    let refused = errors(evaluation.diagnostics)
    return refused.isEmpty ? errors(DesignRules.check(evaluation.topologies).open) : refused
  }

  private func topology(_ evaluation: Evaluation) throws -> Topology {
    guard let topology = evaluation.topologies.first else {
      throw CaseFormatError("case \(id): there is no model")
    }
    return topology
  }
}
