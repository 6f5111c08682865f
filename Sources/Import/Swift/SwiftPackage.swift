import OrderedCollections
import Topology

/// A package in Swift that declares what was imported, to begin a model with: one file for the
/// architecture, one for each Terraform module.
package struct SwiftPackage {
  package struct File: Hashable, Sendable {
    /// Below the package's folder.
    package let path: String
    package let text: String
  }

  private let declarations: SwiftDeclarations
  private let topology: Topology
  private let dependency: String
  private let identity: String

  /// - Parameters:
  ///   - dependency: What the manifest says of Plumbline: `.package(name: …, path: …)`.
  ///   - identity: The name by which the manifest refers to it.
  package init(_ declarations: SwiftDeclarations, dependency: String, identity: String) {
    self.declarations = declarations
    topology = declarations.topology
    self.dependency = dependency
    self.identity = identity
  }

  package var files: [File] {
    var modules: OrderedDictionary<String, [SwiftDeclarations.Declaration]> = [:]
    for declaration in declarations.declarations {
      modules[declaration.module, default: []].append(declaration)
    }
    var used: Set<String> = ["Architecture"]
    let named = modules.map { module, declarations in
      let words = module.isEmpty ? "root module" : module.replacing("module.", with: " module ")
      return (
        name: SwiftName.unique(SwiftName.capitalized(words), among: &used), module: module,
        declarations: declarations
      )
    }
    return [
      File(path: "Package.swift", text: manifest),
      File(path: "architecture/Architecture.swift", text: architecture(named.map(\.name))),
    ]
      + named.map {
        File(
          path: "architecture/\($0.name).swift",
          text: Self.module($0.name, $0.module, $0.declarations))
      }
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.1
    import PackageDescription

    let package = Package(
      name: \(SwiftName.literal(topology.name)),
      dependencies: [
        \(dependency)
      ],
      targets: [
        .executableTarget(
          name: "architecture",
          dependencies: [.product(name: "Plumbline", package: \(SwiftName.literal(identity)))],
          path: "architecture")
      ]
    )

    """
  }

  private func architecture(_ modules: [String]) -> String {
    let environment = topology.environment
    let account = environment.account.count == 12 ? environment.account : "000000000000"
    let zones = environment.zones.isEmpty ? [Zone("a")] : environment.zones
    // Blocks are declared with their VPCs, and none is allocated from this one.
    let addresses = IPv4Network(environment.addresses) == nil ? "10.0.0.0/8" : environment.addresses
    let inputs = declarations.unknowns.map {
      """
            Input(
              \(SwiftName.literal($0.name)), type: "string",
              description: \(SwiftName.literal("Not known: \($0.cause).")), example: "value")

      """
    }.joined()
    return """
      import Plumbline

      @main
      struct \(SwiftName.capitalized("imported \(topology.name)")): Architecture {
        static let name = \(SwiftName.literal(topology.name))
        static let title = \(SwiftName.literal(topology.title))
        static let environments = [
          Environment(
            \(SwiftName.literal(environment.name)), account: \(SwiftName.literal(account)),
            zones: [\(zones.map { SwiftName.literal($0.key) }.joined(separator: ", "))],
            addresses: \(SwiftName.literal(addresses)))
        ]

        func body(in environment: Environment) -> some ArchitectureBody {
          Region(
            AWSRegion(
              \(SwiftName.literal(topology.region.code)),
              title: \(SwiftName.literal(topology.region.title)))
          ) {
      \(inputs)\(modules.map { "      \(SwiftName.escaped($0)).members\n" }.joined())    }
        }
      }

      """
  }

  // MARK: Modules

  private static func module(
    _ name: String, _ module: String, _ declarations: [SwiftDeclarations.Declaration]
  ) -> String {
    var used: Set<String> = ["members"]
    let functions = declarations.map {
      (name: SwiftName.unique(SwiftName.camel($0.name), among: &used), declaration: $0)
    }
    var text = """
      import Plumbline

      /// \(module.isEmpty ? "The root module" : "`\(SwiftName.comment(module))`").
      enum \(SwiftName.escaped(name)) {
        static var members: [any RegionMember] {
          var members: [any RegionMember] = []

      """
    for function in functions {
      text += "    members.append(\(SwiftName.escaped(function.name)))\n"
    }
    text += "    return members\n  }\n"
    for (name, declaration) in functions {
      text += """

          /// `\(SwiftName.comment(declaration.resource.origin.description))`
          static var \(SwiftName.escaped(name)): Declare {
        \(Self.remarks(declaration))\(Self.declaration(declaration))
          }

        """
    }
    return text + "}\n"
  }

  /// Comments on what has a value in AWS and is not declared.
  private static func remarks(_ declaration: SwiftDeclarations.Declaration) -> String {
    declaration.remarks.map { "    // \(SwiftName.comment($0))\n" }.joined()
  }

  /// By the struct of its type, whose arguments the compiler checks; where that does not take all that
  /// is given, by the type's name and with a word on why.
  private static func declaration(_ declaration: SwiftDeclarations.Declaration) -> String {
    let name = SwiftName.literal(declaration.name)
    let title = SwiftName.literal(declaration.resource.title)
    do throws(TypedDeclaration.Obstacle) {
      let call = try TypedDeclaration(type: declaration.resource.type)
        .text(declaration.arguments, indent: "      ")
      return """
            Declare(
              \(name),
              \(call),
              title: \(title))
        """
    } catch {
      return """
            // By name: \(SwiftName.comment(error.cause))
            Declare(
              \(name), type: \(SwiftName.literal(declaration.resource.type)),
              arguments: \(SwiftValue.members(declaration.arguments, indent: "      ")),
              title: \(title))
        """
    }
  }
}
