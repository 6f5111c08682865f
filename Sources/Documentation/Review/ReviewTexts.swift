import Topology

/// What a page that would be too large has in files beside it: its data, the parts that its sheets
/// share, and the sheets.
///
/// Each file is a program that hands the page its texts under their names; a browser lets a page from
/// a disk read no other files. A text that is larger than a file is cut, and the page joins it.
struct ReviewTexts {
  /// The page that reads them, for example `docs/review.html`.
  let page: String
  /// What the files are named after: the environment.
  let name: String
  private let files: [[Entry]]

  private struct Entry {
    let name: String
    let text: Substring
  }

  /// - Parameters:
  ///   - texts: The texts by name, in the order in which they are written.
  ///   - limit: The bytes that a file may have.
  init(page: String, name: String, texts: [(name: String, text: String)], limit: Int) {
    self.page = page
    self.name = name
    let room = limit - Self.frame
    var files: [[Entry]] = []
    var used = 0
    for (name, text) in texts {
      for piece in Self.pieces(of: Self.escaped(text), limit: max(1, room - Self.entryFrame(name)))
      {
        let size = piece.utf8.count + Self.entryFrame(name)
        if files.isEmpty || used + size > room {
          files.append([])
          used = 0
        }
        files[files.count - 1].append(Entry(name: name, text: piece))
        used += size
      }
    }
    self.files = files
  }

  /// Where the files stand, as seen from the page.
  var addresses: [String] { files.indices.map { "review/\(name)-\($0 + 1).js" } }

  var generatedFiles: [GeneratedFile] {
    zip(addresses, files).map { address, entries in
      GeneratedFile(path: "docs/\(address)", text: text(of: entries, at: address))
    }
  }

  private func text(of entries: [Entry], at address: String) -> String {
    """
    // Read by \(page), and generated with it from the model.
    (self.reviewFiles ??= {})["\(address)"] = [
    \(entries.map { "[\"\($0.name)\", `\($0.text)`]," }.joined(separator: "\n"))
    ];

    """
  }

  /// The bytes around the entries of a file, and around the text of one, at most.
  private static let frame = 400
  private static func entryFrame(_ name: String) -> Int { name.utf8.count + 9 }

  /// The text as it stands between backquotes.
  private static func escaped(_ text: String) -> String {
    text.replacingASCII { byte in
      switch byte {
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "`"): "\\`"
      case UInt8(ascii: "$"): "\\$"
      default: nil
      }
    }
  }

  /// The text in pieces, cut where a line ends or a tag begins.
  private static func pieces(of text: String, limit: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while rest.utf8.count > limit {
      let end = rest.utf8.index(rest.startIndex, offsetBy: limit)
      let start = rest.utf8.index(after: rest.startIndex)
      let bytes = text.utf8
      let cut =
        bytes[start..<end].indices.reversed().first { isCut($0, in: bytes) }
        ?? bytes[end...].indices.first { isCut($0, in: bytes) } ?? rest.endIndex
      pieces.append(rest[..<cut])
      rest = rest[cut...]
    }
    return rest.isEmpty ? pieces : pieces + [rest]
  }

  private static func isCut(_ index: String.Index, in bytes: String.UTF8View) -> Bool {
    bytes[index] == UInt8(ascii: "<") || bytes[bytes.index(before: index)] == UInt8(ascii: "\n")
  }
}
