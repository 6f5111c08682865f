import Foundation
import TestSupport
import Testing
import Topology

@testable import Plumbline

extension HostileInputTests {
  // MARK: Paths

  @Test(arguments: [
    "../victim/file.txt", "/../../victim/file.txt", "docs/../../victim/file.txt", "README.md",
    ".git/config", "docs/.git/config", "docs/./a.md", "docs//a.md", "docs/a.md/", "docs/-rf",
    "docs/con.md", "docs/aux/a.md", "docs/a b.md", "docs/a\u{1B}.md", "docs\\a.md", "docs/a:b",
    "docs/\u{202E}a.md", "docs/manifest.json", "Docs/manifest.json", "", "docs",
    "docs/" + String(repeating: "a", count: 200),
  ])
  func `F1 A manifest that lists what is not generated deletes nothing`(path: String) throws {
    let output = try Output()
    defer { output.folder.remove() }
    try output.folder.write("victim\n".utf8, to: "victim/file.txt")
    try output.put("mine\n", at: "README.md")
    try output.put("mine\n", at: ".git/config")
    try output.put("mine\n", at: "docs/a.md")
    for text in ["victim\n", "mine\n"] {
      try output.list(path, as: text)
      let report = output.write(["docs/new.md": "new\n"])
      #expect(codes(report) == ["PLB017"], "\(path)")
      #expect(report.written + report.removed == 0)
    }
    let victim = FileManager.default.contents(atPath: output.folder.path + "/victim/file.txt")
    #expect(victim == Data("victim\n".utf8))
    for file in ["README.md", ".git/config", "docs/a.md"] {
      #expect(output.read(file) == "mine\n", "\(file)")
    }
    #expect(output.read("docs/new.md") == nil)
  }

  @Test func `F1 Temporary files are not removed beside what a manifest lists outside`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    try output.folder.write("mine\n".utf8, to: "victim/.plumbline-1-1.tmp")
    try output.list("../victim/file.txt", as: "victim\n")
    _ = output.write(["docs/a.md": "a\n"])
    #expect(
      FileManager.default.fileExists(atPath: output.folder.path + "/victim/.plumbline-1-1.tmp"))
  }

  @Test func `F3 A folder of generated files that is a link is not written through`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let elsewhere = output.folder.path + "/elsewhere"
    try FileManager.default.createDirectory(
      atPath: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: output.root + "/docs", withDestinationPath: elsewhere)
    let report = output.write(["docs/a.md": "a\n"])
    #expect(report.diagnostics.contains { $0.severity == .error })
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
  }

  @Test func `F19 A link among the folders is neither written nor removed through`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let texts = ["docs/a.md": "a\n", "docs/diagrams/b.svg": "b\n"]
    #expect(output.write(texts).diagnostics.isEmpty)
    // What stands elsewhere is what the manifest lists.
    let elsewhere = output.folder.path + "/elsewhere"
    try FileManager.default.moveItem(atPath: output.root + "/docs/diagrams", toPath: elsewhere)
    try FileManager.default.createSymbolicLink(
      atPath: output.root + "/docs/diagrams", withDestinationPath: elsewhere)
    for texts in [["docs/a.md": "a\n"], ["docs/diagrams/b.svg": "b2\n", "docs/a.md": "a2\n"]] {
      let report = output.write(texts)
      #expect(report.diagnostics.contains { $0.severity == .error })
      #expect(report.written + report.removed == 0)
    }
    #expect(FileManager.default.contents(atPath: elsewhere + "/b.svg") == Data("b\n".utf8))
    #expect(output.read("docs/a.md") == "a\n")
  }

  @Test(arguments: [
    "../escape.md", "/absolute.md", "", "docs/manifest.json", "docs", "con.md", "a b.md", "-x.md",
    ".git/hooks/pre-commit", "a/../../b.md",
  ])
  func `A marked file outside of the folder, or with a sign of a shell, stops the run`(
    path: String
  ) throws {
    let output = try Output()
    defer { output.folder.remove() }
    var whole = GeneratedOutput(
      files: [GeneratedFile(path: "docs/a.md", text: "a\n")], isWhole: true)
    whole.injections = [Injection(path: path, fragments: Fragments())]
    let report = Writer(OutputFolder(output.root)).write(whole)
    #expect(report.diagnostics.contains { $0.severity == .error }, "\(path)")
    #expect(output.read("docs/a.md") == nil)
  }

  @Test func `Two paths that macOS and Windows take for one stop the run`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    for texts in [
      ["docs/Visits.md": "a\n", "docs/visits.md": "b\n"], ["docs/a": "a\n", "docs/a/b": "b\n"],
      ["docs/MANIFEST.json": "a\n"], ["elsewhere/a.md": "a\n"], ["a.md": "a\n"],
    ] {
      #expect(Set(codes(output.write(texts))) == ["PLB060"])
    }
    #expect(output.read("docs/visits.md") == nil)
  }

  @Test func `F18 Names that no file system takes are refused before anything is written`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let long = String(repeating: "n", count: 250)
    let report = output.write(["docs/a.md": "a\n", "docs/\(long).md": "b\n"])
    #expect(codes(report) == ["PLB060"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.root).isEmpty)
  }

  // MARK: Other files of a user

  @Test func `F15 A marked file keeps its mode`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let begin = "<!-- plumbline:begin x -->\n"
    let end = "<!-- plumbline:end -->\n"
    try output.put("\u{FEFF}" + begin + end, at: "README.md")
    let path = output.root + "/README.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    var whole = GeneratedOutput(files: [], isWhole: true)
    whole.injections = [
      Injection(path: "README.md", fragments: Fragments(names: ["x"]) { _, _ in "filled" })
    ]
    #expect(Writer(OutputFolder(output.root)).write(whole).diagnostics.isEmpty)
    // F35: a byte order mark before a marker is no part of it.
    #expect(output.read("README.md") == "\u{FEFF}\(begin)\nfilled\n\n\(end)")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func `F16 A file that is edited while pictures are rendered is kept`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    #expect(output.write(["docs/a.md": "a\n"]).diagnostics.isEmpty)
    let root = output.root
    var whole = GeneratedOutput(
      files: [GeneratedFile(path: "docs/a.md", text: "a2\n")], isWhole: true)
    whole.pictures = [
      Picture(path: "docs/a.png", sources: ["docs/a.md"]) {
        try Data("edited\n".utf8).write(to: URL(fileURLWithPath: root + "/docs/a.md"))
        return [1]
      }
    ]
    let report = Writer(OutputFolder(root)).write(whole)
    #expect(codes(report) == ["PLB017"])
    #expect(output.read("docs/a.md") == "edited\n")
    #expect(output.read("docs/a.png") == nil)
  }

  @Test func `F17 Check does not hold the lock while it prints`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let fixture = BuiltProgram("plumbline-fixture").path
    let environment = ["FIXTURE_FILES": "60"]
    // A reader that reads nothing: the diff is more than a pipe holds.
    let line = """
      ( "\(fixture)" check --output "\(output.root)" | sleep 100 ) & sleep 5
      timeout 60 "\(fixture)" generate --output "\(output.root)"; code=$?
      kill %1 2>/dev/null; exit $code
      """
    _ = try run(
      "plumbline-fixture", ["generate", "--output", output.root], environment: environment)
    let stale = environment.merging(["FIXTURE_REVISION": "2"]) { $1 }
    let result = try shell(line, environment: stale)
    #expect(result.exitCode == 0, "\(result.everything)")
  }

  @Test func `F28 A pipe in the place of a file is refused and not waited for`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    try output.put("", at: "docs/x")
    #expect(mkfifo(output.root + "/docs/manifest.json", 0o600) == 0)
    #expect(codes(output.write(["docs/a.md": "a\n"])) == ["PLB017"])
    #expect(throws: SystemError.self) { try Disk.read(output.root + "/docs/manifest.json") }
  }

  @Test func `F35 A marked README that is skipped is told`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    var whole = GeneratedOutput(files: [], isWhole: true)
    whole.injections = [Injection(path: "README.md", fragments: Fragments())]
    try output.folder.write([0xFF, 0xFE, 0x00], to: "out/README.md")
    let report = Writer(OutputFolder(output.root)).write(whole)
    #expect(report.diagnostics.map(\.severity) == [.note])
    try FileManager.default.removeItem(atPath: output.root + "/README.md")
    try FileManager.default.createSymbolicLink(
      atPath: output.root + "/README.md", withDestinationPath: "docs/README.md")
    let linked = Writer(OutputFolder(output.root)).write(whole)
    #expect(linked.diagnostics.map(\.severity) == [.note])
  }

  @Test func `F35 A manifest that is a link is refused`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    try output.folder.write("{\"version\": 1, \"files\": {}}".utf8, to: "elsewhere.json")
    try output.put("", at: "docs/x")
    try FileManager.default.createSymbolicLink(
      atPath: output.root + "/docs/manifest.json",
      withDestinationPath: output.folder.path + "/elsewhere.json")
    #expect(codes(output.write(["docs/a.md": "a\n"])) == ["PLB017"])
  }

  @Test func `F39 Other line ends of a checkout are no edit`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    #expect(output.write(["docs/a.md": "a\nb\n"]).diagnostics.isEmpty)
    try output.put("a\r\nb\r\n", at: "docs/a.md")
    let report = output.write(["docs/a.md": "a\nc\n"])
    #expect(report.diagnostics.isEmpty)
    #expect(output.read("docs/a.md") == "a\nc\n")
  }

  @Test func `F39 Check says what to do about edited files`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    _ = try run("plumbline-fixture", ["generate", "--output", output.root])
    try output.put("edited\n", at: "docs/README.md")
    let result = try run("plumbline-fixture", ["check", "--output", output.root])
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("move away or delete"), "\(result.errors)")
  }

  /// That the bytes are on the disk before the rename cannot be seen from outside; that the system
  /// said so of each file before it was renamed can. Files that are written early have no name until
  /// they are linked; a folder that is made by the run has none of these.
  @Test(arguments: [true, false])
  func `F40 A file is on the disk before it is renamed`(exists: Bool) throws {
    guard let strace = findTool("strace") else { return }
    let output = try Output()
    defer { output.folder.remove() }
    let log = output.folder.path + "/calls"
    let result = try TestSupport.run(
      strace,
      arguments: [
        "-f", "-y", "-s", "1000", "-e",
        "trace=openat,fsync,linkat,rename,renameat,renameat2", "-o", log,
        BuiltProgram("plumbline-fixture").path, "generate", "--output",
        exists ? output.root : "\(output.root)/new",
      ])
    guard result.exitCode == 0 else { return }
    var waiting: [Substring: Substring] = [:]
    // Paths, and the descriptors of files without one.
    var safe: Set<Substring> = []
    var (links, renames) = (0, 0)
    for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
      let thread = line.prefix { $0 != " " }
      if line.contains("openat"), let opened = line.firstMatch(of: /= (\d+)</)?.1 {
        safe.remove(opened)
      } else if line.contains("fsync("), let file = line.firstMatch(of: /fsync\((\d+)<(.*?)>/) {
        let name = file.2.hasSuffix("(deleted)") || file.2.contains("/#") ? file.1 : file.2
        if line.contains("unfinished") { waiting[thread] = name } else { safe.insert(name) }
      } else if line.contains("fsync resumed"), let path = waiting.removeValue(forKey: thread) {
        safe.insert(path)
      } else if let link = line.firstMatch(of: /linkat\(.*"\/proc\/self\/fd\/(\d+)", .*"([^"]*)"/) {
        links += 1
        #expect(safe.contains(link.1), "\(line)")
        if safe.contains(link.1) { safe.insert(link.2) }
      } else if line.contains("rename"), let path = line.firstMatch(of: /"([^"]*)"/)?.1 {
        renames += 1
        #expect(safe.contains(path), "\(line)")
      }
    }
    #expect(renames > 4)
    #expect(exists ? links > 4 : links == 0)
  }

  // MARK: Streams

  @Test(arguments: ["> /dev/full", ">&-", "2>&- >&-"])
  func `F10a Standard output that takes nothing ends the run without a trap`(
    redirection: String
  ) throws {
    let output = try Output()
    defer { output.folder.remove() }
    let fixture = BuiltProgram("plumbline-fixture").path
    let result = try shell("\"\(fixture)\" inventory \(redirection)")
    #expect(result.exitCode == 1, "\(result.everything)")
    #expect(!result.everything.contains("Fatal error"))
  }

  @Test func `F10a A closed pipe ends the run without a trap where its signal is ignored`() throws {
    let fixture = BuiltProgram("plumbline-fixture").path
    let result = try shell(
      "trap '' PIPE; \"\(fixture)\" inventory | true; exit ${PIPESTATUS[0]}")
    #expect([0, 1, 141].contains(result.exitCode), "\(result.everything)")
    #expect(!result.everything.contains("Fatal error"))
  }

  @Test func `F36 What files hold is spelled out and not obeyed by a terminal`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    _ = try run("plumbline-fixture", ["generate", "--output", output.root])
    try output.put("\u{1B}[2J\u{202E}\u{9B}31m edited\n", at: "docs/README.md")
    let result = try run("plumbline-fixture", ["check", "--output", output.root])
    #expect(result.output.contains("\\u{1B}[2J\\u{202E}\\u{9B}31m edited"))
    let json = try run("plumbline-fixture", ["check", "--json", "--output", output.root])
    let scalars = (result.output + json.output).unicodeScalars
    #expect(!scalars.contains { [0x1B, 0x202E, 0x9B].contains($0.value) })
    struct File: Decodable { let path: String }
    let files = try JSONDecoder().decode([File].self, from: Data(json.output.utf8))
    #expect(files.map(\.path) == ["docs/README.md"])
  }
}
