import Foundation

extension StarterPackage {
  /// Writes the package, whole or not at all: beside the folder first, then in its place.
  ///
  /// - Parameter directory: An empty folder, or one that does not exist.
  /// - Throws: ``StarterError/occupied(_:)``, ``StarterError/refused(path:reason:)``.
  package func write(to directory: String) throws(StarterError) {
    try Self.write(files, to: directory)
  }

  /// Writes files as a new folder, whole or not at all.
  package static func write(_ files: [File], to directory: String) throws(StarterError) {
    let target = URL(filePath: directory).standardizedFileURL
    guard Self.isFree(target) else { throw .occupied(directory) }
    let parent = target.deletingLastPathComponent()
    let draft = parent.appending(
      path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      defer { try? FileManager.default.removeItem(at: draft) }
      try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
      for file in files {
        let place = draft.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: place)
        if file.isExecutable {
          try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: place.path)
        }
      }
      // Takes the place of an empty folder, too, and fails where something has been put there.
      guard rename(draft.path, target.path) == 0 else {
        throw StarterError.refused(path: directory, reason: String(cString: strerror(errno)))
      }
    } catch let error as StarterError {
      throw error
    } catch {
      throw .refused(path: directory, reason: Self.reason(error))
    }
  }

  private static func isFree(_ target: URL) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) else {
      return true
    }
    guard isFolder.boolValue,
      let names = try? FileManager.default.contentsOfDirectory(atPath: target.path)
    else { return false }
    return names.isEmpty
  }

  /// What the system says, without Foundation's words around it.
  private static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    guard let system = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError,
      system.domain == NSPOSIXErrorDomain
    else {
      let text = cocoa.localizedDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return String(cString: strerror(Int32(system.code)))
  }
}
