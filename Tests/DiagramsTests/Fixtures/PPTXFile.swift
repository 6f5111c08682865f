import Foundation
import TestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A presentation as a reader of the format sees it.
struct PPTXFile {
  struct Shape: Hashable {
    var kind: String
    var name: String
    var description: String
    var x = 0
    var y = 0
    var width = 0
    var height = 0
    /// The paragraphs of its words.
    var words: [String] = []
    var isTitle = false
    var hasArrow = false
    /// How many shapes of the picture it is in.
    var depth: Int
  }

  struct Slide {
    var shapes: [Shape] = []
    var words: [String] { shapes.flatMap(\.words) }
    var title: String { shapes.first(where: \.isTitle)?.words.joined(separator: "\n") ?? "" }
  }

  struct Malformed: Error {
    let reason: String
  }

  let archive: ZipFile
  private(set) var slides: [Slide] = []
  /// Width and height.
  private(set) var size = (0, 0)

  /// - Throws: `Malformed` where a part is not well-formed, or one that another names is not there.
  init(_ bytes: [UInt8]) throws {
    archive = try ZipFile(bytes)
    for entry in archive.entries {
      let reader = Reader()
      let parser = XMLParser(data: Data(entry.bytes))
      parser.delegate = reader
      guard parser.parse() else {
        throw Malformed(reason: "\(entry.name): \(String(describing: parser.parserError))")
      }
      if entry.name.hasSuffix(".rels") {
        let folder = entry.name.split(separator: "/").dropLast(2).map(String.init)
        for target in reader.targets where archive[Self.resolved(target, in: folder)] == nil {
          throw Malformed(reason: "\(entry.name): there is no '\(target)'")
        }
      }
      if entry.name == "ppt/presentation.xml" { size = reader.size }
      if entry.name.hasPrefix("ppt/slides/slide") { slides.append(reader.slide) }
    }
  }

  private static func resolved(_ target: String, in folder: [String]) -> String {
    var path = folder
    for part in target.split(separator: "/") {
      if part == ".." { path.removeLast() } else { path.append(String(part)) }
    }
    return path.joined(separator: "/")
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var slide = Slide()
    var targets: [String] = []
    var size = (0, 0)
    private var open: [Int] = []
    private var text = ""

    private static let kinds: Set<String> = ["p:sp", "p:cxnSp", "p:grpSp"]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      func number(_ key: String) -> Int { Int(attributes[key] ?? "") ?? Int.min }
      if name == "Relationship" { targets.append(attributes["Target"] ?? "") }
      if name == "p:sldSz" { size = (number("cx"), number("cy")) }
      if name == "a:t" { text = "" }
      if Self.kinds.contains(name) {
        slide.shapes.append(Shape(kind: name, name: "", description: "", depth: open.count))
        open.append(slide.shapes.count - 1)
        return
      }
      guard let shape = open.last else { return }
      switch name {
      case "p:cNvPr":
        slide.shapes[shape].name = attributes["name"] ?? ""
        slide.shapes[shape].description = attributes["descr"] ?? ""
      case "p:ph": slide.shapes[shape].isTitle = attributes["type"] == "title"
      case "a:off": (slide.shapes[shape].x, slide.shapes[shape].y) = (number("x"), number("y"))
      case "a:ext":
        (slide.shapes[shape].width, slide.shapes[shape].height) = (number("cx"), number("cy"))
      case "a:tailEnd": slide.shapes[shape].hasArrow = true
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if Self.kinds.contains(name) { open.removeLast() }
      if name == "a:t", let shape = open.last { slide.shapes[shape].words.append(text) }
    }
  }
}
