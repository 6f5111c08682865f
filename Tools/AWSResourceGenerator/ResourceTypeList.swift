/// The list of resource types that have a struct.
package struct ResourceTypeList: Sendable {
  package let types: [String]

  /// Reads one type from each line; `#` begins a comment, empty lines are allowed.
  ///
  /// - Throws: ``GeneratorError`` where a line is not a type or the types are not sorted.
  package init(text: String) throws {
    var types: [String] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != "#" }
      let words = content.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard let type = words.first.map(String.init) else { continue }
      let isType = type.hasPrefix("aws_") && type.utf8.allSatisfy(Self.isNameByte)
      guard words.count == 1, isType else {
        throw GeneratorError.malformedLine(number: index + 1, text: String(content))
      }
      if let last = types.last, last >= type {
        throw GeneratorError.unsorted(number: index + 1, text: type)
      }
      types.append(type)
    }
    self.types = types
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }
}
