import Foundation

/// The few file system calls that the writer needs, each throwing the system's own error.
///
/// Foundation's `FileManager` hides which call failed and why; the writer has to say both.
package enum Disk {
  /// What stands at a path.
  package enum Entry: Hashable, Sendable {
    case file(size: Int)
    case folder
    case link
    case other
  }

  /// What stands at the path itself, without following a link; nil where nothing does.
  package static func entry(at path: String) throws(SystemError) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // Nothing can stand below a file, or under a name longer than the file system takes; both
      // are reported when something is to be put there.
      if errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG { return nil }
      throw .last(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The bytes of a file; anything else, such as a pipe that nobody writes to, is refused.
  package static func read(_ path: String) throws(SystemError) -> [UInt8] {
    // Opening a pipe would wait for its other end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw SystemError(path: path, number: isFolder ? EISDIR : EINVAL)
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last(path) }
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Puts the bytes at the path in one step: a reader, or a run after this one was killed, sees
  /// the old file or the new one and never a part of it, even after a power cut. Mode and owner of
  /// the old one stay.
  package static func write(
    _ bytes: [UInt8], to path: String, through temporary: String
  ) throws(SystemError) {
    let file = try StagedFile(bytes, for: path, at: temporary)
    StagedFile.synchronize([file])
    try file.commit()
  }

  /// Gives the new file the mode of the one that it replaces, and its owner where that is allowed.
  static func keepOwnership(of path: String, on descriptor: Int32) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    if status.st_uid != geteuid() || status.st_gid != getegid() {
      // Another owner's bits must not be given away with the file.
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else { return }
    }
    fchmod(descriptor, status.st_mode & 0o777)
  }

  static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last(path) }
      written += count
    }
  }

  /// Opens a new file on the folder's disk that has no name yet; nil where there is no such thing.
  static func openNameless(in folder: String) -> Int32? {
    #if os(Linux)
      let nameless: Int32 = 0o20_000_000  // __O_TMPFILE, which is not imported
      let descriptor = open(folder, nameless | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o666)
      return descriptor >= 0 ? descriptor : nil
    #else
      return nil
    #endif
  }

  /// Gives the file that was opened without a name one; whether that could be done.
  static func name(_ descriptor: Int32, _ path: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  package static func remove(_ path: String) throws(SystemError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .last(path) }
  }

  /// Makes the folder and those above it that are missing.
  package static func makeFolders(_ path: String) throws(SystemError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
      guard isFolder(path) else { throw SystemError(path: path, number: ENOTDIR) }
    case ENOENT:
      let parent = folder(of: path)
      guard parent != path else { throw SystemError(path: path, number: ENOENT) }
      try makeFolders(parent)
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last(path) }
    default: throw .last(path)
    }
  }

  /// Removes the folder where it is empty, and says whether it did.
  package static func removeIfEmpty(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Whether a folder stands at the path, or a link to one.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Why no file can be put into the folder; nil where one can.
  ///
  /// A missing folder is no reason as long as it can be made in one that exists.
  package static func obstacle(toWritingIn path: String) -> SystemError? {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        return SystemError(path: path, number: ENOTDIR)
      }
      return access(path, W_OK | X_OK) == 0 ? nil : .last(path)
    }
    guard errno == ENOENT || errno == ENOTDIR else { return .last(path) }
    // A link to nothing can be neither entered nor replaced by a folder.
    if lstat(path, &status) == 0 { return SystemError(path: path, number: ENOENT) }
    let parent = folder(of: path)
    guard parent != path else { return SystemError(path: path, number: ENOENT) }
    return obstacle(toWritingIn: parent)
  }

  /// The names in the folder; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// When the file was last written, in nanoseconds; 0 where it cannot be told.
  package static func modification(of path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The folder that holds the path: `.` for a bare name, `/` for the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path == "." ? path : "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
