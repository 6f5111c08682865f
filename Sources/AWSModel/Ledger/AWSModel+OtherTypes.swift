import AWSResources
import Topology

extension AWSModel {
  /// Types that can make anything in a network by free parameters: stacks,
  /// products and whatever Cloud Control knows.
  private static let makers: Set<String> = [
    "aws_cloudformation_stack", "aws_cloudformation_stack_instances",
    "aws_cloudformation_stack_set", "aws_cloudformation_stack_set_instance",
    "aws_cloudcontrolapi_resource", "aws_servicecatalog_provisioned_product",
    "aws_serverlessapplicationrepository_cloudformation_stack",
  ]

  /// Providers whose resources stay on the machine that runs Terraform.
  private static let localProviders: Set<String> = [
    "archive", "cloudinit", "external", "http", "local", "null", "random", "template", "terraform",
    "time", "tls",
  ]

  /// What resources of types may do of which the provider's schema names no argument of a network:
  /// they may stand in the subnets, and hold the security groups, that are given to them.
  mutating func noteOtherTypes() {
    for resource in topology.resources
    where NetworkArguments.of(resource.type).isEmpty && isOpenToAnything(resource.type) {
      for element in elements(in: .object(resource.arguments)) {
        guard let effect = effect(ofGiving: element) else { continue }
        note(
          resource.id, nil, "\(ResourceTraits.of(resource.type).short) that is given \(element)",
          in: vpc(holding: element).map { .vpc($0) } ?? .everywhere, effect)
      }
    }
  }

  /// The elements that a value names somewhere inside, each once.
  private func elements(in value: Value) -> [ElementID] {
    let members: [Value]
    switch value {
    case .list(let values), .template(let values): members = values
    case .object(let arguments): members = Array(arguments.values)
    case .blocks(let blocks): members = blocks.flatMap(\.values)
    default: return [values.link(value).value].compactMap(\.self)
    }
    return members.flatMap(elements).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func isOpenToAnything(_ type: String) -> Bool {
    if Self.makers.contains(type) { return true }
    let provider = type.prefix { $0 != "_" }
    return provider != "aws" && !Self.localProviders.contains(String(provider))
  }

  /// What whoever is given a part of a network can change; nil for what is none.
  private func effect(ofGiving element: ElementID) -> Unread.Effect? {
    if subnets[element] != nil || securityGroups[element] != nil || vpcs[element] != nil
      || targetGroups[element] != nil || loadBalancers[element] != nil
      || occupants[element] != nil
    {
      return .adds
    }
    let isRouting =
      routeTables[element] != nil || networkACLs[element] != nil
      || transitGateways[element] != nil || transitTables[element] != nil
      || internetGateways[element] != nil
    return isRouting ? .anything : nil
  }
}
