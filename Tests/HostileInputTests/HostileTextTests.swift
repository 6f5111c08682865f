import Foundation
import HostileModels
import TestSupport
import Testing
import Topology

@testable import Plumbline

/// Hostile texts in every text that an author can give, judged by the programs that read the formats.
@Suite struct HostileTextTests {
  /// The files of a model in which every field has another of the texts; written into a folder.
  private func write(_ shift: Int, into folder: TemporaryFolder) throws -> [String] {
    var texts: [String: String] = [:]
    for (index, field) in (TextShop.lines + TextShop.prose).enumerated() {
      texts[field] = HostileTexts.lines[(index + shift) % HostileTexts.lines.count]
    }
    let contents = HostileTexts.lines + HostileTexts.contents
    for (index, field) in TextShop.contents.enumerated() where field != "suricata" {
      texts[field] = contents[(index * 3 + shift) % contents.count]
    }
    let result = TextShop(texts).model.yield()
    let errors = result.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    for file in result.output.files { try folder.write(file.bytes, to: file.path) }
    return result.output.files.map(\.path)
  }

  private func tool(
    _ name: String, _ arguments: [String], in folder: TemporaryFolder, _ what: Comment
  ) throws {
    guard let tool = try requireTool(name, for: "hostile texts") else { return }
    let result = try TestSupport.run(tool, arguments: arguments, directory: folder.url)
    #expect(result.exitCode == 0, "\(what): \(result.everything.prefix(2000))")
  }

  @Test(arguments: [0, 7, 14, 21, 28, 35])
  func `Thirty hostile texts in every place are text in every format`(shift: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let paths = try write(shift, into: folder)
    func files(_ suffix: String) -> [String] { paths.filter { $0.hasSuffix(suffix) } }

    // XML.
    try tool(
      "xmllint", ["--noout", "--nonet", "--huge"] + files(".svg") + files(".drawio"), in: folder,
      "XML")
    // DOT, one file after another: the first error ends a run.
    for path in files(".dot") {
      try tool("dot", ["-Tdot", "-o", "/dev/null", path], in: folder, "\(path)")
    }
    // HCL.
    try tool(
      "terraform", ["fmt", "-check", "-diff", "-recursive", "-no-color"], in: folder, "Terraform")
    // JSON.
    for path in files(".json") {
      let data = try Data(contentsOf: folder.url.appendingPathComponent(path))
      _ = try JSONSerialization.jsonObject(with: data)
    }
    for path in files(".md") { try checkMarkdown(path, in: folder) }
    for path in files(".svg") + files("review.html") {
      let text = try text(path, in: folder)
      #expect(!text.contains("onerror=alert(1)>") || path.hasSuffix(".html"), "\(path)")
      #expect(!text.contains("<script>alert(1)"), "\(path)")
      #expect(!text.contains("<img src=x"), "\(path)")
    }
  }

  private func text(_ path: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
  }

  /// No HTML but our own, tables with the same columns in every row, and Mermaid charts with
  /// nothing but our own words as syntax.
  private func checkMarkdown(_ path: String, in folder: TemporaryFolder) throws {
    let text = try text(path, in: folder)
    let charts = text.components(separatedBy: "```mermaid").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    for chart in charts { #expect(!chart.contains("%%{"), "\(path)") }
    for markup in ["<script", "<img", "<svg", "<b>", "](javascript:"] {
      var rest = text[...]
      while let range = rest.firstRange(of: markup) {
        defer { rest = rest[range.upperBound...] }
        let line = rest[..<range.lowerBound].split(separator: "\n").last ?? ""
        let isEscaped = line.hasSuffix("\\")
        // An odd number of backticks before it: within code.
        let isCode = line.count { $0 == "`" } % 2 == 1
        // In a Mermaid chart's label, which is no Markdown.
        let isLabel = line.contains("[\"") && !line.hasPrefix("|")
        #expect(isEscaped || isCode || isLabel, "\(path): \(line.suffix(80))\(markup)")
      }
    }
    var columns: Int?
    var isCode = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, line.hasPrefix("|") else {
        columns = nil
        continue
      }
      var count = 0
      var isEscaped = false
      for byte in line.utf8 {
        if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      }
      if let columns { #expect(count == columns, "\(path): \(line)") }
      columns = count
    }
  }

  @Test func `A CommonMark parser sees the titles as text`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    guard
      let python = findTool(root.path + "/.venv/tools/bin/python3") ?? findTool("python3")
    else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    _ = try write(3, into: folder)
    let program = """
      import pathlib, sys
      try:
          from markdown_it import MarkdownIt
      except ImportError:
          sys.exit(77)
      parser = MarkdownIt("commonmark", {"html": True}).enable("table")
      bad = []
      allowed = ("<a id=", "</a>", "<br>", "<details>", "</details>", "<summary>", "<!--",
                 "<div", "</div>", "<p", "</p>", "<picture", "<source", "<a href")
      for path in pathlib.Path("docs").rglob("*.md"):
          for token in parser.parse(path.read_text(encoding="utf-8")):
              for inner in [token] + (token.children or []):
                  if inner.type in ("html_block", "html_inline"):
                      for line in inner.content.strip().splitlines():
                          if line.strip() and not line.strip().startswith(allowed):
                              bad.append(f"{path}: {line[:100]}")
                  for name in ("href", "src"):
                      value = inner.attrGet(name) if inner.attrs else None
                      if value and str(value).lower().startswith(("javascript:", "data:")):
                          bad.append(f"{path}: {value}")
                  if inner.type == "image" and "127.0.0.1" in str(inner.attrGet("src")):
                      bad.append(f"{path}: {inner.attrGet('src')}")
      print("\\n".join(bad))
      sys.exit(1 if bad else 0)
      """
    let result = try TestSupport.run(python, arguments: ["-c", program], directory: folder.url)
    if result.exitCode == 77 {
      print("skipped: markdown-it-py is missing, so hostile Markdown is not parsed")
      return
    }
    #expect(result.exitCode == 0, "\(result.everything.prefix(3000))")
  }

  @Test func `A browser executes nothing and asks for nothing`() throws {
    guard let chromium = try requireTool("chromium", for: "hostile pages") else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let paths = try write(11, into: folder)
    let pages = paths.filter { $0.hasSuffix("review.html") || $0.hasSuffix("/overview.svg") }
    #expect(pages.count >= 2)
    for page in pages {
      let log = folder.path + "/net.json"
      let result = try TestSupport.run(
        chromium,
        arguments: [
          "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
          "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=4000",
          "--log-net-log=\(log)", "--dump-dom", "file://\(folder.path)/\(page)",
        ])
      #expect(result.exitCode == 0, "\(page)")
      // An alert would stop the page; one that ran has marked the title or asked for a picture.
      let requests = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      #expect(!requests.contains("127.0.0.1/x.png"), "\(page)")
      #expect(!result.output.contains("<img src=\"x\""), "\(page)")
      if page.hasSuffix(".html") {
        #expect(result.output.contains("has-program"), "the page's own program runs")
      }
    }
  }
}
