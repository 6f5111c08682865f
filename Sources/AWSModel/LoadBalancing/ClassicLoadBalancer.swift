import Topology

/// A Classic Load Balancer: it stands in its subnets as an ``Occupant`` and passes on to instances.
package struct ClassicLoadBalancer: Hashable, Sendable, Identifiable {
  /// A port that it listens on, and the one of its instances.
  package struct Listener: Hashable, Sendable {
    package let port: Known<Int>
    package let instancePort: Known<Int>
  }

  package let id: ElementID
  package let listeners: [Listener]
  /// What it passes on to, whoever registers it.
  package let instances: Links
  package let crossesZones: Known<Bool>
}

extension AWSModel {
  /// Classic Load Balancers with the instances of their own and of whoever registers with them.
  ///
  /// Source: AWS, "What is a Classic Load Balancer?"; Terraform, `aws_elb`: zones are crossed unless
  /// that is turned off.
  mutating func readClassicLoadBalancers() {
    for resource in resources("aws_elb") {
      let ports = values.values(at: ["listener", "lb_port"], of: resource)
      let instancePorts = values.values(at: ["listener", "instance_port"], of: resource)
      let listeners = zip(ports, instancePorts).map {
        ClassicLoadBalancer.Listener(port: values.number($0), instancePort: values.number($1))
      }
      classicLoadBalancers[resource.id] = ClassicLoadBalancer(
        id: resource.id, listeners: listeners,
        instances: values.links(resource["instances"]) + registered(with: resource.id),
        crossesZones: values.flag(resource["cross_zone_load_balancing"]).or(true))
    }
  }

  /// What separate resources, Auto Scaling groups and services register.
  private func registered(with balancer: ElementID) -> Links {
    func members(
      _ type: String, naming path: [String], _ member: (Resource) -> Links
    ) -> Links {
      resources(type).map { resource -> Links in
        let named = values.values(at: path, of: resource).map { values.links($0) }.reduce(
          Links(), +)
        if named.elements.contains(balancer) { return member(resource) }
        return Links(unknowns: named.unknowns)
      }.reduce(Links(), +)
    }
    return members("aws_elb_attachment", naming: ["elb"]) { values.links($0["instance"]) }
      + members("aws_autoscaling_attachment", naming: ["elb"]) {
        values.links($0["autoscaling_group_name"])
      }
      + members("aws_autoscaling_group", naming: ["load_balancers"]) { Links([$0.id]) }
      + members("aws_ecs_service", naming: ["load_balancer", "elb_name"]) { Links([$0.id]) }
  }
}
