import Topology

/// Something that must hold of the architecture.
///
/// Every statement is proved for all packets there are, whatever zones the routers choose, before
/// anything is generated. One that does not hold is an error (PLB030) with a packet that breaks it,
/// hop by hop; one that depends on what is not modelled is an error too (PLB031), unless the
/// requirement accepts that.
///
/// ```swift
/// Require("Internet egress is inspected") {
///   Traffic(from: "workload", to: .internet)
///     .passes("inspection/perimeter", exactly: .once).symmetric().inOneZone()
/// }
/// ```
public struct Require: OverviewMember {
  private let title: String
  private let note: String?
  private let acceptsUnknown: Bool
  private let statements: [any RequirementStatement]
  private let location: SourceLocation

  /// - Parameters:
  ///   - title: What must hold, as a reviewer would say it; unique in the region.
  ///   - note: What it rests on besides the model, in a sentence, for the documents.
  ///   - acceptsUnknown: Whether it may depend on what the walks do not model.
  public init(
    _ title: String, restingOn note: String? = nil, acceptingUnknown acceptsUnknown: Bool = false,
    @RequirementBuilder _ statements: () -> [any RequirementStatement],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.title = title
    self.note = note
    self.acceptsUnknown = acceptsUnknown
    self.statements = statements()
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    var claims: [Requirement.Claim] = []
    for statement in statements { claims += statement.claims(of: title, in: &lowering) }
    let requirement = Requirement(
      title: title, note: note, claims: claims, acceptsUnknown: acceptsUnknown, location: location)
    if let first = lowering.topology.requirements.first(where: { $0.id == requirement.id }) {
      lowering.diagnostics.append(
        Diagnostic(
          .duplicateName,
          summary: first.title == title
            ? "two requirements are titled '\(title)'"
            : "two requirements have titles that differ in signs alone",
          detail:
            "Requirements are told apart by the letters and digits of their titles; the other one "
            + "is '\(first.title)'.",
          remedy: "Give one of the two another title.", location: location,
          related: [RelatedPlace(first.origin, "the other one")]))
      return
    }
    if statements.isEmpty {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "the requirement '\(title)' says nothing",
          detail: "There is no statement in it.",
          remedy: "Add Traffic, Flow or Routing with what must hold of it.", location: location))
    }
    lowering.add(requirement)
  }
}

/// Collects the statements of a ``Require``.
@resultBuilder
public enum RequirementBuilder {
  public static func buildExpression(
    _ statement: any RequirementStatement
  ) -> [any RequirementStatement] { [statement] }
  public static func buildBlock(
    _ statements: [any RequirementStatement]...
  ) -> [any RequirementStatement] { statements.flatMap { $0 } }
  public static func buildOptional(
    _ statements: [any RequirementStatement]?
  ) -> [any RequirementStatement] { statements ?? [] }
  public static func buildEither(
    first: [any RequirementStatement]
  ) -> [any RequirementStatement] { first }
  public static func buildEither(
    second: [any RequirementStatement]
  ) -> [any RequirementStatement] { second }
  public static func buildArray(
    _ statements: [[any RequirementStatement]]
  ) -> [any RequirementStatement] { statements.flatMap { $0 } }
}
