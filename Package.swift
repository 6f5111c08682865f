// swift-tools-version: 6.1
import PackageDescription

let orderedCollections: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "Plumbline",
  products: [
    .library(name: "Plumbline", targets: ["Plumbline"]),
    .plugin(name: "GenerateArchitecture", targets: ["GenerateArchitecture"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // The model: closed, pure, knows nothing of AWS resource types.
    .target(name: "Topology", dependencies: [orderedCollections]),
    // L1: one typed struct per Terraform resource type, generated from the provider's schema.
    .target(name: "AWSResources", dependencies: ["Topology", orderedCollections]),
    // L2 and L3: what an architecture's author writes.
    .target(name: "ArchitectureDSL", dependencies: ["AWSResources", "Topology", orderedCollections]),

    // Packet walks: what reaches what, hop by hop and for all packets.
    .target(
      name: "Reachability", dependencies: ["AWSResources", "Topology", orderedCollections]),

    // Generators. None of them imports another.
    .target(name: "Terraform", dependencies: ["AWSResources", "Topology", orderedCollections]),
    .target(name: "Diagrams", dependencies: ["AWSResources", "Topology", "GraphvizLayout", orderedCollections]),
    .target(name: "Documentation", dependencies: ["AWSResources", "Topology", orderedCollections]),

    // Graphviz in process, behind one lock and a few C functions.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShims", dependencies: ["CGraphviz"]),
    .target(name: "GraphvizLayout", dependencies: ["CGraphvizShims"]),

    // What users import, and the command line.
    .target(
      name: "Plumbline",
      dependencies: [
        "ArchitectureDSL", "Diagrams", "Documentation", "GraphvizLayout", "Terraform", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "architecture", dependencies: ["Plumbline"], path: "architecture"),
    .plugin(
      name: "GenerateArchitecture",
      capability: .command(
        intent: .custom(
          verb: "generate-architecture",
          description: "Generates the diagrams, documents and Terraform of an architecture."),
        permissions: [
          .writeToPackageDirectory(reason: "Writes docs/ and terraform/ from the architecture.")
        ])),

    // For developers of Plumbline: writes Sources/AWSResources/Generated.
    .executableTarget(
      name: "generate-aws-resources",
      dependencies: [
        orderedCollections,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tools/generate-aws-resources"),

    .testTarget(
      name: "ReachabilityTests", dependencies: ["Reachability", "Topology", orderedCollections]),
    .testTarget(name: "TopologyTests", dependencies: ["Topology"]),
  ],
  swiftLanguageModes: [.v6]
)
