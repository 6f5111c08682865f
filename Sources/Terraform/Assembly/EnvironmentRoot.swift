import Topology

/// The root module of one environment: where its state is, whose account it is, what differs.
struct EnvironmentRoot {
  let topology: Topology
  let environment: Int
  let platform: PlatformAssembly

  private var folder: String { "terraform/environments/\(topology.environment.name)" }

  var files: [GeneratedFile] {
    var files = [file("providers.tf", [.block(provider)]), file("main.tf", main)]
    if let backend { files.insert(file("backend.tf", [.block(backend)]), at: 0) }
    if !inputs.isEmpty { files.append(file("variables.tf", inputs.map { .block($0.block) })) }
    if let example { files.append(example) }
    if !outputs.isEmpty { files.append(file("outputs.tf", outputs.map { .block($0.block) })) }
    files.append(file("versions.tf", [.block(ProviderRequirements.environment)]))
    return files
  }

  var summary: TerraformSummary.Module {
    TerraformSummary.Module(
      name: topology.environment.name, role: .environment, path: folder,
      summary: "The \(topology.environment.title) environment, in account "
        + "\(topology.environment.account), \(topology.region.title).",
      variables: inputs.map(\.summary), outputs: outputs.map(\.summary), resources: [],
      calls: ["platform"])
  }

  private func file(_ name: String, _ items: [Body.Item]) -> GeneratedFile {
    GeneratedFile(path: "\(folder)/\(name)", text: HCLFormatter.format(Body(items)))
  }

  /// Where the state is; nil where the author says so elsewhere.
  private var backend: Block? {
    switch topology.settings.state {
    case .standard:
      bucket(
        StateBucket.name(of: topology), key: "\(topology.name)/terraform.tfstate", region: nil)
    case .s3(let name, let key, let region): bucket(name, key: key, region: region)
    case .cloud(let organization, let workspace):
      Block(
        "terraform", [],
        [
          .block(
            Block(
              "cloud", [],
              [
                .attribute("organization", .string(organization)),
                .block(Block("workspaces", [], [.attribute("name", .string(workspace))])),
              ]))
        ])
    case .unmanaged: nil
    }
  }

  private func bucket(_ name: String, key: String, region: String?) -> Block {
    Block(
      "terraform", [],
      [
        .block(
          Block(
            "backend", ["s3"],
            [
              .attribute("bucket", .string(name)), .attribute("key", .string(key)),
              .attribute("region", .string(region ?? topology.region.code)),
              .attribute("encrypt", .bool(true)), .attribute("use_lockfile", .bool(true)),
            ]))
      ])
  }

  private var provider: Block {
    let own = topology.settings.tags.sorted { $0.key < $1.key }.map {
      HCLExpression.ObjectItem($0.key, .string($0.value))
    }
    let tags = HCLExpression.object(
      [
        HCLExpression.ObjectItem("Architecture", .string(topology.name)),
        HCLExpression.ObjectItem("Environment", .local("environment")),
        HCLExpression.ObjectItem("ManagedBy", .string("Terraform")),
      ] + own)
    var body: [Body.Item] = [
      .attribute("region", .local("region")),
      // Credentials of another account are refused before anything is read or changed.
      .attribute("allowed_account_ids", .list([.local("account_id")])),
    ]
    if let role = topology.settings.role { body.append(.block(Self.assume(role))) }
    body.append(.block(Block("default_tags", [], [.attribute("tags", tags)])))
    return Block("provider", ["aws"], Body(body))
  }

  private static func assume(_ role: ProviderRole) -> Block {
    var body: [Body.Item] = [
      .attribute("role_arn", .string(role.arn)),
      .attribute("session_name", .string(role.sessionName)),
    ]
    if let id = role.externalID { body.append(.attribute("external_id", .string(id))) }
    return Block("assume_role", [], Body(body))
  }

  private var main: [Body.Item] {
    let names = ["environment", "region", "account_id"]
    let locals = names.map {
      Body.Item.attribute($0, ContextVariables.value($0, in: topology))
    }
    var call = Body()
    call.append("source", .string("../../modules/platform"))
    call.items.append(.blank)
    for name in ModuleLifter.contextNames where platform.usedContext.contains(name) {
      call.append(
        name, names.contains(name) ? .local(name) : ContextVariables.value(name, in: topology))
    }
    for argument in platform.arguments(environment: environment) {
      call.append(argument.name, argument.value)
    }
    for input in inputs { call.append(input.name, .variable(input.name)) }
    if case .blank? = call.items.last { call.items.removeLast() }
    return [.block(Block("locals", [], locals)), .block(Block("module", ["platform"], call))]
  }

  private var inputs: [VariableDeclaration] {
    let used = platform.usedInputs
    return topology.inputs.filter { used.contains($0.name) }.map(InputVariables.root)
  }

  /// What to copy to `terraform.tfvars` and fill in.
  private var example: GeneratedFile? {
    let used = platform.usedInputs
    let required = topology.inputs.filter { used.contains($0.name) && $0.defaultValue == nil }
    guard !required.isEmpty else { return nil }
    return file(
      "terraform.tfvars.example",
      required.map {
        .attribute($0.name, HCLLiteral.plain($0.example), comment: $0.description)
      })
  }

  private var outputs: [OutputDeclaration] {
    platform.outputs.map {
      OutputDeclaration(
        name: $0.name, description: $0.description,
        value: .attribute(.attribute(.name("module"), "platform"), $0.name))
    }
  }
}
