/// The names of a flowchart's nodes: identities in letters, digits and underscores alone.
struct MermaidNames {
  private var names: [String: String] = [:]
  private var taken: Set<String> = []

  func has(_ identity: String) -> Bool { names[identity] != nil }

  func name(of identity: String) -> String { names[identity] ?? "" }

  /// Lets an identity have the name of another.
  mutating func alias(_ identity: String, of other: String) {
    if names[identity] == nil { names[identity] = names[other] }
  }

  /// The name of an identity. Two that differ in other characters alone get different names.
  mutating func add(_ identity: String) -> String {
    if let known = names[identity] { return known }
    // A prefix, for 'end' and the like are words of the language.
    var name = "n_"
    for character in identity {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      name.append(isPlain ? character : "_")
    }
    while !taken.insert(name).inserted { name += "_" }
    names[identity] = name
    return name
  }
}
