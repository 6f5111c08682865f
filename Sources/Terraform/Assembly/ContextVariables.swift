import Topology

/// Variables for the facts of an environment, alike in every module.
enum ContextVariables {
  /// The declarations for these names, in the usual order.
  static func declarations(_ names: Set<String>, in catalog: Catalog) -> [VariableDeclaration] {
    ModuleLifter.contextNames.filter(names.contains).map { declaration($0, in: catalog) }
  }

  private static func declaration(_ name: String, in catalog: Catalog) -> VariableDeclaration {
    let variable = HCLExpression.variable(name)
    switch name {
    case "environment":
      return VariableDeclaration(
        name: name, type: .name("string"),
        description: "Name of the environment, used in names and tags.",
        validations: [
          matching(
            "^[a-z][a-z0-9-]*$", variable,
            "The environment must begin with a letter and have only lowercase letters, digits and hyphens.",
            counterexample: "Not a name")
        ])
    case "region":
      return VariableDeclaration(
        name: name, type: .name("string"),
        description: "Code of the AWS Region.",
        validations: [
          matching(
            "^[a-z]+(-[a-z]+)+-[0-9]$", variable,
            "The region must be the code of an AWS Region, for example eu-west-1.",
            counterexample: "nowhere")
        ])
    case "account_id":
      return VariableDeclaration(
        name: name, type: .name("string"),
        description: "Number of the AWS account.",
        validations: [
          matching(
            "^[0-9]{12}$", variable, "The account_id must be a number of 12 digits.",
            counterexample: "12")
        ])
    case "address_block":
      return VariableDeclaration(
        name: name, type: .name("string"),
        description: "Block of addresses that all networks of the environment lie in.",
        validations: [
          VariableValidation(
            condition: .call("can", [.call("cidrhost", [variable, .int(0)])]),
            message: "The address_block must be an IPv4 address block in CIDR notation.",
            counterexample: .string("none"))
        ])
    default:
      return VariableDeclaration(
        name: name, type: .call("map", [.name("string")]),
        description: "Names of the Availability Zones, by the letter that is their key.",
        validations: [
          VariableValidation(
            condition: .binary(.call("length", [variable]), ">", .int(0)),
            message: "At least one zone must be given.", counterexample: .object([]))
        ])
    }
  }

  private static func matching(
    _ pattern: String, _ variable: HCLExpression, _ message: String, counterexample: String
  ) -> VariableValidation {
    VariableValidation(
      condition: .call("can", [.call("regex", [.string(pattern), variable])]), message: message,
      counterexample: .string(counterexample))
  }

  /// What an environment gives for a name.
  static func value(_ name: String, in topology: Topology) -> HCLExpression {
    switch name {
    case "environment": .string(topology.environment.name)
    case "region": .string(topology.region.code)
    case "account_id": .string(topology.environment.account)
    case "address_block": .string(topology.environment.addresses)
    default:
      .object(
        topology.zones.sorted().map {
          HCLExpression.ObjectItem($0.key, .string(topology.region.name(of: $0)))
        })
    }
  }
}
