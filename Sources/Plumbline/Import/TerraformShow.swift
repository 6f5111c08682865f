import Foundation
import Import

/// Runs `terraform show -json`, or OpenTofu's: it reads what is there and asks no account, but a
/// remote backend for its state.
enum TerraformShow {
  static func output(in folder: String, plan: String?) throws(ImportError) -> [UInt8] {
    let run = try TerraformProgram.run(
      ["-chdir=\(folder)", "show", "-json", "-no-color"] + (plan.map { [$0] } ?? []), for: folder)
    guard run.status == 0 else { throw .terraform(folder: folder, message: run.messages) }
    return run.output
  }
}
