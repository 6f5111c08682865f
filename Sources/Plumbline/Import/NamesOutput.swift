import Foundation
import Import

/// Where the constants of an import go: a file that is not there yet, or one that was generated.
struct NamesOutput {
  let path: String

  func write(_ file: NamesFile, on console: Console) -> ExitStatus {
    let url = URL(fileURLWithPath: path)
    if FileManager.default.fileExists(atPath: path) {
      let text = try? String(contentsOf: url, encoding: .utf8)
      guard text?.hasPrefix(NamesFile.mark) == true else {
        console.error("error: '\(path)' was not generated, and nothing is overwritten.\n")
        return .no
      }
    }
    do { try Data(file.text.utf8).write(to: url, options: .atomic) } catch {
      console.error("error: '\(path)' cannot be written: \(error.localizedDescription)\n")
      return .no
    }
    console.output("Wrote \(path).\n")
    return .fine
  }
}
