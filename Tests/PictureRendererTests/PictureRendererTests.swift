import Foundation
import Testing
import TextMetrics

@testable import PictureRenderer

@Suite struct PictureRendererTests {
  static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" width="200" height="100.5" viewBox="0 0 200 100.5">
      <title>A sheet</title>
      <defs><linearGradient id="g"><stop offset="0" stop-color="#8c4fff"/>
        <stop offset="1" stop-color="#ed7100"/></linearGradient></defs>
      <rect x="10.25" y="10" width="80" height="60" rx="4" fill="url(#g)" stroke="#232f3e"/>
      \(TextRuler.pathElement("Transit gateway → é", x: 100, y: 90, size: 12, anchor: .middle))
    </svg>
    """

  static func size(png: [UInt8]) -> [Int] {
    [16, 20].map { start in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test(arguments: [(1.0, [200, 101]), (2.0, [400, 201]), (0.5, [100, 51])])
  func aPNGHasTheSizeOfTheDrawing(scale: Double, size: [Int]) throws {
    let png = try PictureRenderer.png(svg: Self.svg, scale: scale)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    #expect(Self.size(png: png) == size)
  }

  @Test func flatColoursAreKeptInAPaletteOfFew() throws {
    let png = try PictureRenderer.png(svg: Self.svg, scale: 2)
    // Eight bits a pixel, which name a colour of the palette.
    #expect(png[24...25] == [8, 3])
    let start = try #require(
      png.indices.dropLast(4).first { png[$0..<$0 + 4] == Array("PLTE".utf8)[...] })
    let length = Int(png[start - 2]) << 8 | Int(png[start - 1])
    #expect(length <= 3 * 128)
    let colors = stride(from: start + 4, to: start + 4 + length, by: 3).map {
      Array(png[$0..<$0 + 3])
    }
    #expect(colors.contains([0, 0, 0]))
    #expect(png.count < 4000)
  }

  @Test func aViewBoxAloneGivesTheSize() throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>"
    #expect(Self.size(png: try PictureRenderer.png(svg: svg)) == [30, 20])
  }

  static let word = PDFPage.Word("Ae", x: 10, y: 20, size: 12, isBold: true, color: 0x8C4FFF)

  static func pdf(_ svgs: String...) throws(PictureError) -> [UInt8] {
    try PictureRenderer.pdf(
      pages: svgs.enumerated().map {
        .init(svg: $0.element, title: "Sheet \($0.offset + 1)", words: [word])
      },
      title: "Sheets")
  }

  @Test func aPDFHasAPageForEachDrawingAndNoClock() throws {
    let other = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\"/>"
    let text = String(decoding: try Self.pdf(Self.svg, other), as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    #expect(text.contains("/MediaBox [ 0 0 150 75.375 ]"))
    #expect(text.contains("/MediaBox [ 0 0 300 150 ]"))
    #expect(text.contains("/Count 2"))
    #expect(text.contains("/CreationDate (20000101000000Z)"))
    #expect(text.contains("(Sheet 2)") && text.contains("(Sheets)"))
    // The only font is made of outlines, in the file.
    #expect(text.contains("/Subtype /Type3"))
    #expect(!text.contains("/FontDescriptor"))
  }

  @Test func drawingsAtOnceAreEqual() async throws {
    let pictures = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<32 {
        group.addTask {
          [try PictureRenderer.png(svg: Self.svg), try Self.pdf(Self.svg)]
        }
      }
      return try await group.reduce(into: [[[UInt8]]]()) { $0.append($1) }
    }
    #expect(pictures.count == 32)
    #expect(Set(pictures).count == 1)
  }

  @Test func inkLeavesTraces() throws {
    let other = Self.svg.replacingOccurrences(of: "width=\"80\"", with: "width=\"81\"")
    #expect(try PictureRenderer.png(svg: other) != PictureRenderer.png(svg: Self.svg))
  }

  @Test(arguments: ["", "no svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>"])
  func whatIsNoSVGIsRefused(svg: String) throws {
    let error = #expect(throws: PictureError.self) { try PictureRenderer.png(svg: svg) }
    #expect(try #require(error).description.contains("could not be drawn: "))
    #expect(throws: PictureError.self) { try Self.pdf(Self.svg, svg) }
  }

  @Test func textElementsAndPicturesWithoutPixelsAreRefused() {
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>a</text></svg>"
    #expect(throws: PictureError.hasText) { try PictureRenderer.png(svg: svg) }
    #expect(throws: PictureError.self) { try PictureRenderer.png(svg: Self.svg, scale: -1) }
    #expect(throws: PictureError.self) { try PictureRenderer.png(svg: Self.svg, scale: .nan) }
  }
}
