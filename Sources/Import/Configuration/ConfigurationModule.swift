import OrderedCollections

/// A module as a plan's configuration has it, once for all its instances.
package final class ConfigurationModule: Sendable {
  struct Block: Sendable {
    let expressions: [String: Expression]
    let forEach: Expression?
    let count: Expression?
    let providerKey: String?
  }

  struct Call: Sendable {
    let expressions: [String: Expression]
    let forEach: Expression?
    let count: Expression?
    let module: ConfigurationModule
  }

  /// The resources and data sources by their addresses in the module.
  let blocks: [String: Block]
  let calls: [String: Call]
  let outputs: [String: Expression]
  /// What variables are where nobody gives them a value.
  let defaults: [String: JSONValue]

  init(_ json: JSONValue) {
    var blocks: [String: Block] = [:]
    for resource in json["resources"]?.array ?? [] {
      guard let address = resource["address"]?.string else { continue }
      blocks[address] = Block(
        expressions: Expression.members(of: resource["expressions"]),
        forEach: resource["for_each_expression"].map { Expression($0) },
        count: resource["count_expression"].map { Expression($0) },
        providerKey: resource["provider_config_key"]?.string)
    }
    var calls: [String: Call] = [:]
    for (name, call) in json["module_calls"]?.object ?? [:] {
      calls[name] = Call(
        expressions: Expression.members(of: call["expressions"]),
        forEach: call["for_each_expression"].map { Expression($0) },
        count: call["count_expression"].map { Expression($0) },
        module: ConfigurationModule(call["module"] ?? .object([:])))
    }
    var outputs: [String: Expression] = [:]
    for (name, output) in json["outputs"]?.object ?? [:] {
      outputs[name] = output["expression"].map { Expression($0) }
    }
    var defaults: [String: JSONValue] = [:]
    for (name, variable) in json["variables"]?.object ?? [:]
    where variable["sensitive"]?.bool != true {
      defaults[name] = variable["default"]
    }
    self.defaults = defaults
    self.blocks = blocks
    self.calls = calls
    self.outputs = outputs
  }

  /// The module at a path of calls; nil where the configuration has none.
  func module(at path: some Sequence<ModuleStep>) -> ConfigurationModule? {
    var module = self
    for step in path {
      guard let call = module.calls[step.name] else { return nil }
      module = call.module
    }
    return module
  }
}
