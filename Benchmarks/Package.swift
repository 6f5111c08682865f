// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that whoever uses Plumbline need not fetch what measures it.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "Plumbline", path: ".."),
    // Without its traits, which count allocations: they would need libraries of their own.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    // The architectures that are measured.
    .target(
      name: "Networks", dependencies: [.product(name: "Plumbline", package: "Plumbline")],
      path: "Networks"),
    .executableTarget(
      name: "Generation",
      dependencies: [
        "Networks",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "GenerationStages", package: "Plumbline"),
        .product(name: "Plumbline", package: "Plumbline"),
      ],
      path: "Generation",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
