import AWSModel
import OrderedCollections
import Topology

/// The files of one module's folder.
struct ModuleFiles {
  let folder: String
  let title: String
  let summary: String
  let role: TerraformSummary.Module.Role
  /// The type of the resource that the module is about.
  var mainType: String?
  var locals: OrderedDictionary<String, ModuleLifter.Local> = [:]
  var calls: [Block] = []
  var resources: [ModuleLifter.LiftedResource] = []
  let variables: [VariableDeclaration]
  let outputs: [OutputDeclaration]
  let moves: [Block]
  let test: ModuleTest

  var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  var files: [GeneratedFile] {
    var files = mainFiles
    if !variables.isEmpty {
      files.append(file("variables.tf", variables.map { .block($0.block) }))
    }
    if !outputs.isEmpty { files.append(file("outputs.tf", outputs.map { .block($0.block) })) }
    if !moves.isEmpty { files.append(file("moved.tf", moves.map { .block($0) })) }
    files.append(file("versions.tf", [.block(ProviderRequirements.module)]))
    files.append(
      GeneratedFile(path: "\(folder)/README.md", text: ModuleReadme(module: self).text))
    files.append(test.file)
    return files
  }

  var moduleSummary: TerraformSummary.Module {
    TerraformSummary.Module(
      name: name, role: role, path: folder, summary: summary, variables: variables.map(\.summary),
      outputs: outputs.map(\.summary), resources: resources.map(\.family.address),
      calls: calls.compactMap(\.labels.first))
  }

  /// Lines of `main.tf` beyond which a module is split by what its resources are about.
  private static let longestFile = 300

  private var mainFiles: [GeneratedFile] {
    let head = calls.map(Body.Item.block)
    let whole = Self.locals(locals) + head + resources.map { .block($0.block) }
    let text = HCLFormatter.format(Body(whole))
    let lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") }
    guard lineCount > Self.longestFile else {
      return [GeneratedFile(path: "\(folder)/main.tf", text: text)]
    }
    // What the module is about stays in main.tf.
    let main = (mainType ?? resources.first?.family.type)
      .map { ResourceTraits.of($0).topic.file }
    var bodies: OrderedDictionary<String, [Body.Item]> = ["main.tf": head]
    if !locals.isEmpty { bodies["locals.tf"] = Self.locals(locals) }
    for resource in resources {
      let topic = ResourceTraits.of(resource.family.type).topic.file
      bodies[topic == main && calls.isEmpty ? "main.tf" : topic, default: []]
        .append(.block(resource.block))
    }
    return bodies.map { file($0.key, $0.value) }
  }

  private func file(_ name: String, _ items: [Body.Item]) -> GeneratedFile {
    GeneratedFile(path: "\(folder)/\(name)", text: HCLFormatter.format(Body(items)))
  }

  private static func locals(
    _ locals: OrderedDictionary<String, ModuleLifter.Local>
  ) -> [Body.Item] {
    guard !locals.isEmpty else { return [] }
    let items = locals.map { name, local in
      Body.Item.attribute(name, local.value, comment: local.comment)
    }
    return [.block(Block("locals", [], items))]
  }
}
