import Foundation

/// Reads where the cells of a draw.io file are.
///
/// Source: draw.io documentation, "Diagram source editing"; mxGraph manual, `mxGeometry` (a child's
/// place is relative to its parent).
struct DrawIOReader {
  private(set) var pages: [String: LayoutFile.Page] = [:]

  /// A cell as it is written.
  private struct Cell {
    var id = ""
    var parent: String?
    var x = 0.0
    var y = 0.0
    var drawn: Point?
    var elements = ""
    var isVertex = false
  }

  private var page: (id: String, name: String, cells: [String: Cell])?
  /// The properties around a cell.
  private var object: [String: String]?
  private var cell: Cell?

  init(_ bytes: [UInt8]) throws(LayoutFileError) {
    guard bytes.count <= LayoutFile.largest else { throw .tooLarge }
    var elements = try XMLElements(bytes)
    var isFirst = true
    while let event = try elements.next() {
      switch event {
      case .open(let name, let attributes):
        if isFirst, name != "mxfile" { throw .notDrawIO(name) }
        isFirst = false
        open(name, attributes)
      case .close(let name): close(name)
      case .text(let text):
        // A page that is not elements is packed; elsewhere draw.io writes no text.
        if let page, page.cells.isEmpty { try readPacked(text, page.name) }
      }
    }
    guard pages.values.contains(where: { $0.cells.values.contains { $0.drawn != nil } }) else {
      throw .noPlaces
    }
  }

  /// Reads the elements of a page that draw.io has compressed.
  ///
  /// Source: draw.io documentation, "Extracting the XML from mxfiles": deflate, base64, and characters
  /// as in an address.
  private mutating func readPacked(_ text: String, _ name: String) throws(LayoutFileError) {
    guard let packed = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
      let bytes = try? Inflate.unpacked(Array(packed), atMost: room)
    else { throw .compressed(name) }
    room -= bytes.count
    var elements = try XMLElements(Self.unescaped(bytes))
    while let event = try elements.next() {
      switch event {
      case .open(let name, let attributes) where name != "diagram": open(name, attributes)
      case .close(let name) where name != "diagram": close(name)
      default: break
      }
    }
  }

  /// How many bytes pages may still hold that are packed.
  private var room = LayoutFile.largest

  /// The bytes with `%3C` and its like as what they stand for.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let byte = UInt8(
          String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return result
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "diagram": page = (attributes["id"] ?? "", attributes["name"] ?? "", [:])
    case "object", "UserObject": object = attributes
    case "mxCell":
      var cell = Cell()
      cell.id = object?["id"] ?? attributes["id"] ?? ""
      cell.parent = attributes["parent"]
      cell.drawn = object?["place"].flatMap(Self.point)
      cell.elements = object?["elements"] ?? ""
      cell.isVertex = attributes["vertex"] == "1"
      self.cell = cell
    case "mxGeometry":
      cell?.x = Self.number(attributes["x"])
      cell?.y = Self.number(attributes["y"])
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "diagram":
      if let page { pages[page.id] = Self.page(page.cells) }
      page = nil
    case "object", "UserObject": object = nil
    case "mxCell":
      if let cell, !cell.id.isEmpty { page?.cells[cell.id] = cell }
      cell = nil
    default: break
    }
  }

  private static func page(_ cells: [String: Cell]) -> LayoutFile.Page {
    var page = LayoutFile.Page()
    for cell in cells.values where cell.isVertex {
      var (x, y) = (cell.x, cell.y)
      var parent = cell.parent.flatMap { cells[$0] }
      // A chain that is longer than there are cells is a ring.
      var steps = 0
      while let holder = parent, steps <= cells.count, steps < 100 {
        x += holder.x
        y += holder.y
        parent = holder.parent.flatMap { cells[$0] }
        steps += 1
      }
      let own = Point(rounded(cell.x), rounded(cell.y))
      page.cells[cell.id] = LayoutFile.Cell(
        absolute: Point(rounded(x), rounded(y)), drawn: cell.drawn,
        isMoved: cell.drawn.map { $0 != own } ?? false,
        title: cell.elements.isEmpty ? cell.id : cell.elements)
    }
    return page
  }

  private static let farthest = 1_000_000.0

  private static func rounded(_ number: Double) -> Int {
    Int(min(max(number, -farthest), farthest).rounded())
  }

  /// A number of the file; 0 for what is none.
  private static func number(_ text: String?) -> Double {
    guard let number = text.flatMap(Double.init), number.isFinite else { return 0 }
    return min(max(number, -farthest), farthest)
  }

  /// The form of the property `place`: two whole numbers.
  private static func point(_ text: String) -> Point? {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ abs($0) <= Int(farthest) }) else { return nil }
    return Point(numbers[0], numbers[1])
  }
}
