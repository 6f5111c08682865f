import Topology

/// The one gate of paths: what a name, the manifest or a list of marked files gives is written,
/// read or removed only where it passes.
///
/// A path is relative and plain, ends below the output folder whatever links there are, is short
/// enough for every file system, has no character that git, Windows or a shell gives a sense, and
/// is told apart from the others without regard to case. Source: Microsoft, "Naming Files, Paths,
/// and Namespaces"; git, "core.protectNTFS"; POSIX.1-2017, 3.282 "Portable Filename Character Set".
package enum PathGate {
  /// In bytes. Of the 260 characters that Windows takes in all, a checkout's own folder needs some.
  package static let limit = 200

  /// The folders that generated files are in, and nothing else.
  package static let roots = ["docs", "terraform"]

  /// Why a text is no path that may be used, in a sentence; nil where it is one.
  package static func problem(of path: String) -> String? {
    guard !path.isEmpty else { return "It is empty." }
    guard path.utf8.count <= limit else {
      return "It has \(path.utf8.count) bytes; a path may have \(limit)."
    }
    guard path.utf8.allSatisfy(isPortable) else {
      return "It has characters besides letters of ASCII, digits, '.', '-', '_', '+' and '/'."
    }
    for name in path.split(separator: "/", omittingEmptySubsequences: false) {
      if let problem = problem(ofName: name) { return problem }
    }
    return nil
  }

  /// The same for a file that was generated, which is in one of the ``roots``.
  package static func problem(ofGenerated path: String) -> String? {
    if let problem = problem(of: path) { return problem }
    guard let slash = path.firstIndex(of: "/"), roots.contains(String(path[..<slash])) else {
      return "It is not below 'docs/' or 'terraform/'."
    }
    return nil
  }

  /// Without regard to case, as macOS and Windows tell paths apart.
  package static func folded(_ path: String) -> String { path.lowercased() }

  private static func isPortable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func problem(ofName name: Substring) -> String? {
    let folded = name.lowercased()
    if name.isEmpty || name == "." || name == ".." {
      return "It is not a plain path below the output folder."
    }
    if name.hasPrefix("-") { return "A shell takes '\(name)' for an option." }
    if name.hasSuffix(".") { return "Windows drops the dot at the end of '\(name)'." }
    if folded == ".git" || folded.hasPrefix(".git.") { return "'\(name)' is git's own." }
    if DeviceName.matches(name) { return "'\(name)' is the name of a device on Windows." }
    return nil
  }
}

extension PathGate {
  /// What is wrong with all that a run wants to write (PLB060), as a whole: each path by itself,
  /// and those that are one with another.
  package static func check(_ output: GeneratedOutput) -> [Diagnostic] {
    let generated = output.files.map(\.path) + output.pictures.map(\.path)
    let marked = output.injections.map(\.path)
    var diagnostics: [Diagnostic] = []
    var seen: [String: String] = [folded(Manifest.path): Manifest.path]
    for (path, problem) in generated.map({ ($0, problem(ofGenerated: $0)) })
      + marked.map({ ($0, problem(of: $0)) })
    {
      if let problem {
        diagnostics.append(.unusable(path, problem))
      } else if let other = seen.updateValue(path, forKey: folded(path)) {
        diagnostics.append(
          .unusable(
            path,
            other == path
              ? "It is yielded twice."
              : "On macOS and Windows it is one with '\(other)'."))
      }
    }
    for path in seen.values.sorted() {
      var rest = folded(path)[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        if let file = seen[String(rest)] {
          diagnostics.append(.unusable(path, "'\(file)' is a file and cannot hold another."))
        }
      }
    }
    return diagnostics
  }

  /// The first link among the folders on the way from the output folder to the path; nil where
  /// there is none. The output folder itself may be reached by links: its user gave it.
  package static func link(onTheWayTo path: String, in folder: OutputFolder) -> String? {
    var way = ""
    for name in path.split(separator: "/").dropLast() {
      way += way.isEmpty ? String(name) : "/\(name)"
      guard let entry = try? Disk.entry(at: folder.locate(way)) else { return nil }
      if entry == .link { return way }
    }
    return nil
  }

  /// The links that stand where a folder must (PLB060), each named once.
  package static func links(
    onTheWayTo paths: some Sequence<String>, in folder: OutputFolder
  ) -> [Diagnostic] {
    var seenFolders: Set<String> = []
    var links: Set<String> = []
    for path in paths where seenFolders.insert(Disk.folder(of: path)).inserted {
      if let link = link(onTheWayTo: path, in: folder) { links.insert(link) }
    }
    return links.sorted().map(Diagnostic.linked)
  }
}
