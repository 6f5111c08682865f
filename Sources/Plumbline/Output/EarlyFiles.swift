import Foundation
import Synchronization
import Topology

/// Brings files to the disk while others are still being generated: waiting for the disk is most of
/// what writing takes.
///
/// They have no name until they are put in place (`O_TMPFILE`), so that nothing is seen of them
/// before that, and nothing is left of a run that finds an error or is killed. File systems that
/// cannot do this go without, and so does a folder that is still to be made.
package final class EarlyFiles: Sendable {
  private let folder: OutputFolder
  private let state = Mutex(State())

  private struct State {
    /// The files that are on the disk, by their paths.
    var written: [String: Written] = [:]
    /// How many were begun.
    var count = 0
    var isRefused = false
  }

  private struct Written {
    let contents: GeneratedFile.Contents
    let descriptor: Int32
  }

  package init(_ folder: OutputFolder) {
    self.folder = folder
    // Asked once: a thread that begins late would find a folder that the run has made meanwhile.
    let isThere = (try? Disk.entry(at: folder.path + "/.")) == .folder
    state.withLock { $0.isRefused = !isThere }
  }

  deinit {
    for file in state.withLock({ $0.written.values }) { close(file.descriptor) }
  }

  /// Begins with the files that are not in the folder already; returns at once.
  package func take(_ files: [GeneratedFile]) {
    let files = state.withLock { state in
      let taken = state.isRefused ? [] : files.prefix(Self.most - state.count)
      state.count += taken.count
      return Array(taken)
    }
    // Threads of their own, because those of Dispatch are as few as the cores and these mostly wait.
    let lanes = min(files.count, Self.laneCount)
    for lane in 0..<lanes {
      Thread.detachNewThread { [self] in
        for index in stride(from: lane, to: files.count, by: lanes) { write(files[index]) }
      }
    }
  }

  /// Takes the file over: a descriptor of the path's contents without a name; nil where there is none.
  func descriptor(for path: String, _ contents: GeneratedFile.Contents) -> Int32? {
    state.withLock { state in
      guard let file = state.written[path], file.contents == contents else { return nil }
      state.written[path] = nil
      return file.descriptor
    }
  }

  private func write(_ file: GeneratedFile) {
    let bytes = file.bytes
    let path = folder.locate(file.path)
    guard (try? Disk.entry(at: path)) != .file(size: bytes.count) || (try? Disk.read(path)) != bytes
    else { return }
    guard let descriptor = Disk.openNameless(in: folder.path) else {
      state.withLock { $0.isRefused = true }
      return
    }
    do throws(SystemError) {
      try Disk.fill(descriptor, with: bytes, path: path)
    } catch {
      // Said when the file is put in place.
      close(descriptor)
      return
    }
    fsync(descriptor)
    state.withLock {
      $0.written[file.path] = Written(contents: file.contents, descriptor: descriptor)
    }
  }

  private static let laneCount = 8
  /// A process may have a thousand files open.
  private static let most = 512
}
