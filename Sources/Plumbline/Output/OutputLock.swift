import Foundation

/// Keeps two runs from working in the same output folder at once.
///
/// The lock is on the folder itself (`flock`), so that it leaves no file behind and ends with its
/// process, however that ends. File systems without locks go without.
package final class OutputLock {
  private let descriptor: Int32

  package enum Mode: Sendable {
    /// For a run that writes.
    case exclusive
    /// For a run that only reads.
    case shared
  }

  /// Waits until the folder is free; calls `onWait` first where it is not.
  package init(_ folder: OutputFolder, _ mode: Mode, onWait: () -> Void) {
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    let operation = mode == .exclusive ? LOCK_EX : LOCK_SH
    guard flock(descriptor, operation | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    onWait()
    while flock(descriptor, operation) != 0 && errno == EINTR {}
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
