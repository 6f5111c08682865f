import Foundation

/// Memory that was freed, and that the C library keeps for the process.
enum FreedMemory {
  /// Gives it back to the system, where the C library can (glibc's `malloc_trim`). What is freed
  /// between what is still held is the process's for ever else: as much again, for a large model.
  static func giveBack() {
    #if os(Linux)
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    #endif
  }
}
