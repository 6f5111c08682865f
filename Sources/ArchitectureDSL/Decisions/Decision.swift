import Topology

/// Records a choice that shaped the architecture, for the documents.
///
/// ```swift
/// Decision("One NAT gateway in development", on: ElementID("egress")) {
///   Context("A NAT gateway costs the same in every zone, used or not.")
///   Choice("Development has one; the other environments have one for each zone.")
///   Consequence("Development loses its way out together with zone a.")
/// }
/// ```
/// The elements that it shaped are components, resources or families; one that is not in the model
/// is reported (PLB002), as is a second decision of the same title (PLB001).
public struct Decision: OverviewMember {
  let record: DecisionRecord

  /// - Parameters:
  ///   - title: What was decided, in a few words.
  ///   - elements: What it shaped.
  ///   - parts: What led to it, what was chosen, and what follows.
  public init(
    _ title: String, on elements: ElementID..., fileID: String = #fileID, line: Int = #line,
    @DecisionBuilder _ parts: () -> DecisionBuilder.Parts
  ) {
    let parts = parts()
    record = DecisionRecord(
      title: title, context: parts.context.text, choice: parts.choice.text,
      consequences: parts.consequences.map(\.text), elements: elements,
      location: SourceLocation(file: fileID, line: line))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard case .source(let location) = record.origin else { return }
    let elements = record.elements.flatMap {
      lowering.elements($0, usedBy: "The decision '\(record.title)'", at: location)
    }
    lowering.add(
      DecisionRecord(
        title: record.title, context: record.context, choice: record.choice,
        consequences: record.consequences, elements: elements, location: location))
  }
}
