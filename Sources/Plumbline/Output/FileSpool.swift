import Foundation
import Synchronization
import Topology

/// Keeps the texts of a large output in a temporary file without a name until they are written, so
/// that an architecture of hundreds of VPCs needs no memory for them.
///
/// What does not fit there, because the disk is full, is held in memory as it was given.
package final class FileSpool: Sendable {
  private let limit: Int
  private let state = Mutex(State())

  private struct State {
    /// How many bytes were given, held in memory or not.
    var given = 0
    var store: Store?
    var isRefused = false
  }

  /// - Parameter limit: how many bytes of texts are held in memory before any is stored.
  package init(limit: Int = 12_000_000) {
    self.limit = limit
  }

  /// The same files, of which those that the limit leaves no room for are stored.
  package func kept(_ files: [GeneratedFile]) -> [GeneratedFile] {
    files.map { file in
      guard case .text(let text) = file.contents, let store = store(for: text.utf8.count),
        let stored = store.put(text)
      else { return file }
      return GeneratedFile(path: file.path, stored: stored)
    }
  }

  private func store(for count: Int) -> Store? {
    state.withLock { state in
      state.given += count
      guard state.given > limit, !state.isRefused else { return nil }
      if state.store == nil { state.store = Store() }
      state.isRefused = state.store == nil
      return state.store
    }
  }

  /// The file, which ends with the last text in it.
  private final class Store: Sendable {
    // Only its descriptor is used, which any thread may.
    private nonisolated(unsafe) let file: UnsafeMutablePointer<FILE>
    private let end = Mutex(0)

    init?() {
      guard let file = tmpfile() else { return nil }
      self.file = file
    }

    deinit { fclose(file) }

    func put(_ text: String) -> StoredText? {
      var text = text
      return text.withUTF8(put)
    }

    private func put(_ bytes: UnsafeBufferPointer<UInt8>) -> StoredText? {
      let start = end.withLock { end in
        defer { end += bytes.count }
        return end
      }
      var done = 0
      while done < bytes.count {
        let count = pwrite(
          fileno(file), bytes.baseAddress?.advanced(by: done), bytes.count - done,
          off_t(start + done))
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return nil }
        done += count
      }
      let range = start..<start + bytes.count
      return StoredText { [self] in read(range) }
    }

    /// - Precondition: the range was written.
    private func read(_ range: Range<Int>) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: range.count)
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeMutableBytes {
          pread(
            fileno(file), $0.baseAddress?.advanced(by: done), range.count - done,
            off_t(range.lowerBound + done))
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { fatalError("A temporary file cannot be read any more.") }
        done += count
      }
      return bytes
    }
  }
}
