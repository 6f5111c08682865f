import ArchitectureDSL
import Foundation
import Import
import Topology

/// Resources of Terraform that exists, as a part of an architecture: they are drawn, documented,
/// walked and judged like components, and no Terraform is written for them.
///
/// ```swift
/// Region(.ireland) {
///   Imported("network.plan.json")
///   Require("Nothing in the private subnets has a way in from the internet") {
///     Traffic(from: .internet, to: "aws_instance.app").isRefused()
///   }
/// }
/// ```
/// The file is what `terraform show -json` prints of a plan or state, or a raw state. Elements are
/// named by their Terraform addresses, by families (`aws_instance.app` for all of its instances) and
/// by patterns (`module.spoke["*"].aws_instance.*`); `plumbline import --names` writes a Swift file
/// with a constant for each. A file that cannot be read is an error (PLB040 to PLB044); what is not
/// known of it, and what is assumed, are notes (PLB045, PLB046).
///
/// What is declared beside it may refer to imported resources:
/// `.reference(ElementID(terraform: "aws_vpc.main"), "id")` becomes a variable in the generated
/// Terraform, with the value as its default where the file has it.
public struct Imported: RegionMember {
  private let path: String
  private let sourceFolder: String
  private let location: SourceLocation

  /// - Parameter path: Absolute, or relative to the Swift file, a folder above it, or the current
  ///   folder.
  public init(
    _ path: String, fileID: String = #fileID, filePath: String = #filePath, line: Int = #line
  ) {
    self.path = path
    sourceFolder = URL(fileURLWithPath: filePath).deletingLastPathComponent().path
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    let imported: ImportedTerraform
    do throws(ImportError) {
      imported = try ImportedTerraform(try bytes(), name: "imported")
    } catch {
      let found = error.diagnostic(path)
      lowering.diagnostics.append(
        Diagnostic(
          found.code, summary: "\(found.summary): '\(path)'", detail: found.detail,
          remedy: found.remedy, location: location))
      return
    }
    lowering.diagnostics += imported.diagnostics
    checkPlace(imported.surroundings, &lowering)
    lowering.add(ImportedPart(imported.topology))
  }

  private func bytes() throws(ImportError) -> [UInt8] {
    guard let file = candidates.first(where: FileManager.default.fileExists) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }

  /// Where the file may be.
  private var candidates: [String] {
    guard !path.hasPrefix("/") else { return [path] }
    var folders: [String] = []
    var folder = URL(fileURLWithPath: sourceFolder)
    while folder.path != "/" {
      folders.append(folder.path)
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        break
      }
      folder.deleteLastPathComponent()
    }
    folders.append(FileManager.default.currentDirectoryPath)
    return folders.map { "\($0)/\(path)" }
  }

  /// Zones are told by the Region's and environment's names.
  private func checkPlace(_ surroundings: Surroundings, _ lowering: inout Lowering) {
    func warn(_ summary: String, _ detail: String, _ remedy: String) {
      lowering.diagnostics.append(
        Diagnostic(
          .importSurroundings, severity: .warning, summary: summary, detail: detail,
          remedy: remedy, location: location))
    }
    if let region = surroundings.region, region != lowering.region.code {
      warn(
        "'\(path)' is of another Region",
        "Most of its resources are in \(region), and it stands in \(lowering.region.code).",
        "Declare it in a Region that is AWSRegion(\"\(region)\").")
      return
    }
    let missing = surroundings.zones.filter { !lowering.environment.zones.contains($0) }
    if !missing.isEmpty {
      warn(
        "'\(path)' has zones that the environment has not",
        "They are \(missing.map(\.key).joined(separator: ", ")), and "
          + "'\(lowering.environment.name)' has "
          + "\(lowering.environment.zones.map(\.key).joined(separator: ", ")).",
        "Add them to the environment's zones.")
    }
  }
}
