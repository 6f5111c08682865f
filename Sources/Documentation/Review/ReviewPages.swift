import Topology

/// The review on as few pages as a browser and a reader of differences take well: one, else one for
/// each environment. Where an environment's page would be too large still, what it tells is in files
/// beside it.
struct ReviewPages: Sendable {
  let scope: ReviewScope
  let drawings: DrawingSet
  /// The bytes that a page may have, and a file beside it.
  let limit: Int

  /// The bytes of drawings that are taken apart at a time: that takes about ten times their size.
  private static let heldAtOnce = 8_000_000

  /// A resource takes as much as so many bytes of drawings.
  private static let bytesOfResource = 500

  var files: [GeneratedFile] {
    let apart = groups.flatMap(files(ofEnvironments:))
    // A page of all of them takes as long as these, so it is tried only where it may be small enough:
    // what environments have in common makes it about a third smaller than they are together.
    guard scope.environments.count > 1,
      apart.reduce(0, { $0 + $1.bytes.count }) * 2 <= limit * 3
    else { return apart }
    let whole = self.pages([scope], links: [])[0].text
    return fits(whole) ? [GeneratedFile(path: ReviewGenerator.path, text: whole)] : apart
  }

  /// The environments, in their order, as many together as may be held at once.
  private var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var held = 0
    for index in scope.environments.indices {
      let size = scope.only(index).sheets.reduce(
        scope.environments[index].resources.count * Self.bytesOfResource
      ) { $0 + $1.markup.utf8.count }
      if let last = groups.last, held + size <= Self.heldAtOnce {
        groups[groups.count - 1] = last.lowerBound..<index + 1
        held += size
      } else {
        groups.append(index..<index + 1)
        held = size
      }
    }
    return groups
  }

  private func files(ofEnvironments indices: Range<Int>) -> [GeneratedFile] {
    let pages = pages(
      indices.map { scope.only($0) }, links: scope.environments.count > 1 ? links : [])
    return Array(zip(indices, pages)).concurrentMap { files(ofEnvironment: $0, $1) }
      .flatMap(\.self)
  }

  private func files(ofEnvironment index: Int, _ page: ReviewPage) -> [GeneratedFile] {
    let path = Self.path(index, scope.environments)
    // Not written as a whole only to be measured.
    let whole = page.drawingBytes > limit ? nil : page.text
    if let whole, fits(whole) { return [GeneratedFile(path: path, text: whole)] }
    let texts = ReviewTexts(
      page: path, name: scope.environments[index].environment.name, texts: page.texts,
      limit: limit)
    let file = GeneratedFile(path: path, text: page.text(reading: texts.addresses))
    return [file] + texts.generatedFiles
  }

  private func fits(_ page: String) -> Bool { page.utf8.count <= limit }

  /// One page for each part. All that is to be computed for them is so in one loop, because of a few
  /// pages one would be left over for one core.
  private func pages(_ parts: [ReviewScope], links: [ReviewLink]) -> [ReviewPage] {
    @Sendable func drawn() -> [SharedParts] {
      parts.concurrentMap { SharedParts($0.sheets.map(\.markup)) }
    }
    @Sendable func told() -> [SharedJSON] {
      parts.concurrentMap { scope in
        let data = ReviewData(scope: scope, links: links)
        return SharedJSON(data.head, lists: data.lists)
      }
    }
    // What fills the memory alone is not computed beside what does so, too.
    let (drawn, told) =
      groups.count > 1 && parts.count == 1 ? (drawn(), told()) : concurrently(drawn, told)
    return parts.indices.map { index in
      ReviewPage(
        scope: parts[index], drawings: drawings, parts: drawn[index], links: links,
        data: told[index])
    }
  }

  private var links: [ReviewLink] {
    scope.environments.enumerated().map { index, topology in
      ReviewLink(
        environment: topology.environment.name, title: topology.environment.title,
        page: String(Self.path(index, scope.environments).dropFirst("docs/".count)))
    }
  }

  /// The first environment is shown where readers begin.
  private static func path(_ index: Int, _ environments: [Topology]) -> String {
    index == 0
      ? ReviewGenerator.path : "docs/review-\(environments[index].environment.name).html"
  }
}
