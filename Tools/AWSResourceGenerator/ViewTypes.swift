/// The distinct nested views of a resource type, with their Swift names.
///
/// Unlike ``BlockTypes`` they hold whatever the schema holds: deprecated arguments, which people
/// still use, attributes that only AWS sets, and the members of lists of objects.
struct ViewTypes {
  struct ViewType {
    /// The Swift name.
    let name: String
    /// Terraform's names of the blocks that have this view, in alphabetical order.
    let blocks: [String]
    let properties: [ViewProperty]
  }

  /// The properties of the resource itself.
  let root: [ViewProperty]
  /// The distinct types; `ViewProperty.Kind.blocks` refers to them by place.
  let types: [ViewType]
  /// Further Swift names of types that several blocks share, in alphabetical order.
  let aliases: [(name: String, type: Int)]
  /// The types' places in the alphabetical order of their names.
  var order: [Int] { types.indices.sorted { types[$0].name < types[$1].name } }

  init(_ resource: BlockSchema) {
    var interner = Interner()
    root = interner.properties(of: resource, isResource: true)
    let naming = BlockNaming(
      interner.shapes.map(BlockNaming.Shape.init), root: BlockNaming.Shape(root))
    types = interner.shapes.indices.map { place in
      ViewType(
        name: naming.names[place] ?? "", blocks: naming.blocks[place].sorted(),
        properties: interner.shapes[place])
    }
    aliases = naming.aliases.sorted { $0.name < $1.name }
  }

  private struct Interner {
    /// The properties of each distinct type.
    var shapes: [[ViewProperty]] = []
    private var places: [[ViewProperty]: Int] = [:]

    mutating func properties(of schema: BlockSchema, isResource: Bool) -> [ViewProperty] {
      var properties: [ViewProperty] = []
      for (name, attribute) in schema.attributes.sorted(by: { $0.key < $1.key }) {
        properties.append(
          property(
            name, attribute.type ?? .dynamic, isComputed: attribute.isComputed,
            isSettable: attribute.isSettable, isSensitive: attribute.isSensitive))
      }
      for (name, nested) in schema.blocks.sorted(by: { $0.key < $1.key }) {
        let isTimeouts = isResource && name == "timeouts"
        let shape = isTimeouts ? [] : self.properties(of: nested.block, isResource: false)
        properties.append(
          ViewProperty(
            name: name, kind: isTimeouts ? .timeouts : .blocks(type: place(of: shape)),
            isComputed: false, isSensitive: false))
      }
      return properties.sorted { $0.name < $1.name }
    }

    /// The members of an object that an author writes are all the author's; the provider fills in
    /// those of an object that only it can set.
    private mutating func property(
      _ name: String, _ type: AttributeType, isComputed: Bool, isSettable: Bool, isSensitive: Bool
    ) -> ViewProperty {
      let kind: ViewProperty.Kind
      if let members = type.blockMembers {
        let shape = members.sorted { $0.key < $1.key }.map { name, type in
          property(
            name, type, isComputed: !isSettable, isSettable: isSettable, isSensitive: isSensitive)
        }
        kind = .blocks(type: place(of: shape))
      } else {
        kind = .field(type.wrappedType ?? "AnyValue")
      }
      return ViewProperty(
        name: name, kind: kind, isComputed: isComputed, isSensitive: isSensitive)
    }

    private mutating func place(of shape: [ViewProperty]) -> Int {
      if let place = places[shape] { return place }
      shapes.append(shape)
      places[shape] = shapes.count - 1
      return shapes.count - 1
    }
  }
}
