import Topology

/// `docs/workload.md`: what runs, who talks to whom, and where the files are.
struct WorkloadPage {
  let context: PageContext
  static let path = "docs/workload.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    let services = landscape.resources(ofType: "aws_ecs_service")
      .map { ServiceReading($0, in: landscape) }
    let balancers = landscape.resources(ofType: "aws_lb")
    let fileSystems = landscape.resources(ofType: "aws_efs_file_system")
    let groups = landscape.resources(ofType: "aws_security_group")
    let connections = ConnectionTable(landscape: landscape)
    return Page(path: Self.path, title: "Workload") {
      PageContext.notice
      Markdown.heading(1, "Workload")
      if services.isEmpty && balancers.isEmpty && fileSystems.isEmpty && groups.isEmpty
        && connections.isEmpty
      {
        Markdown.paragraph("The architecture has no workload of its own.")
      }
      PictureSection(context: context, view: "workload")
      PictureSection(context: context, view: "services")
      connections
      ServiceTable(landscape: landscape, services: services)
      services.map { ServiceSection(landscape: landscape, service: $0) }
      balancers.map { LoadBalancerSection(landscape: landscape, balancer: $0) }
      fileSystems.map { FileSystemSection(landscape: landscape, fileSystem: $0) }
      SecurityGroupTable(landscape: landscape, groups: groups)
    }
  }
}
