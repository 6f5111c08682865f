import Foundation
import TestSupport
import Testing

/// What a Markdown linter and a reader who follows every link find in everything generated.
@Suite struct DocumentTests {
  private static let programs = ["architecture", "two-vpcs"]

  @Test(arguments: programs)
  func theLinterFindsNothing(program: String) throws {
    guard
      let linter = try requireVariable("PLUMBLINE_PYMARKDOWN", for: "the form of the Markdown")
    else { return }
    let generated = try GeneratedArchitecture.shared(program)
    // Lines are as long as their tables, and anchors are elements' identities: the test below
    // follows them.
    let settings = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".pymarkdown.json").path
    let result = try run(
      linter,
      arguments: ["--config", settings, "scan", "--recurse"]
        + ["docs", "terraform"].map { generated.folder.url.appendingPathComponent($0).path })
    #expect(result.exitCode == 0, "\(result.everything)")
  }

  @Test(arguments: programs)
  func everyLinkAndPictureLeadsSomewhere(program: String) throws {
    let files = try GeneratedArchitecture.shared(program).files()
    let pages = files.filter { $0.path.hasSuffix(".md") || $0.path.hasSuffix(".html") }
    let checker = PublishedLinks(
      pages.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
      allPaths: files.map(\.path))
    #expect(checker.count > 100)
    #expect(checker.problems.isEmpty, "\(checker.problems.prefix(20).joined(separator: "\n"))")
  }

  /// A program may send no answer to a datagram, as StatsD sends none.
  @Test func anAnswerOverUDPIsAPossibility() throws {
    func headings(_ flow: String) throws -> [Substring] {
      try GeneratedArchitecture.shared("architecture").text("docs/flows/connection-\(flow).md")
        .split(separator: "\n").filter { $0.hasPrefix("#") }
    }
    let (possible, certain) = ("How an answer would come back", "# Back")
    let statsd = try headings("metrics-app-metrics-statsd-8125")
    #expect(statsd.contains { $0.contains(possible) } && !statsd.contains { $0.contains(certain) })
    let carbon = try headings("metrics-statsd-metrics-graphite-2003")
    #expect(carbon.contains { $0.contains(certain) } && !carbon.contains { $0.contains(possible) })
  }

  @Test func anImagePullTellsAllThatItNeeds() throws {
    let generated = try GeneratedArchitecture.shared("architecture")
    let page = try generated.text("docs/flows/image-pull-metrics-app-service.md")
    for leg in ["Leg 1: Authorization token", "Leg 2: Image manifest", "Leg 3: Image layers"] {
      #expect(page.contains("## \(leg): App service to "), "\(leg)")
    }
    for end in ["Endpoint for ecr.api", "Endpoint for ecr.dkr", "Gateway endpoint for S3"] {
      let drawing = try generated.text("docs/diagrams/dev/flows/app-image-pull.svg")
      #expect(drawing.contains(end), "\(end)")
    }
  }

  /// Terraform decides what the outputs are called; the guide to pushing images must find them.
  @Test func imagesAreBuiltScannedAndPushed() throws {
    let page = try #require(
      try GeneratedArchitecture.shared("architecture").files()
        .first { $0.path == "docs/operations.md" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    for words in ["docker buildx build", "trivy image", "docker push", "repository_url"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: programs)
  func everyPictureHasAnAlternativeText(program: String) throws {
    for (path, bytes) in try GeneratedArchitecture.shared(program).files()
    where path.hasSuffix(".md") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("![]("), "\(path)")
    }
  }

  @Test(arguments: programs)
  func noPageIsTooLargeToRead(program: String) throws {
    Self.expectReadableSizes(try GeneratedArchitecture.shared(program).files())
  }

  /// Fifty workload VPCs in three environments: too much for one review, and for one page of each.
  @Test func noPageOfALargeArchitectureIsTooLargeToRead() throws {
    let generated = try GeneratedArchitecture("many-workloads", command: "docs")
    let files = try generated.files()
    Self.expectReadableSizes(files)
    let reviews = files.filter { $0.path.hasSuffix(".html") }
    #expect(
      reviews.map(\.path)
        == ["docs/review-production.html", "docs/review-uat.html", "docs/review.html"])
    for environment in ["dev", "uat", "production"] {
      #expect(files.contains { $0.path == "docs/review/\(environment)-1.js" })
    }
    let checker = PublishedLinks(
      reviews.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
      allPaths: files.map(\.path))
    #expect(checker.problems.isEmpty, "\(checker.problems.prefix(20).joined(separator: "\n"))")
  }

  private static func expectReadableSizes(_ files: [(path: String, bytes: Data)]) {
    for (path, bytes) in files
    where [".md", ".html", ".js"].contains(where: path.hasSuffix) {
      #expect(bytes.count <= 1_000_000, "\(path)")
    }
  }

  /// A page of the review that is no longer needed is removed with what it told of.
  @Test func aReviewThatBecomesSmallIsOnePageAgain() throws {
    let generated = try GeneratedArchitecture(
      "many-workloads", environment: ["WORKLOADS": "20"])
    func reviews() throws -> [String] {
      try generated.files().map(\.path).filter { $0.hasSuffix(".html") }
    }
    #expect(try reviews().count == 3)
    let again = try generated.run(["generate"], environment: ["WORKLOADS": "1"])
    #expect(again.exitCode == 0, "\(again.everything)")
    #expect(try reviews() == ["docs/review.html"])
  }
}
