import Foundation
import Import

/// Runs `terraform show -json`, or OpenTofu's: it reads what is there and asks no account, but a
/// remote backend for its state.
enum TerraformShow {
  static func output(in folder: String, plan: String?) throws(ImportError) -> [UInt8] {
    guard let program = program() else {
      throw .terraform(folder: folder, message: "Neither 'terraform' nor 'tofu' is on the path.")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["-chdir=\(folder)", "show", "-json", "-no-color"] + (plan.map { [$0] } ?? [])
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw .terraform(folder: folder, message: error.localizedDescription)
    }
    // Both are read at once, or the one that fills up would stop the program.
    let messages = MessageReader(errors.fileHandleForReading)
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw .terraform(folder: folder, message: messages.text())
    }
    return Array(data)
  }

  private static func program() -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in ["terraform", "tofu"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
      {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }

  /// Reads in the background what a program says besides its result.
  private final class MessageReader: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var data = Data()

    init(_ handle: FileHandle) {
      DispatchQueue.global().async {
        self.data = (try? handle.readToEnd()) ?? Data()
        self.done.signal()
      }
    }

    func text() -> String {
      done.wait()
      let text = String(decoding: data, as: UTF8.self)
      return text.split(separator: "\n").joined(separator: " ")
    }
  }
}
