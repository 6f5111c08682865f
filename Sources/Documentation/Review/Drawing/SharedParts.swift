/// The drawings of a page with the groups that several of them have in common written once.
///
/// A drawing refers to such a part by `use`, so that it is seen whole as it stands; the page's
/// program puts a copy in its place where it needs to look into the drawing. Sheets of one network
/// are alike but for what they mark, so that a page is half of what it would be.
struct SharedParts {
  /// What the drawings refer to, each after those that it refers to itself.
  private(set) var parts: [String] = []
  /// The drawings, in their order.
  private(set) var drawings: [String] = []

  private enum Piece: Hashable {
    case text(Substring)
    case group(Int)
  }

  /// Every group once: its text, with a number for each group inside it.
  private var groups: [[Piece]] = []
  private var numbers: [[Piece]: Int] = [:]
  /// In how many places each stands.
  private var counts: [Int] = []
  private var texts: [Int: String] = [:]
  private var takenNames: Set<String> = []

  init(_ drawings: [String]) {
    let read = drawings.map { Self.holdsIDs($0) ? [.text($0[...])] : pieces(of: $0) }
    for pieces in read { count(pieces) }
    self.drawings = read.map { text($0) }
  }

  /// What has an id must not stand twice.
  private static func holdsIDs(_ drawing: String) -> Bool { drawing.contains(" id=\"") }

  // MARK: Reading

  private mutating func pieces(of drawing: String) -> [Piece] {
    var open: [[Piece]] = [[]]
    var start = drawing.startIndex
    var place = start
    let bytes = drawing.utf8
    while let tag = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[tag...]
      place = bytes.index(after: tag)
      if rest.starts(with: "<g ".utf8) || rest.starts(with: "<g>".utf8) {
        if start < tag { open[open.count - 1].append(.text(drawing[start..<tag])) }
        start = tag
        open.append([])
      } else if rest.starts(with: "</g>".utf8), open.count > 1 {
        place = bytes.index(tag, offsetBy: 4)
        let group = open.removeLast() + [.text(drawing[start..<place])]
        start = place
        open[open.count - 1].append(.group(number(of: group)))
      }
    }
    return open[0] + [.text(drawing[start...])]
  }

  private mutating func number(of group: [Piece]) -> Int {
    if let number = numbers[group] { return number }
    numbers[group] = groups.count
    groups.append(group)
    counts.append(0)
    count(group)
    return groups.count - 1
  }

  private mutating func count(_ pieces: [Piece]) {
    for case .group(let number) in pieces { counts[number] += 1 }
  }

  // MARK: Writing

  private mutating func text(_ pieces: [Piece]) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let run): text += run
      case .group(let number): text += self.text(ofGroup: number)
      }
    }
    return text
  }

  /// The group itself, or what refers to it.
  private mutating func text(ofGroup number: Int) -> String {
    if let text = texts[number] { return text }
    var text = text(groups[number])
    if Self.isWorthSharing(text, counts[number]) {
      let name = name(of: text)
      parts.append("<g id=\"\(name)\"" + text.dropFirst(2))
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
    while !takenNames.insert(String(hash, radix: 36)).inserted { hash &+= 1 }
    return "p:" + String(hash, radix: 36)
  }
}
