import Topology

/// Why a file cannot be imported: one error, told with what to do about it.
package enum ImportError: Error, Hashable, Sendable {
  case empty
  /// The text is no JSON from this byte on.
  case malformed(offset: Int)
  /// The text ends within a value.
  case truncated(offset: Int)
  case notUTF8(offset: Int, isUTF16: Bool)
  case tooDeep(limit: Int)
  case tooLarge(bytes: Int, limit: Int)
  /// JSON, but none that Terraform prints of a plan or state.
  case notTerraform(keys: [String])
  /// One message a line, as `terraform plan -json` streams them.
  case messages
  /// A plan file as `terraform plan -out` writes it.
  case binaryPlan
  /// A version of the format that came after this program, or is too old for it.
  case version(format: String, version: String, accepted: String)
  /// The document says that planning failed.
  case errored
  case unreadable(path: String, reason: String)
  /// `terraform show -json` did not work.
  case terraform(folder: String, message: String)
  /// Terraform could not plan with mocked providers.
  case mockedPlan(folder: String, message: String)
  case noResources
  /// Files cannot be joined as the user says.
  case join(alias: String, reason: String)
}

extension ImportError {
  /// What a user reads; `name` is what the input is called.
  package func diagnostic(_ name: String) -> Diagnostic {
    let remake =
      "Write it anew with 'terraform show -json plan.bin > plan.json', or of a state with "
      + "'terraform show -json > state.json'."
    func error(_ code: DiagnosticCode, _ summary: String, _ detail: String, _ remedy: String)
      -> Diagnostic
    {
      Diagnostic(
        code, summary: summary, detail: detail, remedy: remedy, origin: .state(address: name))
    }
    switch self {
    case .empty: return error(.importNotJSON, "The input is empty", "It has no bytes.", remake)
    case .malformed(let offset):
      return error(
        .importNotJSON, "The input is not JSON",
        "At byte \(offset) stands what JSON does not allow.", remake)
    case .truncated(let offset):
      return error(
        .importNotJSON, "The input is cut off", "It ends at byte \(offset), within a value.",
        remake)
    case .notUTF8(let offset, let isUTF16):
      return error(
        .importNotJSON, "The input is not UTF-8",
        isUTF16
          ? "It begins as UTF-16, as PowerShell writes files."
          : "At byte \(offset) stands what UTF-8 does not allow.",
        isUTF16
          ? "Write it in UTF-8, with '| Out-File -Encoding utf8' or from another shell." : remake)
    case .tooDeep(let limit):
      return error(
        .importTooLarge, "The input nests too deeply",
        "It nests more than \(limit) lists and objects; Terraform does not.", remake)
    case .tooLarge(let bytes, let limit):
      return error(
        .importTooLarge, "The input is too large",
        "It has \(bytes) bytes; up to \(limit) are read.",
        "Import the root modules one by one.")
    default: return formatDiagnostic(error, remake)
    }
  }

  private func formatDiagnostic(
    _ error: (DiagnosticCode, String, String, String) -> Diagnostic, _ remake: String
  ) -> Diagnostic {
    switch self {
    case .notTerraform(let keys):
      let found =
        keys.isEmpty ? "It is no object." : "Its members are \(keys.joined(separator: ", "))."
      return error(
        .importFormat, "The input is not a plan or state of Terraform", found, remake)
    case .messages:
      return error(
        .importFormat, "The input is a log of Terraform, not a plan",
        "'terraform plan -json' prints messages, one a line, without the plan's values.",
        "Run 'terraform plan -out plan.bin', then 'terraform show -json plan.bin > plan.json'.")
    case .binaryPlan:
      return error(
        .importFormat, "The input is a plan file in Terraform's own form",
        "It is read by 'terraform show -json', which needs the initialised folder.",
        "Give the file's path instead of standard input, in its folder, or give the output of "
          + "'terraform show -json'.")
    case .version(let format, let version, let accepted):
      return error(
        .importVersion, "The input has another version of the format",
        "It is \(format) version \(version); \(accepted) can be read.",
        "Use a newer Plumbline, or write it with a version of Terraform that has this format.")
    case .errored:
      return error(
        .importFormat, "The plan is of a run that failed",
        "Terraform marks it as errored, so that resources may be missing.",
        "Make 'terraform plan' succeed, then import its plan.")
    case .unreadable(let path, let reason):
      return error(
        .cannotWrite, "The input cannot be read", "'\(path)': \(reason).",
        "Give a file, a folder, or '-' for standard input.")
    case .terraform(let folder, let message):
      return error(
        .importTerraform, "Terraform could not show '\(folder)'", message,
        "Run 'terraform init' and 'terraform plan -out plan.bin' there, then import the output of "
          + "'terraform show -json plan.bin'.")
    case .mockedPlan(let folder, let message):
      return error(
        .importTerraform, "The mocked plan of '\(folder)' failed", message,
        "Import the plan without --exact, or the state after apply, which has the ids; the message "
          + "above is Terraform's about values that stand for ids.")
    case .join(let alias, let reason):
      return error(
        .importJoin, "The files cannot be joined by '\(alias)'", "For it, \(reason).",
        "Write --join 'id=file/address', the id as one file has it and the address in another.")
    default:
      return error(
        .importFormat, "The input has no resources of AWS",
        "No managed resource in it belongs to a provider whose name ends in '/aws'.",
        "Give the plan or state of a configuration that uses the AWS provider.")
    }
  }
}
