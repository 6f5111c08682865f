import Topology

extension AWSModel {
  /// Managed services that have a way to the internet, or from it, beside their interfaces in the
  /// subnets.
  ///
  /// Sources: Amazon SageMaker AI Developer Guide, "Connect a Notebook Instance in a VPC to External
  /// Resources" and "Connect Amazon SageMaker Studio in a VPC to External Resources"; Amazon Redshift
  /// Management Guide, "Controlling network traffic with Redshift enhanced VPC routing"; Amazon MWAA
  /// User Guide, "Apache Airflow access modes"; API Gateway Developer Guide, "Create private
  /// integrations for HTTP APIs".
  mutating func noteOwnDoors() {
    note("aws_sagemaker_notebook_instance", "direct_internet_access", shuts: "Disabled", .leaves)
    note("aws_sagemaker_domain", "app_network_access_type", shuts: "VpcOnly", .leaves)
    note("aws_mwaa_environment", "webserver_access_mode", shuts: "PRIVATE_ONLY", .publishes)
    for cluster in resources("aws_redshift_cluster")
    where values.flag(cluster["enhanced_vpc_routing"]).value != true {
      note(
        cluster.id, "enhanced_vpc_routing", "the internet access of Amazon Redshift itself",
        in: .element(cluster.id), .leaves)
    }
    for integration in resources("aws_apigatewayv2_integration")
    where values.text(integration["connection_type"]).or("INTERNET").value != "INTERNET" {
      let target = values.link(integration["integration_uri"]).value
      let balancer = loadBalancers.values.first { balancer in
        balancer.id == target || balancer.listeners.contains { $0.id == target }
      }
      note(
        integration.id, "integration_uri", "an HTTP API that leads into the VPC",
        in: balancer.flatMap { vpc(holding: $0.id) }.map { .vpc($0) } ?? .everywhere, .adds)
    }
  }

  /// Notes what has a door unless an argument shuts it: without the argument the door is open.
  private mutating func note(
    _ type: String, _ argument: String, shuts: String, _ effect: Unread.Effect
  ) {
    for resource in resources(type) where values.text(resource[argument]).value != shuts {
      let way = effect == .leaves ? "internet access" : "public endpoint"
      note(
        resource.id, argument,
        "the \(way) of \(ResourceTraits.of(type).short) itself", in: .element(resource.id), effect)
    }
  }
}
