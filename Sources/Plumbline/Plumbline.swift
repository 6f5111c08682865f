@_exported import AWSResources
@_exported import ArchitectureDSL
@_exported import Topology

extension Architecture {
  public static func main() throws {
    let evaluation = ArchitectureEvaluator.evaluate(Self.self)
    for diagnostic in evaluation.diagnostics { print(diagnostic) }
    print(try ModelDocument(environments: evaluation.topologies).json())
  }
}
