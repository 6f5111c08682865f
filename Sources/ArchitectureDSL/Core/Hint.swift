import Topology

/// A wish for the diagrams, where what is computed is not what you want to show.
///
/// ```swift
/// Hint(ElementID("inspection"), .column(1))
/// Hint(ElementID("ingress"), .beside(ElementID("egress")))
/// Hint(ElementID("workload", "endpoints"), .hidden, in: [.network, .overview])
/// Hint(ElementID("metrics", "app"), .title("Web shop"))
/// ```
/// Titles and hiding are for any component or resource that is drawn; rows, columns and
/// neighbours are for VPCs. A hint that changes nothing is reported (PLB021). Nothing but the
/// diagrams depends on hints.
public struct Hint: OverviewMember {
  let hint: DiagramHint

  /// - Parameters:
  ///   - subject: The component or resource.
  ///   - wish: What is wanted.
  ///   - views: The kinds of diagrams that it is for; all of them by default.
  public init(
    _ subject: ElementID, _ wish: DiagramHint.Wish, in views: [DiagramSummary.Kind] = [],
    fileID: String = #fileID, line: Int = #line
  ) {
    hint = DiagramHint(
      subject, wish, in: views, location: SourceLocation(file: fileID, line: line))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard hint.subject.isPattern || hint.subject.isTerraformAddress else {
      return lowering.add(hint)
    }
    guard case .source(let location) = hint.origin else { return }
    let subjects = lowering.elements(hint.subject, usedBy: "A hint", at: location)
    for subject in subjects {
      lowering.add(DiagramHint(subject, hint.wish, in: hint.views, location: location))
    }
  }
}
