import OrderedCollections
import Topology

/// `docs/inventory.md`: every element with its identity. A large inventory is split by component
/// into `docs/inventory/`.
struct InventoryPages {
  let context: PageContext
  /// The pages that describe elements in their surroundings.
  let topics: Site
  static let path = "docs/inventory.md"
  static let folder = "docs/inventory"

  /// A page above this many bytes is split; readers and viewers of Markdown give up around 1 MB.
  static let pageLimit = 900_000

  var pages: [Page] {
    let sections = context.landscape.familiesByOwner.map {
      InventorySection(
        context: context, topics: topics, owner: $0.owner, families: $0.families)
    }
    let single = Page(path: Self.path, title: "Inventory") {
      heading
      sections
    }
    let site = Site(pages: [single])
    guard let file = site.files.first, file.bytes.count > Self.pageLimit else { return [single] }
    return split(sections)
  }

  /// A file's name: the component's own, or, of an import, whose names are Terraform's addresses,
  /// its words.
  private static func file(_ name: String, _ used: inout Set<String>) -> String {
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    let words =
      isPlain
      ? name
      : name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        .joined(separator: "-")
    let base = words.isEmpty ? "part" : String(words.prefix(80))
    var file = base
    var number = 2
    while !used.insert(file).inserted {
      file = "\(base)-\(number)"
      number += 1
    }
    return file
  }

  @MarkdownBuilder private var heading: [Markdown] {
    PageContext.notice
    Markdown.heading(1, "Inventory")
    Markdown.paragraph(
      """
      Every element of the model: its identity, its Terraform address, where it is declared, \
      which pictures show it.
      """)
  }

  /// One page for each outermost component, and an index.
  private func split(_ sections: [InventorySection]) -> [Page] {
    let groups = OrderedDictionary(grouping: sections, by: \.outermost)
    var used: Set<String> = []
    let parts = groups.map { name, sections in
      Page(path: "\(Self.folder)/\(Self.file(name, &used)).md", title: name) {
        PageContext.notice
        Markdown.heading(1, "Inventory: \(context.landscape.title(of: ElementID(name)))")
        sections
      }
    }
    let index = Page(path: Self.path, title: "Inventory") {
      heading
      Markdown.list(
        parts.map { .link(.text(context.landscape.title(of: ElementID($0.title))), path: $0.path) })
    }
    return [index] + parts
  }
}
