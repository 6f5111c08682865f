import Foundation
import Import
import Starter

/// Where a package that declares an import goes: a folder that is empty or not there yet.
struct SwiftOutput {
  let path: String
  let plumbline: String?

  func write(_ imported: ImportedTerraform, on console: Console) -> ExitStatus {
    do throws(StarterError) {
      let target = URL(filePath: path).standardizedFileURL
      let source = try StarterPackage.Source.of(plumbline, branch: nil, from: target)
      let package = SwiftPackage(
        SwiftDeclarations(imported), dependency: source.dependency, identity: source.identity)
      try StarterPackage.write(
        package.files.map { StarterPackage.File(path: $0.path, text: $0.text) }, to: path)
      let steps = PackageSteps(
        directory: path, built: source.built(from: target), command: "validate")
      console.output("\(path) declares what was imported. Now:\n\n\(steps)\n")
      return .fine
    } catch {
      console.error("error: \(PlainText.shown("\(error)"))\n")
      return .no
    }
  }
}
