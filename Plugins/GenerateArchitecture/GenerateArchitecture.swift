import PackagePlugin

@main
struct GenerateArchitecture: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {}
}
