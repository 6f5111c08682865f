/// How a command ended, as its process says it.
package enum ExitStatus: Int32, Sendable {
  /// Done, or the answer is yes.
  case fine = 0
  /// The answer is no: files are stale, or the disk refused some or all of them (PLB017, PLB018).
  case no = 1
  /// The command line was not understood.
  case usage = 2
  /// The model has errors; nothing was written.
  case invalidModel = 3
}
