import ArchitectureDSL
import Foundation
import HostileModels
import OrderedCollections
import Plumbline
import Terraform
import Topology

/// What a case feeds its random input into.
enum FuzzKind: String, CaseIterable {
  /// Texts and numbers in the language of architectures.
  case model
  /// The list of generated files.
  case manifest
  /// `model.json`, changed at random.
  case document
  /// What `terraform show -json` prints.
  case state

  struct Outcome {
    /// What became of it, for the figures.
    var tally: String
    /// What must not have happened.
    var breaches: [String] = []
  }

  func run(seed: UInt64, folder: String) -> Outcome {
    var random = FuzzRandom(seed: seed)
    return switch self {
    case .model: Self.model(&random)
    case .manifest: Self.manifest(&random, folder)
    case .document: Self.document(&random)
    case .state: Self.state(&random)
    }
  }

  // MARK: Models

  /// A secret that nothing but Terraform may hold.
  static let secret = "FUZZ-SECRET-7c1d"

  private static func model(_ random: inout FuzzRandom) -> Outcome {
    let model = FuzzModel(&random).model
    let evaluation = model.evaluate()
    guard !evaluation.diagnostics.hasErrors else {
      let told = evaluation.diagnostics.map { "\($0)" }.joined()
      return Outcome(tally: "refused", breaches: told.contains(secret) ? ["a secret is told"] : [])
    }
    let result = model.yield()
    var outcome = Outcome(tally: result.diagnostics.hasErrors ? "refused late" : "generated")
    outcome.breaches += PathGate.check(result.output).map { "a path: \($0.detail)" }
    for file in result.output.files where !file.path.hasPrefix("terraform/") {
      if String(decoding: file.bytes, as: UTF8.self).contains(secret) {
        outcome.breaches.append("a secret in \(file.path)")
      }
    }
    return outcome
  }

  // MARK: Manifests

  private static func manifest(_ random: inout FuzzRandom, _ folder: String) -> Outcome {
    let root = folder + "/out"
    let outside = folder + "/outside.txt"
    let manager = FileManager.default
    defer { try? manager.removeItem(atPath: root) }
    let content = Array("content\n".utf8)
    var lines: [String] = []
    for _ in 0...random.below(4) {
      let path = random.path()
      lines.append("\"\(path)\": \"\(ContentDigest(content))\"")
      let place = "\(root)/\(path)"
      // Whatever is inside of the folder may be there.
      guard !path.contains(".."), !path.hasPrefix("/"), random.below(2) == 0 else { continue }
      // Foundation's own taking apart of paths traps on some of these.
      try? manager.createDirectory(
        atPath: Disk.folder(of: place), withIntermediateDirectories: true)
      try? Data(content).write(to: URL(fileURLWithPath: place))
    }
    try? manager.createDirectory(atPath: root + "/docs", withIntermediateDirectories: true)
    try? Data(content).write(to: URL(fileURLWithPath: outside))
    let json = "{\"version\": \(random.below(3)), \"files\": {\(lines.joined(separator: ", "))}}"
    try? Data(random.below(8) == 0 ? random.bytes() : Array(json.utf8))
      .write(to: URL(fileURLWithPath: root + "/docs/manifest.json"))
    let report = Writer(OutputFolder(root)).write(
      GeneratedOutput(
        files: [GeneratedFile(path: "docs/a.md", text: "a\n")], isWhole: true))
    var outcome = Outcome(tally: report.diagnostics.hasErrors ? "refused" : "written")
    if manager.contents(atPath: outside) != Data(content) {
      outcome.breaches.append("a file outside was changed")
    }
    return outcome
  }

  // MARK: Documents

  private static let shop: [UInt8] = {
    let evaluation = TextShop().model.evaluate()
    let json = (try? ModelDocument(environments: evaluation.topologies).json()) ?? "{}"
    return Array(json.utf8)
  }()

  private static func document(_ random: inout FuzzRandom) -> Outcome {
    let text = String(decoding: random.changed(shop), as: UTF8.self)
    guard let read = try? ModelDocument(json: text) else { return Outcome(tally: "refused") }
    for topology in read.environments { _ = SecretMask.masked(topology) }
    return Outcome(tally: "read")
  }

  // MARK: States

  private static func state(_ random: inout FuzzRandom) -> Outcome {
    let names = ["secret_string", "name", "tags", "policy"]
    let arguments: OrderedDictionary<String, Value> = [
      "secret_string": "placeholder", "name": .string(random.text()),
      "tags": ["a": .string(random.text())], "policy": .json(["a": .list(["b"])]),
    ]
    let model = HostileModel.plain {
      Declare("thing", type: "aws_secretsmanager_secret_version", arguments: arguments)
    }
    guard let topology = model.evaluate().topologies.first else { return Outcome(tally: "none") }
    let values = names.map { name in
      let value = name == "secret_string" ? "\"\(secret)\"" : random.json(depth: 3)
      return "\"\(name)\": \(value)"
    }
    var json = Array(
      """
      {"format_version": "1.0", "values": {"root_module": {"resources": [{"address": "x.y",
      "mode": "managed", "type": "aws_secretsmanager_secret_version",
      "values": {\(values.joined(separator: ", "))},
      "sensitive_values": {"secret_string": true, "tags": \(random.json(depth: 2))}}]}}}
      """.utf8)
    if random.below(3) == 0 { json = random.changed(json) }
    let text = String(decoding: json, as: UTF8.self)
    do {
      let comparison = try ModelComparison(
        json: text, topology: topology, addresses: [ElementID("one", "thing"): "x.y"])
      let told = comparison.differences.joined(separator: "\n")
      // What is no longer marked as secret, because a byte of the name was changed, is none.
      let isMarked =
        text.contains("\"secret_string\": true") && text.contains("\"secret_string\": \"")
      return Outcome(
        tally: "compared", breaches: isMarked && told.contains(secret) ? ["a secret is told"] : [])
    } catch {
      return Outcome(
        tally: "refused", breaches: "\(error)".contains(secret) ? ["a secret is told"] : [])
    }
  }
}
