import Foundation
import Topology

/// The user's copy of the AWS icon package, to be drawn in the place of the project's glyphs.
public struct IconSet: Hashable, Sendable {
  /// The icons by the names of their files, unmodified.
  private let files: [String: [UInt8]]
  /// Whether the glyphs are drawn, for no icons were asked for.
  public var isEmpty: Bool { files.isEmpty }

  public init(files: [String: [UInt8]] = [:]) {
    self.files = files
  }

  /// The names of the files that the glyphs ask for.
  public static let fileNames = Set(Glyph.all.compactMap(\.awsIcon))

  /// The glyph with its icon, where there is one.
  func dressed(_ glyph: Glyph) -> Glyph {
    var glyph = glyph
    glyph.icon = glyph.awsIcon.flatMap { files[$0] }.map { Data($0).base64EncodedString() }
    return glyph
  }

  /// The sheet with icons in the place of its glyphs.
  func dressed(_ sheet: Sheet) -> Sheet {
    guard !isEmpty else { return sheet }
    var sheet = sheet
    sheet.boxes = sheet.boxes.map(dressed)
    return sheet
  }

  private func dressed(_ box: Box) -> Box {
    var box = box
    box.glyph = box.glyph.map { PlacedGlyph(dressed($0.glyph), frame: $0.frame) }
    box.children = box.children.map(dressed)
    return box
  }

  /// PLB022 for the icons that the sheets ask for and the package does not have.
  func missing(on sheets: [Sheet]) -> [Diagnostic] {
    guard !isEmpty else { return [] }
    var names: Set<String> = []
    for glyph in sheets.flatMap(\.allBoxes).compactMap(\.glyph?.glyph) {
      if let name = glyph.awsIcon, files[name] == nil { names.insert(name) }
    }
    guard !names.isEmpty else { return [] }
    return [
      Diagnostic(
        .iconMissing, severity: .warning,
        summary: "The icon folder lacks \(names.count == 1 ? "an icon" : "\(names.count) icons")",
        detail: "No file is called " + names.sorted().map { "'\($0)'" }.joined(separator: ", ")
          + ".",
        remedy:
          "Name the folder of an unpacked AWS icon package; what it lacks is drawn as a glyph.")
    ]
  }
}
