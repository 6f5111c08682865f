import Foundation
import Import

/// Terraform, or OpenTofu where that is what is installed.
enum TerraformProgram {
  struct Run {
    let status: Int32
    let output: [UInt8]
    /// What it said besides its result, in one line.
    let messages: String
  }

  /// - Parameters:
  ///   - folder: What an error names.
  ///   - directory: Where it runs; by default where this program does.
  static func run(
    _ arguments: [String], for folder: String, in directory: String? = nil
  ) throws(ImportError) -> Run {
    guard let program = path() else {
      throw .terraform(folder: folder, message: "Neither 'terraform' nor 'tofu' is on the path.")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    var environment = ProcessInfo.processInfo.environment
    environment["CHECKPOINT_DISABLE"] = "1"
    environment["TF_IN_AUTOMATION"] = "1"
    process.environment = environment
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
    return Run(
      status: process.terminationStatus, output: Array(data), messages: messages.text())
  }

  private static func path() -> String? {
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
