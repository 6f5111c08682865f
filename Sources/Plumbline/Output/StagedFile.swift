import Foundation

/// A file that is written beside its place, to be put there in one step.
struct StagedFile: Sendable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  /// Whether the bytes are on the disk.
  private let isSynchronized: Bool

  /// Writes the bytes at the temporary path, with mode and owner of the file at the place.
  init(_ bytes: [UInt8], for path: String, at temporary: String) throws(SystemError) {
    self.path = path
    self.temporary = temporary
    isSynchronized = false
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last(path) }
    Disk.keepOwnership(of: path, on: descriptor)
    do throws(SystemError) {
      try Disk.fill(descriptor, with: bytes, path: path)
    } catch {
      discard()
      throw error
    }
  }

  /// Gives a file that was brought to the disk without a name the temporary path; nil, and the file
  /// closed, where that cannot be done.
  init?(early descriptor: Int32, for path: String, at temporary: String) {
    self.path = path
    self.temporary = temporary
    self.descriptor = descriptor
    isSynchronized = true
    Disk.keepOwnership(of: path, on: descriptor)
    guard Disk.name(descriptor, temporary) else {
      close(descriptor)
      return nil
    }
  }

  /// Waits until the bytes of all files are on the disk: renamed before that, a file could be empty
  /// after a power cut. File systems that cannot do this go without.
  ///
  /// A disk answers each question after the same while, and several at once after little more.
  static func synchronize(_ files: [StagedFile]) {
    let files = files.filter { !$0.isSynchronized }
    let lanes = min(files.count, laneCount)
    let others = DispatchGroup()
    for lane in 0..<lanes {
      @Sendable func run() {
        for index in stride(from: lane, to: files.count, by: lanes) {
          fsync(files[index].descriptor)
        }
      }
      // Threads of their own, because those of Dispatch are as few as the cores and these only wait.
      if lane + 1 == lanes {
        run()
      } else {
        others.enter()
        Thread.detachNewThread {
          run()
          others.leave()
        }
      }
    }
    others.wait()
  }

  private static let laneCount = 32

  /// Puts the file at its place, or gives it up where the system refuses that.
  func commit() throws(SystemError) {
    do throws(SystemError) {
      // Some file systems report a full disk only here.
      guard close(descriptor) == 0 else { throw .last(path) }
      guard rename(temporary, path) == 0 else { throw .last(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Gives the file up.
  func discard() {
    close(descriptor)
    unlink(temporary)
  }
}
