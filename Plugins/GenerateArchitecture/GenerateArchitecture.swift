import Foundation
import PackagePlugin

/// `swift package generate-architecture [--target NAME] [arguments of generate]`
///
/// Builds the package's architecture and runs its `generate` for the package's folder.
@main
struct GenerateArchitecture: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "target")
    let target = try architecture(named: names.last, in: context.package)

    let build = try packageManager.build(
      .product(product(of: target, in: context.package)),
      parameters: .init(configuration: .debug, logging: .concise))
    guard build.succeeded else { throw Failure("'\(target)' does not build.\n\(build.logText)") }
    guard let program = build.builtArtifacts.first(where: { $0.kind == .executable }) else {
      throw Failure("'\(target)' is not an executable product.")
    }

    let process = Process()
    process.executableURL = program.url
    process.arguments =
      ["generate", "--output", context.package.directoryURL.path]
      + extractor.remainingArguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure("'\(target) generate' ended with \(process.terminationStatus).")
    }
  }

  /// The executable to run: the one named; otherwise the only one that depends on Plumbline;
  /// among several, the one that is called `architecture`.
  private func architecture(named name: String?, in package: Package) throws -> String {
    let candidates = package.targets(ofType: SwiftSourceModuleTarget.self)
      .filter { $0.kind == .executable && dependsOnPlumbline($0) }
      .map(\.name)
      .sorted()
    let list = candidates.joined(separator: ", ")
    if let name {
      guard candidates.contains(name) else {
        throw Failure(
          "There is no executable target '\(name)' that depends on Plumbline"
            + (candidates.isEmpty ? "." : "; there are: \(list)."))
      }
      return name
    }
    if candidates.count == 1 { return candidates[0] }
    if candidates.contains("architecture") { return "architecture" }
    guard !candidates.isEmpty else {
      throw Failure(
        "No executable target of '\(package.displayName)' depends on Plumbline. Add one with "
          + "'.executableTarget(name: \"architecture\", dependencies: [.product(name: "
          + "\"Plumbline\", package: \"Plumbline\")])'.")
    }
    throw Failure("Several targets depend on Plumbline: \(list). Say which with '--target NAME'.")
  }

  /// The executable product of the target; they share the name unless the package declares another.
  private func product(of target: String, in package: Package) -> String {
    package.products(ofType: ExecutableProduct.self)
      .first { $0.mainTarget.name == target }?.name ?? target
  }

  private func dependsOnPlumbline(_ target: any Target) -> Bool {
    target.recursiveTargetDependencies.contains { $0.name == "Plumbline" }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
