// swift-tools-version: 6.1
import PackageDescription

let orderedCollections: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "Plumbline",
  products: [
    .library(name: "Plumbline", targets: ["Plumbline"]),
    .library(name: "GenerationStages", targets: ["GenerationStages"]),
    .executable(name: "plumbline", targets: ["plumbline"]),
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
    // What AWS means by resources, read once for everything that walks, judges, draws and tells.
    .target(
      name: "AWSModel", dependencies: ["AWSResources", "Topology", orderedCollections]),
    // Plans and states of any Terraform, as a model.
    .target(
      name: "Import",
      dependencies: ["AWSModel", "AWSResources", "Topology", orderedCollections]),
    // L2 and L3: what an architecture's author writes.
    .target(
      name: "ArchitectureDSL", dependencies: ["AWSResources", "Topology", orderedCollections]),

    // Packet walks: what reaches what, hop by hop and for all packets.
    .target(
      name: "Reachability",
      dependencies: ["AWSModel", "AWSResources", "Topology", orderedCollections]),

    // Generators. None of them imports another.
    .target(
      name: "Terraform",
      dependencies: ["AWSModel", "AWSResources", "Topology", orderedCollections]),
    .target(
      name: "Diagrams",
      dependencies: [
        "AWSModel", "AWSResources", "GraphvizLayout", "PictureRenderer", "Reachability",
        "TextMetrics", "Topology", orderedCollections,
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    .target(
      name: "Documentation",
      dependencies: [
        "AWSModel", "AWSResources", "Reachability", "Topology", orderedCollections,
      ],
      exclude: ["Review/assets"]),

    // What AWS refuses or regrets although Terraform accepts it, one rule per file.
    .target(
      name: "DesignRules",
      dependencies: ["AWSModel", "AWSResources", "Topology", orderedCollections]),

    // Graphviz in process, behind one lock and a few C functions.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShims", dependencies: ["CGraphviz"]),
    .target(name: "GraphvizLayout", dependencies: ["CGraphvizShims", orderedCollections]),

    // The widths and outlines of text, so that no picture depends on the fonts of a machine.
    .target(name: "TextMetrics", exclude: ["OFL.txt"]),

    // SVG, PNG and PDF are one drawing, symbols and text included. libgvc cannot draw the symbols,
    // so librsvg draws the SVG; its text is outlines by then. SwiftPM says that it leaves out the
    // -pthread of librsvg's pkg-config file, which the C library does not need.
    .systemLibrary(
      name: "CRsvg", pkgConfig: "librsvg-2.0",
      providers: [.apt(["librsvg2-dev"]), .brew(["librsvg"])]),
    // PNGs have a palette, which zlib packs; cairo's own are five times as large.
    .target(
      name: "CRsvgShims", dependencies: ["CRsvg"], linkerSettings: [.linkedLibrary("z")]),
    .target(name: "PictureRenderer", dependencies: ["CRsvgShims", "TextMetrics"]),

    // What users import, and the command line.
    .target(
      name: "Plumbline",
      dependencies: [
        "AWSModel", "ArchitectureDSL", "AWSResources", "DesignRules", "Diagrams", "Documentation",
        "Import", "Reachability", "Starter", "Terraform", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // The stages one by one, for Benchmarks/, which is a package of its own.
    .target(
      name: "GenerationStages",
      dependencies: [
        "ArchitectureDSL", "Diagrams", "Documentation", "Plumbline", "Reachability", "Terraform",
        "Topology",
      ]),
    // The command line for any Terraform.
    .executableTarget(
      name: "plumbline", dependencies: ["Plumbline"], path: "Tools/plumbline"),
    .executableTarget(
      name: "architecture", dependencies: ["Plumbline"], path: "architecture",
      exclude: ["containers"]),
    .plugin(
      name: "GenerateArchitecture",
      capability: .command(
        intent: .custom(
          verb: "generate-architecture",
          description: "Generates the diagrams, documents and Terraform of an architecture."),
        permissions: [
          .writeToPackageDirectory(reason: "Writes docs/ and terraform/ from the architecture.")
        ])),

    // Begins a package with an architecture of its own.
    .target(
      name: "Starter",
      resources: [
        "Network.swift", "Package.swift", "README.md", "gitattributes", "gitignore", "plan-offline",
        "pre-commit",
        "workflow.yml",
      ].map { .embedInCode("Templates/\($0).template") }),

    // For developers of Plumbline: writes Sources/AWSResources/Generated.
    .target(name: "AWSResourceGenerator", path: "Tools/AWSResourceGenerator"),
    .executableTarget(
      name: "generate-aws-resources",
      dependencies: [
        "AWSResourceGenerator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tools/generate-aws-resources",
      exclude: ["resource-types.txt", "schema-types.txt", "view-types.txt"]),

    // What tests share: temporary folders, goldens, running the real tools.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    // A command line with invented generators, to be run and killed by tests.
    .executableTarget(
      name: "plumbline-fixture", dependencies: ["Plumbline", "Topology"],
      path: "Tests/CommandLineFixture"),
    .testTarget(
      name: "PlumblineTests",
      dependencies: [
        "Plumbline", "TestSupport", "Topology", "architecture", "plumbline-fixture",
      ]),
    // Hostile and extreme input: models of it, a test for every kind, and random input without end.
    .target(
      name: "HostileModels",
      dependencies: [
        "AWSResources", "ArchitectureDSL", "Plumbline", "Topology", orderedCollections,
      ], path: "Tests/HostileModels"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "HostileModels", "Plumbline", "Terraform", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Fuzz"),
    .testTarget(
      name: "HostileInputTests",
      dependencies: [
        "AWSResources", "ArchitectureDSL", "Diagrams", "Documentation", "HostileModels",
        "PictureRenderer", "Plumbline", "Reachability", "Starter", "Terraform", "TestSupport",
        "Topology", "fuzz", "plumbline-fixture", orderedCollections,
      ], exclude: ["Goldens"]),
    // What holds in every network, and random networks to look at; the tests look at a few, the
    // program at thousands.
    .target(
      name: "NetworkLaws", dependencies: ["Reachability", "Topology", orderedCollections],
      path: "Tests/NetworkLaws"),
    .executableTarget(
      name: "laws",
      dependencies: [
        "NetworkLaws", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Laws"),
    .testTarget(
      name: "ReachabilityTests",
      dependencies: [
        "AWSModel", "AWSResources", "ArchitectureDSL", "NetworkLaws", "Reachability", "Topology",
        "architecture",
        orderedCollections,
      ]),
    // The inspection deployment models of AWS, declared, walked and proved.
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["ArchitectureDSL", "ConformanceCases", "Reachability", "Topology"],
      exclude: ["Cases"]),
    // Small models of raw resources, each with a question and the answer that AWS would give; the
    // program prints all of them.
    .target(
      name: "ConformanceCases",
      dependencies: [
        "ArchitectureDSL", "DesignRules", "Reachability", "Topology", orderedCollections,
      ], path: "Tests/ConformanceCases"),
    .executableTarget(
      name: "conformance",
      dependencies: [
        "ConformanceCases", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Conformance"),
    .testTarget(
      name: "TopologyTests", dependencies: ["TestSupport", "Topology"], exclude: ["Goldens"]),
    // Real plans of public repositories with their true edges, and what an import makes of them; the
    // program prints the figures.
    .target(
      name: "ImportCases",
      dependencies: [
        "AWSModel", "Import", "NetworkLaws", "Reachability", "Topology", orderedCollections,
      ],
      path: "Tests/ImportCases", exclude: ["Cases"]),
    .executableTarget(
      name: "import-figures", dependencies: ["Import", "ImportCases", "NetworkLaws"],
      path: "Tests/ImportFigures"),
    .testTarget(
      name: "ImportTests",
      dependencies: [
        "AWSModel", "ArchitectureDSL", "DesignRules", "Import", "ImportCases", "NetworkLaws",
        "Plumbline", "Reachability", "TestSupport", "Topology", orderedCollections,
      ], exclude: ["Fixtures"]),
    // The same network in several shapes: as a model, as typed resources, as the values of a state.
    .target(
      name: "TopologyShapes",
      dependencies: ["AWSModel", "AWSResources", "Topology", orderedCollections],
      path: "Tests/TopologyShapes"),
    .testTarget(
      name: "AWSModelTests",
      dependencies: [
        "AWSModel", "AWSResources", "ArchitectureDSL", "ArchitectureFixtures", "Reachability",
        "Topology", "TopologyShapes", "architecture",
      ]),
    .testTarget(
      name: "AWSResourcesTests",
      dependencies: ["AWSResources", "AWSResourceGenerator", "Topology", orderedCollections],
      exclude: ["Goldens"]),
    // Architectures for tests: small ones with one mistake each, and a whole one that has nothing
    // in common with the reference architecture.
    .target(
      name: "ArchitectureFixtures", dependencies: ["AWSResources", "ArchitectureDSL", "Topology"],
      path: "Tests/ArchitectureFixtures"),
    .executableTarget(
      name: "two-vpcs", dependencies: ["ArchitectureFixtures", "Plumbline"],
      path: "Tests/TwoVPCs"),
    // Writes the Terraform of architectures and of the changes to them, for Tests/Deployment.
    .executableTarget(
      name: "write-changes", dependencies: ["ArchitectureFixtures", "Terraform", "Topology"],
      path: "Tests/WriteChanges"),
    // The large architecture that is measured, for the tests to look at what it generates.
    .target(
      name: "BenchmarkNetworks", dependencies: ["Plumbline"], path: "Benchmarks/Networks"),
    .executableTarget(
      name: "many-workloads", dependencies: ["BenchmarkNetworks", "Plumbline"],
      path: "Tests/ManyWorkloads"),
    .executableTarget(
      name: "Profile", dependencies: ["BenchmarkNetworks", "GenerationStages", "Plumbline"],
      path: "Benchmarks/Profile"),
    .testTarget(
      name: "ArchitectureDSLTests",
      dependencies: [
        "ArchitectureDSL", "ArchitectureFixtures", "Topology", orderedCollections,
      ]),
    .testTarget(
      name: "AcceptanceTests",
      dependencies: [
        "ArchitectureFixtures", "Import", "Plumbline", "Reachability", "Terraform", "TestSupport",
        "Topology", "architecture", "many-workloads", "two-vpcs",
      ]),
    .testTarget(
      name: "DesignRulesTests",
      dependencies: [
        "AWSResources", "ArchitectureDSL", "DesignRules", "Topology", "architecture",
        orderedCollections,
      ]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "AWSModel", "Documentation", "NetworkLaws", "Reachability", "Topology", orderedCollections,
      ], exclude: ["Goldens"]),
    // Models whose pictures have to be true and readable like any other's; the program draws them.
    .target(
      name: "PictureCases",
      dependencies: [
        "AWSModel", "AWSResources", "ArchitectureDSL", "Diagrams", "NetworkLaws", "Reachability",
        "Topology", orderedCollections,
      ], path: "Tests/PictureCases"),
    .executableTarget(
      name: "pictures",
      dependencies: [
        "Diagrams", "PictureCases", "Reachability", "Topology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Pictures"),
    .testTarget(
      name: "DiagramsTests",
      dependencies: [
        "AWSModel", "ArchitectureDSL", "DesignRules", "Diagrams", "GraphvizLayout", "Import",
        "ImportCases", "NetworkLaws", "PictureCases", "Reachability", "TestSupport", "Topology",
        orderedCollections,
      ], exclude: ["Goldens"]),
    .testTarget(name: "GraphvizLayoutTests", dependencies: ["GraphvizLayout"]),
    .testTarget(name: "StarterTests", dependencies: ["Starter", "TestSupport"]),
    .testTarget(name: "TextMetricsTests", dependencies: ["TextMetrics"]),
    .testTarget(name: "PictureRendererTests", dependencies: ["PictureRenderer", "TextMetrics"]),
    .testTarget(
      name: "TerraformTests",
      dependencies: ["Terraform", "TestSupport", "Topology", orderedCollections],
      exclude: ["Goldens"]),
    // Architectures as people write them, after public reports, and what must become of each.
    .testTarget(
      name: "FieldTests",
      dependencies: [
        "AWSResources", "ArchitectureDSL", "DesignRules", "Diagrams", "Documentation", "Plumbline",
        "Reachability", "Starter", "Terraform", "TestSupport", "Topology", orderedCollections,
      ]),
  ],
  swiftLanguageModes: [.v6]
)
