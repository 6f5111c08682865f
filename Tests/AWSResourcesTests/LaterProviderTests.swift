import Foundation
import Testing

/// Version 6 of the provider takes whatever an author can write.
@Suite struct LaterProviderTests {
  private static let generated = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/AWSResources/Generated")

  /// What the guide calls removed, of the types that have a struct.
  /// Source: Terraform AWS provider, "Terraform AWS Provider Version 6 Upgrade Guide".
  @Test(arguments: [
    ("EcsTaskDefinition", ["inference_accelerator"]),
    ("Eip", ["vpc"]),
    ("FlowLog", ["log_group_name"]),
    ("Instance", ["cpu_core_count", "cpu_threads_per_core"]),
    ("LaunchTemplate", ["elastic_gpu_specifications", "elastic_inference_accelerator"]),
  ])
  func `What version 6 removed is not offered`(_ file: String, _ removed: [String]) throws {
    let text = try String(
      contentsOf: Self.generated.appendingPathComponent("\(file).swift"), encoding: .utf8)
    let collected = try text.matches(of: Regex(#"collector\.\w+\("(\w+)""#))
      .compactMap { $0.output[1].substring.map(String.init) }
    #expect(collected.contains("tags"))
    #expect(Set(collected).isDisjoint(with: removed))
  }
}
