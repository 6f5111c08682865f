import Diagrams
import Foundation

/// A folder with an unpacked copy of the AWS icon package.
package struct IconFolder {
  let path: String

  package init(path: String) {
    self.path = path
  }

  /// The icons of the folder and all folders in it. Where two files have one name, the first path in
  /// order counts.
  package func icons() throws -> IconSet {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw NotAFolder(path: path) }
    var files: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for file in paths.sorted() {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      guard IconSet.fileNames.contains(name), files[name] == nil,
        let data = FileManager.default.contents(atPath: "\(path)/\(file)")
      else { continue }
      files[name] = Array(data)
    }
    guard !files.isEmpty else { throw NoIcons(path: path) }
    return IconSet(files: files)
  }

  struct NotAFolder: Error, CustomStringConvertible {
    let path: String
    var description: String { "'\(path)' is not a folder." }
  }

  struct NoIcons: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "'\(path)' has none of the icons, such as 'Arch_AWS-Transit-Gateway_48.svg'. "
        + "Name the folder of an unpacked AWS icon package."
    }
  }
}
