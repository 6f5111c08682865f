import Foundation
import Plumbline
import TestSupport
import Testing
import Topology

struct WriterTests {
  private let folder: ScratchFolder
  private let writer: Writer

  init() throws {
    folder = try ScratchFolder()
    writer = Writer(OutputFolder(folder.path))
  }

  private func output(_ texts: [String: String], isWhole: Bool = true) -> GeneratedOutput {
    GeneratedOutput(
      files: texts.sorted { $0.key < $1.key }.map { GeneratedFile(path: $0.key, text: $0.value) },
      isWhole: isWhole)
  }

  /// Every file but the manifest.
  private var written: [String: String] {
    var texts: [String: String] = [:]
    for path in folder.files() where path != Manifest.path { texts[path] = folder.read(path) }
    return texts
  }

  private func codes(_ report: WriteReport) -> [String] {
    report.diagnostics.map { "\($0.severity) \($0.code.number)" }
  }

  @Test func `Writes what is missing and lists it`() throws {
    let texts = ["docs/a.md": "a\n", "terraform/modules/b/main.tf": "b\n"]
    let report = writer.write(output(texts))
    #expect(report.description == "2 files written, 0 unchanged")
    #expect(written == texts)
    let manifest = try OutputFolder(folder.path).manifest()
    #expect(manifest.paths == ["docs/a.md", "terraform/modules/b/main.tf"])
    #expect(manifest.pending.isEmpty)
  }

  @Test func `Touches nothing that is as it should be`() throws {
    _ = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    for path in folder.files() {
      try FileManager.default.setAttributes(
        [.modificationDate: past], ofItemAtPath: folder.locate(path))
    }
    let again = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    #expect(again.description == "0 files written, 2 unchanged")
    for path in folder.files() { #expect(try modified(path) == past, "\(path)") }

    let changed = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "B\n"]))
    #expect(changed.description == "1 file written, 1 unchanged")
    #expect(try modified("docs/a.md") == past)
    #expect(try modified("docs/b.md") != past)
  }

  private func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: folder.locate(path))[.modificationDate]
      as? Date
  }

  @Test func `Leaves a person's file, and then writes nothing at all`() throws {
    try folder.write("mine\n", to: "docs/a.md")
    let report = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    #expect(codes(report) == ["error PLB017"])
    #expect(report.diagnostics[0].detail.contains("'docs/a.md'"))
    #expect(written == ["docs/a.md": "mine\n"])
    #expect(folder.read(Manifest.path) == nil)
  }

  @Test func `Leaves a generated file that was edited, and then writes nothing at all`() throws {
    _ = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    let manifest = folder.read(Manifest.path)
    try folder.write("edited\n", to: "docs/a.md")
    let report = writer.write(output(["docs/a.md": "a2\n", "docs/b.md": "b2\n"]))
    #expect(codes(report) == ["error PLB017"])
    #expect(written == ["docs/a.md": "edited\n", "docs/b.md": "b\n"])
    #expect(folder.read(Manifest.path) == manifest)
  }

  @Test func `Names every file that is in the way`() throws {
    try folder.write("mine\n", to: "docs/a.md")
    try folder.write("mine\n", to: "docs/b.md")
    let report = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    #expect(codes(report) == ["error PLB017", "error PLB017"])
  }

  @Test func `Adopts a file that already has the content`() throws {
    try folder.write("a\n", to: "docs/a.md")
    #expect(writer.write(output(["docs/a.md": "a\n"])).diagnostics.isEmpty)
    #expect(writer.write(output(["docs/a.md": "a2\n"])).diagnostics.isEmpty)
    #expect(written == ["docs/a.md": "a2\n"])
  }

  @Test func `Removes what the model no longer yields, with the folder it leaves empty`() throws {
    _ = writer.write(output(["docs/a.md": "a\n", "terraform/modules/b/main.tf": "b\n"]))
    let report = writer.write(output(["docs/a.md": "a\n"]))
    #expect(report.description == "0 files written, 1 removed, 1 unchanged")
    #expect(written == ["docs/a.md": "a\n"])
    #expect(!FileManager.default.fileExists(atPath: folder.locate("terraform")))
    #expect(try OutputFolder(folder.path).manifest().paths == ["docs/a.md"])
  }

  @Test func `Leaves an edited file that the model no longer yields, and says so once`() throws {
    _ = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    try folder.write("edited\n", to: "docs/b.md")
    let report = writer.write(output(["docs/a.md": "a\n"]))
    #expect(codes(report) == ["warning PLB017"])
    #expect(written["docs/b.md"] == "edited\n")
    #expect(writer.write(output(["docs/a.md": "a\n"])).diagnostics.isEmpty)
    #expect(written["docs/b.md"] == "edited\n")
  }

  @Test func `A part of the files removes none of the others`() throws {
    _ = writer.write(output(["docs/a.md": "a\n", "docs/b.md": "b\n"]))
    let report = writer.write(output(["docs/a.md": "a2\n"], isWhole: false))
    #expect(report.description == "1 file written, 0 unchanged")
    #expect(written == ["docs/a.md": "a2\n", "docs/b.md": "b\n"])
    #expect(try OutputFolder(folder.path).manifest().paths == ["docs/a.md", "docs/b.md"])
  }

  @Test func `Never follows a link or replaces a folder`() throws {
    try folder.write("mine\n", to: "elsewhere")
    try folder.write("", to: "docs/folder/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.locate("docs/link"), withDestinationPath: folder.locate("elsewhere"))
    let report = writer.write(
      output(["docs/link": "a\n", "docs/folder": "b\n", "docs/new": "c\n"]))
    #expect(codes(report) == ["error PLB018", "error PLB018"])
    #expect(report.diagnostics[0].detail == "'docs/folder': Is a directory.")
    #expect(folder.read("elsewhere") == "mine\n")
    #expect(folder.read("docs/new") == nil)
  }

  @Test func `Says that a file stands where a folder is needed, before writing`() throws {
    try folder.write("mine\n", to: "terraform")
    let report = writer.write(output(["docs/a.md": "a\n", "terraform/main.tf": "b\n"]))
    #expect(codes(report) == ["error PLB018"])
    #expect(report.diagnostics[0].detail.hasSuffix("/terraform': Not a directory."))
    #expect(written == ["terraform": "mine\n"])
  }

  @Test func `Says that a folder cannot be made`() throws {
    // Not even root may make a folder in /proc.
    let report = Writer(OutputFolder("/proc/plumbline")).write(output(["docs/a.md": "a\n"]))
    #expect(codes(report) == ["error PLB018"])
    #expect(report.diagnostics[0].detail.contains("/proc/plumbline"))
  }

  @Test func `Says how far it got, and goes on from there`() throws {
    // While it is at work a file appears where a folder is needed.
    var texts = output(["docs/a.md": "a\n", "docs/m/b.md": "b\n", "docs/z.md": "c\n"])
    let blocked = folder.locate("docs/m")
    texts.pictures = [
      Picture(path: "docs/x.png", sources: ["docs/a.md"]) {
        try FileManager.default.createDirectory(
          atPath: (blocked as NSString).deletingLastPathComponent,
          withIntermediateDirectories: true)
        try Data("mine\n".utf8).write(to: URL(fileURLWithPath: blocked))
        return [1]
      }
    ]
    let report = writer.write(texts)
    #expect(codes(report) == ["error PLB018"])
    #expect(report.diagnostics[0].detail.contains("Not a directory"))
    try FileManager.default.removeItem(atPath: blocked)
    let next = writer.write(output(["docs/a.md": "a2\n", "docs/z.md": "c\n"]))
    #expect(next.diagnostics.isEmpty)
    #expect(written == ["docs/a.md": "a2\n", "docs/z.md": "c\n"])
  }

  @Test func `Goes on after a run that wrote files but not its list`() throws {
    _ = writer.write(output(["docs/a.md": "a1\n", "docs/b.md": "b1\n"]))
    // As a killed run leaves it: the list says what is coming, one file has come, one has not.
    var manifest = try OutputFolder(folder.path).manifest()
    manifest.pending = [
      "docs/a.md": .init(digest: ContentDigest(Array("a2\n".utf8))),
      "docs/b.md": .init(digest: ContentDigest(Array("b2\n".utf8))),
    ]
    try folder.write(manifest.json, to: Manifest.path)
    try folder.write("a2\n", to: "docs/a.md")
    try folder.write("half", to: "docs/.plumbline-12345-1.tmp")

    let report = writer.write(output(["docs/a.md": "a3\n", "docs/b.md": "b3\n"]))
    #expect(report.diagnostics.isEmpty)
    #expect(written == ["docs/a.md": "a3\n", "docs/b.md": "b3\n"])
  }

  @Test func `Refuses a list that it cannot read`() throws {
    _ = writer.write(output(["docs/a.md": "a\n"]))
    try folder.write("<<<<<<< HEAD\n", to: Manifest.path)
    let report = writer.write(output(["docs/a.md": "a2\n"]))
    #expect(codes(report) == ["error PLB017"])
    #expect(written == ["docs/a.md": "a\n"])
  }

  @Test(arguments: ["../a", "/a", "docs//a", "", "./a", Manifest.path])
  func `Refuses a path that leaves the folder or is its own`(path: String) {
    #expect(codes(writer.write(output([path: "a\n"]))) == ["error PLB060"])
    #expect(written.isEmpty)
  }

  @Test func `Refuses a path that is yielded twice`() {
    let file = GeneratedFile(path: "docs/a.md", text: "a\n")
    let report = writer.write(GeneratedOutput(files: [file, file], isWhole: true))
    #expect(codes(report) == ["error PLB060"])
    #expect(written.isEmpty)
  }
}
