import Topology

/// The review on as few pages as a browser and a reader of differences take well: one, else one for
/// each environment.
struct ReviewPages: Sendable {
  let scope: ReviewScope
  let drawings: DrawingSet
  /// The bytes that a page may have.
  let limit: Int

  var files: [GeneratedFile] {
    if scope.environments.count > 1 {
      let whole = text(scope, SharedParts(scope.sheets.map(\.markup)))
      if fits(whole) { return [GeneratedFile(path: ReviewGenerator.path, text: whole)] }
    }
    return Array(scope.environments.indices).concurrentMap { index in
      let part = scope.only(index)
      let shared = SharedParts(part.sheets.map(\.markup))
      let full = text(part, shared)
      return GeneratedFile(
        path: Self.path(index, scope.environments),
        text: fits(full) ? full : text(part, shared, isBrief: true))
    }
  }

  private func fits(_ page: String) -> Bool { page.utf8.count <= limit }

  /// - Parameter isBrief: Whether it leaves to the documents what is told of each element alone.
  private func text(_ part: ReviewScope, _ shared: SharedParts, isBrief: Bool = false) -> String {
    let others = part.environments.count < scope.environments.count ? links : []
    return ReviewPage(
      scope: part, drawings: drawings, parts: shared, links: others,
      data: SharedJSON(ReviewData(scope: part, links: others, isBrief: isBrief).json).json
    ).text
  }

  private var links: [ReviewLink] {
    scope.environments.enumerated().map { index, topology in
      ReviewLink(
        environment: topology.environment.name, title: topology.environment.title,
        page: String(Self.path(index, scope.environments).dropFirst("docs/".count)))
    }
  }

  /// The first environment is told of where readers begin.
  private static func path(_ index: Int, _ environments: [Topology]) -> String {
    index == 0
      ? ReviewGenerator.path : "docs/review-\(environments[index].environment.name).html"
  }
}
