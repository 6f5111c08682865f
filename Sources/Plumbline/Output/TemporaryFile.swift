import Foundation

/// Names of the files that a run writes before it renames them into place.
enum TemporaryFile {
  private static let prefix = ".plumbline-"
  private static let suffix = ".tmp"

  /// A name that no other running process uses, in the folder of the path.
  static func path(for path: String, name: String) -> String {
    "\(Disk.folder(of: path))/\(prefix)\(getpid())-\(name)\(suffix)"
  }

  /// Removes what killed runs left in these folders.
  ///
  /// Only to be called under the output folder's lock, where no other run is at work.
  static func removeAll(in folders: some Sequence<String>) {
    for folder in folders {
      for name in Disk.names(in: folder) where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
        try? Disk.remove("\(folder)/\(name)")
      }
    }
  }
}
