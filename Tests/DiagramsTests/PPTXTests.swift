import Foundation
import PictureCases
import Reachability
import TestSupport
import Testing
import Topology

@testable import Diagrams

/// The `.pptx` files, read by a reader that was written from the format's description, and by programs
/// that others wrote.
@Suite struct PPTXTests {
  private func sheets() throws -> [Sheet] {
    try DiagramGenerator(environments: [Samples.inspection()]).sheets()
      .filter { !$0.isInventory }
  }

  @Test func `An environment is one presentation with a slide for each sheet`() throws {
    let result = DiagramGenerator(environments: [Samples.inspection()], formats: [.pptx])
      .generate()
    let files = result.files.filter { $0.path.hasSuffix(".pptx") }
    #expect(files.map(\.path) == ["docs/diagrams/test.pptx"])
    #expect(!result.files.contains { $0.path.hasSuffix(".svg") })
    let file = try PPTXFile(try #require(files.first).bytes)
    let shown = result.summary.filter { $0.paths["pptx"] == "docs/diagrams/test.pptx" }
    #expect(shown.count == file.slides.count && !shown.isEmpty)
    #expect(file.slides.map(\.title) == shown.map(\.title))
    for (slide, summary) in zip(file.slides, shown) {
      let picture = try #require(slide.shapes.first { $0.kind == "p:grpSp" })
      #expect(picture.depth == 0 && picture.description == summary.altText)
    }
  }

  @Test func `Every word, box and line of a sheet is on its slide, where the sheet has it`() throws
  {
    let sheets = try sheets()
    let file = try PPTXFile(PPTXWriter.bytes(of: sheets, title: "Test"))
    for (sheet, slide) in zip(sheets, file.slides) {
      let words =
        (sheet.texts + sheet.allBoxes.flatMap(\.texts) + sheet.badges.map(\.run)
        + sheet.legend.map(\.text)).map(\.text)
      #expect(slide.words.sorted() == words.filter { !$0.isEmpty }.sorted(), "\(sheet.fileName)")
      let left = (file.size.0 - sheet.width * 12_700) / 2
      let top = (file.size.1 - sheet.height * 12_700) / 2
      func has(_ frame: Frame, _ count: Int) -> Bool {
        slide.shapes.count {
          $0.x == left + frame.x * 12_700 && $0.y == top + frame.y * 12_700
            && $0.width == frame.width * 12_700 && $0.height == frame.height * 12_700
        } >= count
      }
      for box in sheet.allBoxes where ![.label, .row].contains(box.role) {
        #expect(has(box.frame, 1), "\(sheet.fileName): \(box.name)")
      }
      for edge in sheet.edges {
        let line = try #require(slide.shapes.first { $0.name == edge.name })
        #expect(line.description == edge.title && line.hasArrow == edge.hasArrow)
      }
    }
  }

  @Test func `Equal sheets give equal bytes, and nothing is outside its slide`() throws {
    let sheets = try sheets()
    let bytes = PPTXWriter.bytes(of: sheets, title: "Test")
    #expect(PPTXWriter.bytes(of: sheets, title: "Test") == bytes)
    let file = try PPTXFile(bytes)
    for shape in file.slides.flatMap(\.shapes) {
      #expect(shape.x >= 0 && shape.y >= 0 && shape.width >= 0 && shape.height >= 0)
      #expect(shape.x + shape.width <= file.size.0 && shape.y + shape.height <= file.size.1)
    }
  }

  @Test func `A sheet that no slide has room for is made smaller`() throws {
    var sheet = try #require(try sheets().first)
    (sheet.width, sheet.height) = (9000, 100)
    let size = PPTXSize(of: [sheet])
    #expect(size.width <= 51_206_400 && size.height == 914_400)
    #expect(size.ofText(11) == 492)
    let file = try PPTXFile(PPTXWriter.bytes(of: [sheet], title: ""))
    #expect(file.size == (size.width, size.height))
    #expect(PPTXSize(of: []).width == 914_400)
  }

  @Test func `Words are text, whatever they are`() throws {
    let hostile = [
      "<a:t>x</a:t>", "&amp; ]]> \"q\" 'r'", "bell\u{7}", "\u{FFFF}", "_x000D_",
      "=cmd|' /C calc'!A0",
      "日本語 עברית", "e\u{301}\u{302}",
    ]
    var sheet = try #require(try sheets().first)
    sheet.title = hostile.joined()
    sheet.altText = hostile.joined()
    sheet.texts = hostile.enumerated().map { TextRun($1, x: 40, y: 20 * $0) }
    let file = try PPTXFile(PPTXWriter.bytes(of: [sheet], title: hostile.joined()))
    for text in hostile {
      let shown = text.replacing("\u{7}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
      #expect(file.slides[0].words.contains(shown), "\(text)")
    }
  }

  /// The rules of the theme are few and plain; what a browser makes of them is looked up here.
  @Test func `Colours are those of the style sheet`() {
    typealias Node = ThemeStyle.Node
    let region = ThemeStyle(of: [Node("g", ["region"]), Node("rect")])
    #expect(region.stroke == Theme.light("region") && region.dashes == [6, 4])
    #expect(region.fill == nil)
    let head = ThemeStyle(of: [Node("g", ["table", "storage"]), Node("rect", ["head"])])
    // A rule for a class and a tag decides over one for a class alone.
    #expect(head.fill == GlyphCategory.storage.color && head.stroke == GlyphCategory.storage.color)
    let flow = ThemeStyle(of: [Node("path", ["edge", "refused"])])
    #expect(flow.stroke == Theme.light("lost") && flow.width == 180 && flow.dashes == [6, 3])
    let lost = ThemeStyle(of: [
      Node("g", ["zone", "lost-zone"]), Node("g", ["public-subnet"]), Node("rect"),
    ])
    #expect(lost.fill == Theme.light("lost-zone") && lost.stroke == Theme.light("public"))
    let inside = ThemeStyle(of: [
      Node("g", ["zone", "lost-zone"]), Node("g", ["public-subnet"]),
      Node("g", ["chip", "storage"]),
      Node("rect"),
    ])
    #expect(inside.fill == Theme.light("card") && inside.stroke == Theme.light("rule"))
  }

  @Test(arguments: Glyph.all)
  func `Every glyph is lines and curves within its square`(glyph: Glyph) {
    for data in [glyph.lines, glyph.areas] where !data.isEmpty {
      let steps = GlyphPath(data).steps
      guard case .move? = steps.first else {
        Issue.record("'\(data)' does not begin with a place")
        continue
      }
      let letters = data.count { $0.isLetter }
      #expect(steps.count >= letters)
      for case .line(let point) in steps {
        #expect((0...24_000).contains(point.x) && (0...24_000).contains(point.y), "\(data)")
      }
      for case .curve(_, _, let point) in steps {
        #expect((0...24_000).contains(point.x) && (0...24_000).contains(point.y), "\(data)")
      }
    }
  }

  @Test func `An arc becomes curves through the places of its ellipse`() {
    let steps = GlyphPath("M5 12a7 7 0 0 1 14 0").steps
    #expect(steps.count == 3)
    guard case .curve(_, _, let top) = steps[1], case .curve(_, _, let end) = steps[2] else {
      Issue.record("\(steps)")
      return
    }
    #expect(top == Point(12_000, 5_000) && end == Point(19_000, 12_000))
  }

  @Test func `python-pptx and LibreOffice open it, and show every slide`() throws {
    guard
      let python = try requireVariable("PLUMBLINE_PYTHON", for: "the form of presentations"),
      let office = try requireTool("soffice", for: "what LibreOffice shows of presentations")
    else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var files: [String] = []
    for name in ["shop", "edge-inspection"] {
      let picture = try #require(PictureCase.named(name))
      let networks = WalkedNetwork.all(picture.evaluation().topologies)
      let result = DiagramGenerator(networks: networks, formats: [.pptx]).generate()
      for file in result.files where file.path.hasSuffix(".pptx") {
        let path = "\(name)-\(files.count).pptx"
        try folder.write(file.bytes, to: path)
        files.append(path)
      }
    }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Presentations/check-presentations")
    let result = try run(
      python, arguments: [script.path, office] + files, directory: folder.url)
    #expect(result.exitCode == 0, "\(result.everything)")
  }
}
