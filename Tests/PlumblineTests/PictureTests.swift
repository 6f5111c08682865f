import Foundation
import Plumbline
import Synchronization
import TestSupport
import Testing
import Topology

struct PictureTests {
  private let folder: ScratchFolder
  private let writer: Writer

  /// Counts how often pictures are rendered.
  final class Counter: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    func take() -> Int {
      count.withLock { count in
        defer { count = 0 }
        return count
      }
    }
  }

  private let renders = Counter()

  init() throws {
    folder = try ScratchFolder()
    writer = Writer(OutputFolder(folder.path))
  }

  /// - Parameter renderer: part of the picture's bytes, as another version of a renderer would
  ///   yield others from the same source.
  private func output(_ source: String, renderer: String = "1") -> GeneratedOutput {
    GeneratedOutput(
      files: [GeneratedFile(path: "docs/x.svg", text: source)],
      pictures: [
        Picture(path: "docs/x.png", sources: ["docs/x.svg"]) { [renders] in
          renders.add()
          return Array("\(source) by \(renderer)".utf8)
        }
      ], isWhole: true)
  }

  private func states(_ output: GeneratedOutput) throws -> [FileComparison.State] {
    let place = OutputFolder(folder.path)
    return place.compare(output, with: try place.manifest(), pictures: .judgedBySource)
      .map(\.state)
  }

  @Test func `Is rendered only when its source changed`() throws {
    #expect(writer.write(output("a")).written == 2)
    #expect(renders.take() == 1)
    #expect(writer.write(output("a", renderer: "2")).written == 0)
    #expect(renders.take() == 0)
    #expect(writer.write(output("b")).written == 2)
    #expect(renders.take() == 1)
    #expect(folder.read("docs/x.png") == "b by 1")
  }

  @Test func `Is rendered again when it is missing`() throws {
    _ = writer.write(output("a"))
    try FileManager.default.removeItem(atPath: folder.locate("docs/x.png"))
    #expect(try states(output("a")) == [.missing, .fresh])
    #expect(writer.write(output("a")).written == 1)
  }

  @Test func `Is not overwritten when it was edited`() throws {
    _ = writer.write(output("a"))
    try folder.write("edited", to: "docs/x.png")
    #expect(try states(output("a")) == [.edited, .fresh])
    #expect(writer.write(output("a")).diagnostics.map(\.code) == [.fileNotGenerated])
    #expect(folder.read("docs/x.png") == "edited")
  }

  @Test func `Is checked without being rendered`() throws {
    _ = writer.write(output("a"))
    _ = renders.take()
    #expect(try states(output("a", renderer: "2")) == [.fresh, .fresh])
    #expect(try states(output("b")) == [.stale, .stale])
    #expect(renders.take() == 0)
  }

  @Test func `Is left out with a reason when it cannot be rendered, and all else is written`() {
    struct Failure: Error, CustomStringConvertible { let description = "out of ink" }
    let output = GeneratedOutput(
      files: [GeneratedFile(path: "docs/x.svg", text: "a")],
      pictures: [Picture(path: "docs/x.png", sources: ["docs/x.svg"]) { throw Failure() }],
      isWhole: true)
    let report = writer.write(output)
    #expect(report.diagnostics.map(\.severity) == [.warning])
    #expect(report.diagnostics[0].detail.hasPrefix("'docs/x.png': out of ink."))
    #expect(folder.files() == ["docs/manifest.json", "docs/x.svg"])
  }
}
