/// Why a file is no layout.
package enum LayoutFileError: Error, Hashable, CustomStringConvertible {
  case tooLarge
  case notXML(String)
  /// It is XML of another kind, whose root has this name.
  case notDrawIO(String)
  /// The page of this name is packed in a way that cannot be read.
  case compressed(String)
  /// No cell says where it was drawn.
  case noPlaces

  package var description: String {
    switch self {
    case .tooLarge: "It is larger than \(LayoutFile.largest / 1_048_576) MB."
    case .notXML(let reason): "It is not XML as draw.io writes it. \(reason)"
    case .notDrawIO(let root):
      "It is no draw.io file: its root is '\(root)', not 'mxfile'."
    case .compressed(let page):
      "The page '\(page)' is compressed and cannot be unpacked. In draw.io, choose File, Properties, "
        + "clear 'Compressed', and save it again."
    case .noPlaces:
      "No cell has the property 'place'. Begin with the draw.io file that this version generates, and "
        + "move boxes in a copy of it."
    }
  }
}
