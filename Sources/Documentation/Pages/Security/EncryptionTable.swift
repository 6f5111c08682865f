import AWSModel
import Topology

/// What is encrypted at rest, and with which key.
struct EncryptionTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let rows = rows
    if !rows.isEmpty {
      Markdown.heading(2, "Encryption at rest")
      Markdown.table(Table(["Data", "Key"], rows: rows))
    }
  }

  private var rows: [[Inline]] {
    ResourceTraits.dataHolders.flatMap { traits -> [[Inline]] in
      var groups: [(key: Inline, members: [Aligned<Resource>])] = []
      for holder in landscape.resources(ofType: traits.type) {
        let key =
          landscape.varying { environment in
            holder.items[environment].map { self.key(of: $0, traits, in: environment) }
          } ?? .none
        if let place = groups.firstIndex(where: { $0.key == key }) {
          groups[place].members.append(holder)
        } else {
          groups.append((key, [holder]))
        }
      }
      return groups.map { key, members in
        let isAll = groups.count == 1 && members.count > 1
        let data: Inline =
          isAll
          ? "\(members.count == 2 ? "both" : "all \(members.count)") \(traits.shortPlural)"
          : members.map { landscape.link($0.id) }.joined()
        return [data, key]
      }
    }
  }

  private func key(of holder: Resource, _ traits: ResourceTraits, in environment: Int) -> Inline {
    guard let data = traits.storesData else { return .none }
    let values = landscape.models[environment].values
    func given(_ path: ArgumentPath, _ resource: Resource) -> Value? {
      values.values(at: path.steps, of: resource).first
    }
    for path in data.keys {
      if let value = given(path, holder) { return landscape.text(value, in: environment) }
    }
    // The encryption of a bucket is a resource of its own.
    if let settings = data.settings {
      let others = landscape.models[environment].resources(settings.type).filter {
        given(settings.link, $0).flatMap { values.link($0).value } == holder.id
      }
      for other in others {
        if let value = given(settings.key, other) { return landscape.text(value, in: environment) }
      }
      if let algorithm = others.lazy.compactMap({ given(settings.algorithm, $0) }).first {
        return values.text(algorithm).value == "AES256"
          ? "Amazon S3's own keys" : landscape.text(algorithm, in: environment)
      }
    }
    if let source = data.source.flatMap({ given($0, holder) }) {
      guard
        let original = values.link(source).value.flatMap({
          landscape.models[environment].resource($0)
        }),
        original.id != holder.id
      else { return "as its source, \(landscape.text(source, in: environment))" }
      return key(of: original, traits, in: environment)
    }
    return withoutKey(holder, data, in: environment)
  }

  /// What holds where no key is named.
  private func withoutKey(_ holder: Resource, _ data: StoredData, in environment: Int) -> Inline {
    let values = landscape.models[environment].values
    let flag: Known<Bool> =
      data.flag.flatMap { values.values(at: $0.steps, of: holder).first }
      .map { values.flag($0) } ?? .absent
    switch flag {
    case .known(false): return "not encrypted"
    case .unknown(let unknown): return "if \(landscape.text(unknown, in: environment)) says so"
    case .known(true): return "AWS's own key of the service"
    case .absent: break
    }
    switch data.isEncryptedByDefault {
    case true?: return "AWS's own key of the service"
    case false?: return "not encrypted"
    case nil: return "not known: none is named"
    }
  }
}
