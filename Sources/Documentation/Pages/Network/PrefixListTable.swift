import AWSModel
import AWSResources
import Topology

/// The blocks of the prefix lists that the model declares.
struct PrefixListTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let lists = landscape.resources(ofType: AWS.Ec2ManagedPrefixList.type)
    if !lists.isEmpty {
      Markdown.heading(2, "Prefix lists")
      Markdown.table(
        Table(
          ["Prefix list", "Entries"],
          rows: lists.map { list in
            [
              "\(landscape.link(list.id))\(landscape.presence(of: list))",
              landscape.varying { entries(of: list, in: $0) } ?? .none,
            ]
          }))
    }
  }

  private func entries(of list: Aligned<Resource>, in environment: Int) -> Inline? {
    guard list.items[environment] != nil else { return nil }
    guard let blocks = landscape.models[environment].networks(ofList: list.id) else {
      return "not known"
    }
    return blocks.isEmpty ? "none" : blocks.map { .code($0.description) }.joined()
  }
}
