import AWSResources
import Reachability
import Topology

/// How services that run a single task are replaced and come back, from their own settings.
struct SingleTaskSection: Section {
  let context: PageContext
  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    let services = landscape.resources(ofType: AWS.EcsService.type).map {
      ServiceReading($0, in: landscape)
    }
    let items = services.compactMap { service in
      sentences(service).map {
        "\(.strong(.reference(service.id, .text(service.title)))): \($0)" as Inline
      }
    }
    if !items.isEmpty {
      Markdown.heading(2, "How single tasks come back")
      Markdown.list(items)
    }
  }

  private func sentences(_ service: ServiceReading) -> Inline? {
    landscape.varying { environment in
      guard let item = service.service.items[environment],
        landscape.number(item["desired_count"], in: environment) == 1
      else { return nil }
      let scaled = service.scaling?.items[environment]?["max_capacity"] != nil
      let sentences: [Inline?] = [
        scaled ? "one task runs until load asks for more." : "one task runs.",
        deployment(item, environment), placement(item, environment), files(service, environment),
        health(service, environment),
      ]
      return sentences.compactMap { $0 }.joined(separator: " ")
    }
  }

  private func deployment(_ item: Resource, _ environment: Int) -> Inline? {
    guard
      let minimum = landscape.number(item["deployment_minimum_healthy_percent"], in: environment),
      let maximum = landscape.number(item["deployment_maximum_percent"], in: environment)
    else { return nil }
    if maximum <= 100 {
      return
        "A deployment stops it before its successor starts (minimum \(minimum)%, maximum \(maximum)%): two never run at once, and the service is away in between."
    }
    return minimum >= 100
      ? "A deployment starts its successor before it stops (minimum \(minimum)%, maximum \(maximum)%)."
      : nil
  }

  private func placement(_ item: Resource, _ environment: Int) -> Inline? {
    let places = landscape.models[environment].occupants[item.id]?.places ?? []
    let zones = landscape.zones(of: places.map(\.subnet), in: environment)
    guard zones.count > 1 else {
      return zones.first.map {
        "It can run in zone \($0.key) only: while that zone is away, so is the service."
      }
    }
    let network = context.walks.networks[environment].model
    if case .impossible(let missing, _) = network.restart(of: item.id, without: nil) {
      return "Amazon ECS cannot start a task even while nothing fails: it does not get \(missing)."
    }
    let obstacles = zones.compactMap { zone -> Inline? in
      switch network.restart(of: item.id, without: zone) {
      case .possible: nil
      case .impossible(let missing, _):
        "Not while zone \(zone.key) is lost: then a task does not get \(missing)."
      case .unknown(let feature):
        "Whether it can while zone \(zone.key) is lost depends on what is not modelled: \(feature)."
      }
    }
    let start: Inline =
      "When its zone fails, Amazon ECS starts another in one of the zones that are left."
    return ([start] + obstacles).joined(separator: " ")
  }

  private func files(_ service: ServiceReading, _ environment: Int) -> Inline? {
    let volumes = landscape.objects(service.task?.items[environment]?["volume"])
    let systems = volumes.flatMap { landscape.objects($0["efs_volume_configuration"]) }
      .compactMap { $0["file_system_id"]?.references.first?.element }.uniqued()
    guard let system = systems.first else {
      return "It keeps nothing on disk: what it holds in memory is lost with it."
    }
    let link = landscape.link(system)
    let item = landscape.environments[environment].resource(system)
    if let zone = item?["availability_zone_name"], zone != .null {
      return
        "Its files are on \(link), a One Zone file system in \(landscape.text(zone, in: environment)): they are away while that zone is."
    }
    return
      "It finds the same files on \(link), a Regional file system that keeps them in every zone."
  }

  private func health(_ service: ServiceReading, _ environment: Int) -> Inline? {
    let checks = service.containerNames.compactMap { name -> Inline? in
      let container = service.container(name, in: environment)
      guard let check = landscape.objects(container?["healthCheck"]).first,
        let interval = landscape.number(check["interval"], in: environment),
        let retries = landscape.number(check["retries"], in: environment)
      else { return nil }
      let start = landscape.number(check["startPeriod"], in: environment)
      let grace: Inline = start.map { ", after a start of at most \($0) s" } ?? ""
      return
        "A task that no longer answers is replaced after \(retries) failed checks, \(interval) s apart\(grace)."
    }
    return checks.first
  }
}
