import AWSResources
import Topology

/// `docs/workload.md`: what runs, who talks to whom, and where the files are.
struct WorkloadPage {
  let context: PageContext
  static let path = "docs/workload.md"

  private var landscape: Landscape { context.landscape }

  var page: Page {
    let services = landscape.resources(ofType: AWS.EcsService.type)
      .map { ServiceReading($0, in: landscape) }
    let balancers = landscape.resources(ofType: AWS.Lb.type)
    let fileSystems = landscape.resources(ofType: AWS.EfsFileSystem.type)
    let occupants = OccupantTable.occupants(in: landscape)
    let groups = SecurityGroupTable(landscape: landscape)
    let connections = ConnectionTable(landscape: landscape)
    return Page(path: Self.path, title: "Workload") {
      PageContext.notice
      Markdown.heading(1, "Workload")
      if services.isEmpty && balancers.isEmpty && fileSystems.isEmpty && occupants.isEmpty
        && groups.groups.isEmpty && connections.isEmpty
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
      DatabaseTable(landscape: landscape)
      OccupantTable(landscape: landscape)
      groups
    }
  }
}
