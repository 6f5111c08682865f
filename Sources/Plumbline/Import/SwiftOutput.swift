import Import
import Starter

/// Where a package that declares an import goes: a folder that is empty or not there yet.
struct SwiftOutput {
  let path: String
  let plumbline: String?

  func write(_ imported: ImportedTerraform, on console: Console) -> ExitStatus {
    do throws(StarterError) {
      let source = try StarterPackage.Source.of(plumbline)
      let package = SwiftPackage(
        SwiftDeclarations(imported), dependency: source.dependency, identity: source.identity)
      try StarterPackage.write(
        package.files.map { StarterPackage.File(path: $0.path, text: $0.text) }, to: path)
    } catch {
      console.error("error: \(PlainText.shown("\(error)"))\n")
      return .no
    }
    console.output(
      """
      \(path) declares what was imported. Now:

        cd \(path)
        swift run architecture validate

      """)
    return .fine
  }
}
