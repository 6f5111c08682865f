import Topology

/// What a text that an author gives must look like, by what becomes of it.
///
/// Every text is held to one of these where it is declared, so that none reaches a format in which
/// it would mean something else: PLB061 for texts that readers see, PLB012 for names.
package enum TextForm: String, CaseIterable, Sendable {
  /// One line that readers see: a title.
  case line
  /// Sentences, in several lines if need be.
  case prose
  /// What a resource holds: its argument's text, as it is.
  case content
  /// What an author names an element: lowercase letters, digits and hyphens.
  case name
  /// A part of an element's identity, which is put together from names.
  case element
  /// The key of a member of a family: a zone, a service such as `ecr.api`, a name.
  case key
  /// A name of Terraform's: a resource type, an argument, a variable.
  case identifier
  /// The name of an environment variable of a container.
  case variableName
  /// A domain, with a leading dot for all below it.
  case domain
  /// An absolute path in a container.
  case absolutePath
  /// The path of an HTTP request.
  case requestPath
  /// A name that AWS gave: of a managed rule group, a rule, a service's endpoint, a check.
  case awsName
  /// A Region's code, for example `eu-west-1`.
  case regionCode
  /// A type expression of Terraform.
  case typeExpression
  /// An expression of Terraform over several words, on one line.
  case expression

  /// The longest text of the form, in bytes.
  var limit: Int {
    switch self {
    case .line: 300
    case .prose: 5000
    case .content: 1_000_000
    case .name, .key, .regionCode: 64
    case .element: 200
    case .identifier, .variableName, .awsName: 128
    case .domain, .absolutePath: 255
    case .requestPath: 1024
    case .typeExpression, .expression: 2000
    }
  }

  /// The code of a text that is not of the form.
  var code: DiagnosticCode {
    switch self {
    case .line, .prose, .content: .unusableText
    case .name, .element, .key, .identifier, .variableName: .invalidName
    case .domain, .absolutePath, .requestPath, .awsName, .regionCode, .typeExpression,
      .expression:
      .invalidArgument
    }
  }

  /// Why the text is not of the form, in a sentence; nil where it is.
  package func problem(of text: String) -> String? {
    guard text.utf8.count <= limit else {
      return "It has \(text.utf8.count) bytes; it may have \(limit)."
    }
    if let scalar = text.unicodeScalars.first(where: isRefused) {
      return "It has the character \(Self.code(of: scalar)), which \(why(scalar))."
    }
    return alphabetProblem(of: text)
  }

  // MARK: Characters

  private func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00: true
    case 0x0A, 0x09: self != .prose && self != .content && self != .typeExpression
    case 0x01...0x1F, 0x7F...0x9F, 0x2028, 0x2029: self != .content
    // Whoever reads would see another text than the machine.
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func why(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: "ends a line where all stands on one"
    case 0x202A...0x202E, 0x2066...0x2069: "turns the direction in which the text is read"
    default: "neither documents, pictures nor Terraform can hold"
    }
  }

  // MARK: Alphabets

  private func alphabetProblem(of text: String) -> String? {
    let bytes = text.utf8
    switch self {
    case .line, .prose, .content: return nil
    case .name:
      return Words.isName(text)
        ? nil
        : "It must be lowercase letters, digits and hyphens, begin with a letter, and be no name "
          + "of a device on Windows."
    case .element:
      return Words.isHyphenated(text)
        ? nil : "It must be lowercase letters, digits and hyphens, and begin with a letter."
    case .key:
      return Self.holds(bytes, first: Self.isWord, rest: { Self.isWord($0) || ".-".has($0) })
        ? nil : "It must be letters, digits, dots, hyphens and underscores."
    case .identifier:
      // Source: Terraform language, "Identifiers".
      return Self.holds(
        bytes, first: { Self.isLetter($0) || "_".has($0) },
        rest: { Self.isWord($0) || "-".has($0) })
        ? nil : "It must be letters, digits, underscores and hyphens, and begin with no digit."
    case .variableName:
      return Self.holds(
        bytes, first: { Self.isLetter($0) || "_".has($0) },
        rest: { Self.isWord($0) || ".-".has($0) })
        ? nil : "It must be letters, digits and underscores, and not begin with a digit."
    case .domain:
      return Self.holds(
        bytes, first: { Self.isWord($0) || ".*".has($0) },
        rest: { Self.isWord($0) || ".-".has($0) })
        && !text.contains("..")
        ? nil : "It must be a domain, with a leading dot for all below it."
    case .absolutePath:
      return bytes.first == UInt8(ascii: "/") && !text.split(separator: "/").contains("..")
        && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !":\\\"'`$*?<>|".has($0) }
        ? nil : "It must begin with '/', without '..' and without signs of a shell."
    case .requestPath:
      return bytes.first == UInt8(ascii: "/") && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        ? nil : "It must begin with '/' and be ASCII without spaces."
    case .awsName:
      return Self.holds(bytes, first: Self.isWord, rest: { Self.isWord($0) || ".-".has($0) })
        ? nil : "It must be letters, digits, dots, hyphens and underscores."
    case .regionCode:
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let isCode =
        parts.count >= 3 && parts.last?.utf8.allSatisfy(Self.isDigit) == true
        && parts.allSatisfy { !$0.isEmpty }
        && parts.dropLast().allSatisfy { $0.utf8.allSatisfy(Self.isLowercase) }
      return isCode ? nil : "It must be the code of a Region, such as eu-west-1."
    case .typeExpression:
      return TypeExpression.isType(text)
        ? nil : "It must be a type of Terraform's, such as string or list(string)."
    case .expression:
      return TypeExpression.isBalanced(text)
        ? nil : "Its brackets and quotation marks must fit together, and it has no comments."
    }
  }

  private static func holds(
    _ bytes: String.UTF8View, first: (UInt8) -> Bool, rest: (UInt8) -> Bool
  ) -> Bool {
    guard let head = bytes.first else { return false }
    return first(head) && bytes.dropFirst().allSatisfy(rest)
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
  private static func isLetter(_ byte: UInt8) -> Bool {
    isLowercase(byte | 0x20)
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }
}

extension String {
  /// Whether the byte is one of these characters of ASCII.
  fileprivate func has(_ byte: UInt8) -> Bool { utf8.contains(byte) }
}
