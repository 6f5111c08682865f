import Topology

/// Tells that an element had another name in an earlier generation, so that Terraform keeps what it
/// made for it.
///
/// ```swift
/// Renamed("shop/basket", to: "shop/cart")
/// Renamed("workload", to: "apps")
/// ```
/// `generate` compares with the committed `docs/model.json` and writes a `moved` block for every
/// resource in it whose address is another now. What AWS cannot rename, such as an image repository
/// whose name follows the service's, Terraform still replaces. A rename may stay declared; one to an
/// element that does not exist is reported (PLB002).
/// Source: Terraform, "Refactor modules".
public struct Renamed: OverviewMember {
  let earlier: String
  let now: String
  let location: SourceLocation

  /// - Parameters:
  ///   - earlier: The identity before, as in the inventory: of a resource, or of a component with
  ///     all that is inside it.
  ///   - now: The identity now.
  public init(
    _ earlier: String, to now: String, fileID: String = #fileID, line: Int = #line
  ) {
    self.earlier = earlier
    self.now = now
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let from = ElementID(text: earlier), let to = ElementID(text: now) else {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "'\(earlier)' to '\(now)' is no rename",
          detail: "An identity is names joined by slashes, with a key in brackets at the end.",
          remedy: "Write both as the inventory lists them.", location: location))
      return
    }
    let isThere =
      lowering.topology.resources.contains { $0.id.path.starts(with: to.path) }
      || lowering.topology.components.contains { $0.id == to }
    guard isThere else {
      lowering.diagnostics.append(
        Diagnostic(
          .unknownTarget, summary: "no element is named '\(now)'",
          detail: "'\(earlier)' is said to have been renamed to it.",
          remedy: "Write its identity as the inventory lists it, or remove the rename.",
          location: location))
      return
    }
    lowering.add(ElementRename(from: from, to: to, origin: .source(location)))
  }
}
