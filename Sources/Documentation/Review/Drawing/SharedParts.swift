/// The drawings of a page with the groups and texts that they have in common written once.
///
/// A drawing refers to such a part by `use`, so that it is seen whole as it stands; the page's
/// program puts a copy in its place where it needs to look into the drawing. Sheets of one network
/// are alike but for what they mark, so that a page is half of what it would be.
struct SharedParts {
  /// What the drawings refer to, each after those that it refers to itself.
  private(set) var parts: [String] = []
  /// The drawings, in their order.
  private(set) var drawings: [String] = []

  init(_ drawings: [String]) {
    var reader = SharedPartsReader()
    let read = drawings.map { reader.pieces(ofDrawing: $0) }
    var writer = SharedPartsWriter(reader)
    self.drawings = read.map { writer.text($0) }
    parts = writer.parts
  }
}

/// Takes drawings apart into groups and texts, each of which is known once.
private struct SharedPartsReader {
  enum Piece: Hashable {
    case markup(Markup)
    case part(Int)
  }

  /// Markup, compared by its bytes: as a text it would be brought to a normal form for that.
  struct Markup: Hashable {
    let text: Substring

    init(_ text: Substring) { self.text = text }

    static func == (left: Markup, right: Markup) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  /// Every group and text once: its markup, with a number for each one inside it.
  private(set) var known: [[Piece]] = []
  private var numbers: [[Piece]: Int] = [:]
  /// In how many places each stands.
  private(set) var counts: [Int] = []

  mutating func pieces(ofDrawing drawing: String) -> [Piece] {
    let pieces = Self.holdsIDs(drawing) ? [.markup(Markup(drawing[...]))] : pieces(of: drawing)
    count(pieces)
    return pieces
  }

  /// What has an id must not stand twice. The text is long, and a search for a string in it is slow.
  private static func holdsIDs(_ drawing: String) -> Bool {
    var rest = drawing.utf8[...]
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      if rest[..<equals].suffix(3).elementsEqual(" id".utf8) { return true }
      rest = rest[rest.index(after: equals)...]
    }
    return false
  }

  private static let openings = ["<g ", "<g>", "<text ", "<text>"]
  private static let endings = ["</g>", "</text>"]

  private mutating func pieces(of drawing: String) -> [Piece] {
    var open: [[Piece]] = [[]]
    var start = drawing.startIndex
    var place = start
    let bytes = drawing.utf8
    while let tag = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[tag...]
      place = bytes.index(after: tag)
      // Most tags are neither of a group nor of a text; their second letter says so.
      guard place < bytes.endIndex, Self.isCandidate(bytes[place]) else { continue }
      if Self.openings.contains(where: { rest.starts(with: $0.utf8) }), !Self.isEmpty(rest) {
        if start < tag { open[open.count - 1].append(.markup(Markup(drawing[start..<tag]))) }
        start = tag
        open.append([])
      } else if open.count > 1,
        let ending = Self.endings.first(where: { rest.starts(with: $0.utf8) })
      {
        place = bytes.index(tag, offsetBy: ending.utf8.count)
        let part = open.removeLast() + [.markup(Markup(drawing[start..<place]))]
        start = place
        open[open.count - 1].append(.part(number(of: part)))
      }
    }
    return open[0] + [.markup(Markup(drawing[start...]))]
  }

  private static func isCandidate(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "g") || letter == UInt8(ascii: "t") || letter == UInt8(ascii: "/")
  }

  /// Whether the tag that the bytes begin with ends itself.
  private static func isEmpty(_ bytes: Substring.UTF8View) -> Bool {
    bytes.prefix { $0 != UInt8(ascii: ">") }.last == UInt8(ascii: "/")
  }

  private mutating func number(of part: [Piece]) -> Int {
    if let number = numbers[part] { return number }
    numbers[part] = known.count
    known.append(part)
    counts.append(0)
    count(part)
    return known.count - 1
  }

  private mutating func count(_ pieces: [Piece]) {
    for case .part(let number) in pieces { counts[number] += 1 }
  }
}

/// Writes what was taken apart, with references to the parts that are worth one.
private struct SharedPartsWriter {
  /// What was referred to, each after those that it refers to itself.
  private(set) var parts: [String] = []
  private let known: [[SharedPartsReader.Piece]]
  private let counts: [Int]
  /// What stands in the place of each part that has several. Those that have one are written there
  /// and forgotten: kept, a group in a group in a group would be held thrice.
  private var texts: [Int: String] = [:]
  private var takenNames: Set<String> = []

  init(_ reader: SharedPartsReader) {
    known = reader.known
    counts = reader.counts
  }

  mutating func text(_ pieces: [SharedPartsReader.Piece]) -> String {
    var text = ""
    write(pieces, to: &text)
    return text
  }

  private mutating func write(_ pieces: [SharedPartsReader.Piece], to text: inout String) {
    for piece in pieces {
      switch piece {
      case .markup(let markup): text += markup.text
      case .part(let number) where counts[number] == 1: write(known[number], to: &text)
      case .part(let number): text += self.text(ofPart: number)
      }
    }
  }

  /// The part itself, or what refers to it.
  private mutating func text(ofPart number: Int) -> String {
    if let text = texts[number] { return text }
    var text = text(known[number])
    if Self.isWorthSharing(text, counts[number]) {
      let name = name(of: text)
      let tag = text.prefix { $0 != " " && $0 != ">" }
      parts.append("\(tag) id=\"\(name)\"\(text.dropFirst(tag.count))")
      text = "<use href=\"#\(name)\"/>"
    }
    texts[number] = text
    return text
  }

  /// Whether it is shorter to write the text once and a reference in each of its places.
  private static func isWorthSharing(_ text: String, _ count: Int) -> Bool {
    let reference = 24
    return (count - 1) * text.utf8.count > count * reference + reference
  }

  /// A name that the text alone decides, so that a change elsewhere leaves it as it is.
  private mutating func name(of text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    // Five letters at most: a page has thousands of references.
    hash %= 60_466_176
    while !takenNames.insert(String(hash, radix: 36)).inserted { hash &+= 1 }
    return "p:" + String(hash, radix: 36)
  }
}
