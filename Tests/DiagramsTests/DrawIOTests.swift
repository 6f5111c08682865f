import TestSupport
import Testing

@testable import Diagrams

/// The `.drawio` files, read by a parser that was written from the format's description.
@Suite struct DrawIOTests {
  private func files() throws -> [DrawIOFile] {
    try
      (DiagramGenerator(environments: [Samples.inspection()]).sheets()
      + DiagramGenerator(environments: [Samples.random(seed: 7)]).sheets()).map {
        try DrawIOFile(DrawIOWriter($0).text())
      }
  }

  @Test func `Every cell has an identity of its own and a parent that exists`() throws {
    for file in try files() {
      #expect(Set(file.cells.map(\.id)).count == file.cells.count)
      #expect(file.cells.filter { $0.parent == nil }.count == 1)
      for cell in file.cells {
        guard let parent = cell.parent else { continue }
        let holder = try #require(file[parent], "\(cell.id)")
        // A line holds nothing, and a chain of parents ends at the root.
        #expect(!holder.isEdge)
        #expect(file.ancestors(of: cell).last?.parent == nil)
      }
    }
  }

  @Test
  func `Every line joins two cells, stops on its way, or is a sample with two ends of its own`()
    throws
  {
    for file in try files() {
      let lines = file.cells.filter(\.isEdge)
      for line in lines {
        if let source = line.source, let target = line.target {
          #expect(file[source]?.isVertex == true && file[target]?.isVertex == true, "\(line.id)")
        } else if let source = line.source {
          #expect(file[source]?.isVertex == true && line.points > 0, "\(line.id)")
        } else {
          #expect(line.id.hasPrefix("legend ") && line.points == 2, "\(line.id)")
        }
      }
    }
  }

  @Test func `Geometry is relative to the parent and adds up to the sheet's`() throws {
    for sheet in try DiagramGenerator(environments: [Samples.inspection()]).sheets() {
      let file = try DrawIOFile(DrawIOWriter(sheet).text())
      for box in sheet.allBoxes {
        let cell = try #require(file[box.name])
        #expect(file.absolute(cell) == box.frame, "\(box.name)")
      }
      for box in sheet.allBoxes {
        for child in box.children { #expect(file[child.name]?.parent == box.name) }
      }
    }
  }

  @Test func `Every style is one that draw.io knows`() throws {
    for file in try files() {
      for cell in file.cells where cell.isVertex || cell.isEdge {
        for name in cell.shapes {
          #expect(DrawIOFile.knownShapes.contains(name), "\(cell.id): \(name)")
        }
        for key in cell.style.keys {
          #expect(DrawIOFile.knownKeys.contains(key), "\(cell.id): \(key)")
        }
        if cell.id.hasSuffix(" icon") { #expect(!cell.shapes.isEmpty) }
        if file.cells.contains(where: { $0.parent == cell.id }) {
          let shape = cell.style["shape"] ?? ""
          #expect(cell.style["container"] == "1" || shape == "tableRow", "\(cell.id)")
        }
      }
    }
  }

  @Test(arguments: Glyph.all)
  func `Every glyph has a shape that draw.io knows`(glyph: Glyph) {
    let shape = DrawIOShape(glyph)
    #expect(DrawIOFile.knownShapes.contains("mxgraph.aws4.\(shape.name)"))
    #expect(shape.category == glyph.category)
    let frame = Frame(x: 3, y: 5, width: 22, height: 22)
    #expect(frame.contains(shape.fitted(into: frame)))
    let isFallback = shape.name == "traditional_server"
    #expect(!isFallback || ["resource", "office"].contains(glyph.name))
  }

  @Test func `Words of the model are escaped`() {
    #expect(
      DrawIOLabel.html([TextRun("<b> & \"x\"", x: 0, y: 0)]) == "&lt;b&gt; &amp; &quot;x&quot;")
  }

  @Test func `The text is the expected one`() throws {
    let sheets = try DiagramGenerator(
      environments: [Samples.inspection(zones: ["a"], natZones: ["a"])]
    ).sheets()
    let workload = try #require(sheets.first { $0.view == "workload" })
    let text = DrawIOWriter(workload).text()
    #expect(try Golden.difference(of: text, from: "workload.drawio") == nil)
  }
}
