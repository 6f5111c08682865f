/// The distinct nested block types of a resource, with their Swift names.
///
/// The schema unrolls recursion to a finite depth: `aws_wafv2_web_acl` holds 9,829 nested blocks, of
/// which 74 differ. Blocks with the same parameters are one type; comparing them bottom-up, each by
/// the numbers of its children's types, keeps that linear.
struct BlockTypes {
  struct BlockType {
    /// The Swift name.
    let name: String
    /// Terraform's names of the blocks that have this type, in alphabetical order.
    let blocks: [String]
    let parameters: [Parameter]
  }

  /// The parameters of the resource itself.
  let root: [Parameter]
  /// The distinct types; `Parameter.Kind.block` refers to them by place.
  let types: [BlockType]
  /// Further Swift names of types that several blocks share, in alphabetical order.
  let aliases: [(name: String, type: Int)]
  /// The types' places in the alphabetical order of their names.
  var order: [Int] { types.indices.sorted { types[$0].name < types[$1].name } }

  /// - Parameter omitted: the arguments and blocks at the top level that an author is not offered.
  init(_ resource: BlockSchema, omitting omitted: Set<String> = []) {
    var interner = Interner(omitted: omitted)
    root = interner.parameters(of: resource, isResource: true)
    let naming = BlockNaming(
      interner.shapes.map(BlockNaming.Shape.init), root: BlockNaming.Shape(root))
    types = interner.shapes.indices.map { place in
      BlockType(
        name: naming.names[place] ?? "", blocks: naming.blocks[place].sorted(),
        parameters: interner.shapes[place])
    }
    aliases = naming.aliases.sorted { $0.name < $1.name }
  }

  private struct Interner {
    let omitted: Set<String>
    /// The parameters of each distinct type.
    var shapes: [[Parameter]] = []
    private var places: [[Parameter]: Int] = [:]

    init(omitted: Set<String>) { self.omitted = omitted }

    mutating func parameters(of schema: BlockSchema, isResource: Bool) -> [Parameter] {
      var parameters: [Parameter] = []
      for (name, attribute) in schema.attributes where attribute.isArgument {
        // Terraform's own bookkeeping, which an author does not set.
        let isManaged = isResource && (name == "id" || name == "tags_all")
        if isManaged && !attribute.isRequired || isResource && omitted.contains(name) { continue }
        parameters.append(
          Parameter(
            name: name, kind: .attribute(attribute.type ?? .dynamic),
            isRequired: attribute.isRequired, description: attribute.description ?? ""))
      }
      for name in schema.blocks.keys.sorted() {
        guard let nested = schema.blocks[name], nested.isArgument,
          !(isResource && omitted.contains(name))
        else { continue }
        let shape = self.parameters(of: nested.block, isResource: false)
        parameters.append(
          Parameter(
            name: name, kind: .block(type: place(of: shape), isSingle: nested.isSingle),
            isRequired: nested.isRequired, description: ""))
      }
      return parameters.sorted()
    }

    private mutating func place(of shape: [Parameter]) -> Int {
      if let place = places[shape] { return place }
      shapes.append(shape)
      places[shape] = shapes.count - 1
      return shapes.count - 1
    }
  }
}
