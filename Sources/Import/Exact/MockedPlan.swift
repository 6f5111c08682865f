import OrderedCollections

/// What a plan with ids that were given beforehand says of each argument.
package struct MockedPlan: Sendable {
  private let values: [String: PlannedValue]
  private let minted: MintedIDs

  init(_ instances: [Instance], _ minted: MintedIDs) {
    values = Dictionary(
      instances.map { ($0.address, .object($0.values)) }, uniquingKeysWith: { first, _ in first })
    self.minted = minted
  }

  func values(of address: String) -> PlannedValue? { values[address] }

  /// What the value names; nil where it is none of the ids that were given, or not only those.
  func targets(of value: PlannedValue?) -> [Resolution.Target]? {
    switch value {
    case .string(let text)?:
      guard let meaning = minted.meanings[text] else { return nil }
      return [
        Resolution.Target(
          instance: meaning.instance, attribute: [meaning.attribute], basis: .mockedPlan,
          zone: meaning.zone)
      ]
    case .list(let members)? where !members.isEmpty:
      var targets: [Resolution.Target] = []
      for member in members {
        guard let found = self.targets(of: member) else { return nil }
        targets += found
      }
      return targets
    default: return nil
    }
  }

  /// The member of a mocked list that is the same block: all that is known of it agrees.
  static func index(
    of block: OrderedDictionary<String, PlannedValue>, among mocks: [PlannedValue],
    free: Set<Int>
  ) -> Int? {
    mocks.indices.first { index in
      free.contains(index)
        && block.allSatisfy { name, value in
          // A mock has no defaults and invents texts for what the provider computes.
          guard !value.isNothing, let mock = mocks[index][name], !mock.isNothing else {
            return true
          }
          return switch value {
          case .string, .int, .bool, .double: mock == value
          default: true
          }
        }
    }
  }
}
