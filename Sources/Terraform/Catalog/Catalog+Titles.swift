import AWSModel
import Topology

extension Catalog {
  /// What a reader calls a family: what its members' titles have in common.
  func title(of family: FamilyID) -> String {
    guard let lists = members[family] else { return family.local.name }
    let resources = lists.flatMap { $0 }
    let titles = resources.map(\.title)
    let common = Wording.common(titles, keys: resources.compactMap(\.id.key))
    return common.isEmpty ? Wording.words(Naming.qualified(family.local)) : common
  }

  /// What a reader calls a family that several components have alike.
  func title(of local: LocalFamily, in plan: ModulePlan) -> String {
    let components: [String?] = plan.isPlatform ? [nil] : plan.components.map { $0 }
    let titles = components.map { title(of: FamilyID(component: $0, local: local)) }
    guard let first = titles.first else { return "" }
    if titles.allSatisfy({ $0 == first }) { return first }
    // `Orders VPC` and `Billing VPC` have `VPC` in common.
    var words = first.split(separator: " ").map(String.init)
    for title in titles.dropFirst() {
      let other = title.split(separator: " ").map(String.init)
      words = zip(words.reversed(), other.reversed()).prefix { $0 == $1 }.map(\.0).reversed()
    }
    return words.isEmpty
      ? Wording.sentenceCase(Wording.words(Naming.qualified(local)))
      : Wording.sentenceCase(words.joined(separator: " "))
  }

  /// `zone` where the family's keys are zones; where they are parts of the component of one kind, that
  /// kind, such as `service`; else `key`.
  func keyWord(of family: FamilyID) -> String {
    let areZones = environments.indices.allSatisfy { index in
      let zones = zones(index)
      return keys(of: family, environment: index).allSatisfy(zones.contains)
    }
    guard !areZones else { return "zone" }
    let kinds = environments.indices.flatMap { index in
      keys(of: family, environment: index).map { key in
        environments[index].components.first {
          $0.id.path == [family.component ?? "", key]
        }?.kind ?? .other
      }
    }
    guard let kind = kinds.first, kind != .other, kinds.allSatisfy({ $0 == kind }) else {
      return "key"
    }
    let word = Naming.snake(kind.rawValue)
    // `for service, service in …` would hide the one behind the other.
    return word == ResourceTraits.of(family.local.type).identifier ? "key" : word
  }
}
