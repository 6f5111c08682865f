import Foundation
import Plumbline
import Testing
import Topology

/// Files that are brought to the disk before all others are known.
struct EarlyFilesTests {
  private let folder: ScratchFolder
  private let files = ["docs/a.md", "docs/b.md", "terraform/main.tf"].map {
    GeneratedFile(path: $0, text: "text of \($0)\n")
  }

  init() throws { folder = try ScratchFolder() }

  private var output: OutputFolder { OutputFolder(folder.path) }

  @Test func `Nothing is seen of them, and nothing is left where they are not wanted`() throws {
    do {
      let early = EarlyFiles(output)
      early.take(files)
      Thread.sleep(forTimeInterval: 0.1)
      #expect(folder.files().isEmpty)
    }
    #expect(folder.files().isEmpty)
  }

  @Test(arguments: [0, 0.1])
  func `They are put in place as other files are`(delay: Double) throws {
    let early = EarlyFiles(output)
    early.take(files)
    // Those that are not on the disk yet are written again.
    Thread.sleep(forTimeInterval: delay)
    let report = Writer(output, early: early).write(GeneratedOutput(files: files, isWhole: true))
    #expect(report.description == "3 files written, 0 unchanged")
    for file in files { #expect(folder.read(file.path) == "text of \(file.path)\n") }
    #expect(folder.files().count == 4)
  }

  @Test func `What became another file since is written as it became`() throws {
    let early = EarlyFiles(output)
    early.take(files)
    Thread.sleep(forTimeInterval: 0.1)
    let other = GeneratedFile(path: "docs/a.md", text: "other\n")
    let report = Writer(output, early: early).write(
      GeneratedOutput(files: [other, files[1]], isWhole: true))
    #expect(report.diagnostics.isEmpty)
    #expect(folder.read("docs/a.md") == "other\n")
    #expect(folder.read("terraform/main.tf") == nil)
  }

  @Test func `A file keeps its mode`() throws {
    let writer = Writer(output)
    _ = writer.write(GeneratedOutput(files: files, isWhole: true))
    let path = folder.locate("docs/a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let changed = [GeneratedFile(path: "docs/a.md", text: "new\n")] + files.dropFirst()
    let early = EarlyFiles(output)
    early.take(changed)
    Thread.sleep(forTimeInterval: 0.1)
    let report = Writer(output, early: early).write(
      GeneratedOutput(files: changed, isWhole: true))
    #expect(report.description == "1 file written, 2 unchanged")
    #expect(folder.read("docs/a.md") == "new\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }
}

/// Texts that are held on the disk instead of in memory.
struct FileSpoolTests {
  private let files = (0..<40).map { index in
    GeneratedFile(
      path: "docs/\(index).md", text: String(repeating: "text \(index) ü\n", count: 100))
  }

  private func isStored(_ file: GeneratedFile) -> Bool {
    if case .stored = file.contents { true } else { false }
  }

  @Test func `What the limit leaves no room for is stored, and reads the same`() {
    let spool = FileSpool(limit: 10_000)
    let kept = files.chunked(by: 7).flatMap { spool.kept($0) }
    #expect(kept.map(\.path) == files.map(\.path))
    #expect(!isStored(kept[0]) && isStored(kept[39]))
    #expect(kept.map(\.bytes) == files.map(\.bytes))
    #expect(kept.map(\.text) == files.map(\.text))
  }

  @Test func `Threads store and read at once`() {
    let spool = FileSpool(limit: 0)
    let texts = files.concurrentMap { spool.kept([$0])[0] }.concurrentMap(\.text)
    #expect(texts == files.map(\.text))
  }

  @Test func `Stored texts outlive the spool, and are written like others`() throws {
    let folder = try ScratchFolder()
    let kept = FileSpool(limit: 0).kept(files)
    let output = OutputFolder(folder.path)
    let early = EarlyFiles(output)
    early.take(kept)
    let whole = GeneratedOutput(files: kept, isWhole: true)
    let report = Writer(output, early: early).write(whole)
    #expect(report.description == "40 files written, 0 unchanged")
    for file in files { #expect(folder.read(file.path) == file.text) }
    #expect(Writer(output).write(whole).description == "0 files written, 40 unchanged")
  }

  @Test func `Bytes stay where they are`() {
    let picture = GeneratedFile(path: "a.png", bytes: [1, 2, 3])
    #expect(FileSpool(limit: 0).kept([picture]) == [picture])
    #expect(picture.text == nil)
  }
}

extension Array {
  fileprivate func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
