import AWSResources
import OrderedCollections
import Topology

/// Adds the resources of one service: image repository, log, roles, task definition, security
/// group, discovery and the service itself.
struct ServiceLowering {
  let service: Service
  let id: ElementID
  let clusterID: ElementID
  let cluster: ElementID
  let vpc: DeclaredVPC
  /// The tier of subnets that the tasks stand in.
  let tier: String
  let clusterName: String
  let release: Value

  var title: String { "\(service.name) service" }
  var repository: ElementID { id.child("image-repository") }
  var logGroup: ElementID { id.child("log-group") }
  var executionRole: ElementID { id.child("execution-role") }
  var taskRole: ElementID { id.child("task-role") }
  var taskDefinition: ElementID { id.child("task-definition") }
  var discovery: ElementID { id.child("discovery") }
  var at: SourceLocation { service.location }

  func lower(to lowering: inout Lowering) {
    ServiceTextChecks(self).check(&lowering)
    let checks = ServiceChecks(service: service, id: id)
    lowering.refuse(checks.refusedNumbers, at: at, checks.check(lowering.registry))
    lowering.add(
      ComponentRecord(
        id: id, kind: .service, title: service.name, parent: clusterID,
        primary: id.child("service"), location: at))
    lowerRepository(to: &lowering)
    lowerLogGroup(to: &lowering)
    lowerSecrets(to: &lowering)
    ServiceRoles(self).lower(to: &lowering)
    TaskDefinition(self).lower(to: &lowering)
    ServiceSecurityGroup(self).lower(to: &lowering)
    if isDiscovered(lowering.registry) { lowerDiscovery(to: &lowering) }
    var targetGroups = lowering.registry.directTargets(of: id, in: vpc.name)
    if let declaration = service.loadBalanced {
      targetGroups.insert(ServiceLoadBalancer(self, declaration).lower(to: &lowering), at: 0)
    }
    lowerService(targetGroups: targetGroups, to: &lowering)
    lowerScaling(to: &lowering)
  }

  private func isDiscovered(_ registry: Registry) -> Bool {
    [service.name, id.description].contains { name in
      registry.receivers.contains(name) && registry.service(name)?.id == id
    }
  }

  private func lowerRepository(to lowering: inout Lowering) {
    lowering.add(
      AWS.EcrRepository(
        name: .value(lowering.name(service.name)),
        encryptionConfiguration: lowering.encryptionKeyARN().map {
          [.init(encryptionType: "KMS", kmsKey: $0)]
        } ?? [],
        imageScanningConfiguration: .init(scanOnPush: true), imageTagMutability: "IMMUTABLE",
        tags: .value(lowering.nameTag(service.name))),
      id: repository, name: service.name, title: "Images of the \(title)", at: at)
    lowering.add(
      AWS.EcrLifecyclePolicy(
        policy: .value(
          .json([
            "rules": [
              [
                "rulePriority": 1, "description": "Keep the last 20 images",
                "selection": [
                  "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 20,
                ],
                "action": ["type": "expire"],
              ]
            ]
          ])), repository: .reference(repository, "name")),
      id: id.child("image-lifecycle"), name: service.name,
      title: "Lifecycle of the \(service.name) images", at: at)
  }

  private func lowerLogGroup(to lowering: inout Lowering) {
    lowering.add(
      AWS.CloudwatchLogGroup(
        kmsKeyId: lowering.encryptionKeyARN(),
        name: .value(lowering.logGroupName(clusterName, service.name)),
        retentionInDays: .value(.int(service.logRetention ?? lowering.registry.retention.logs))),
      id: logGroup, name: service.name, title: "Log of the \(title)", at: at)
  }

  func secretID(_ secret: Secret) -> ElementID {
    id.child("secret-" + secret.variable.lowercased().replacing("_", with: "-"))
  }

  private func lowerSecrets(to lowering: inout Lowering) {
    for secret in service.secrets {
      let slug = service.slug(of: secret)
      let window = secret.recoveryWindow ?? lowering.registry.retention.secrets
      lowering.add(
        AWS.SecretsmanagerSecret(
          description: .value(.string(secret.title)), kmsKeyId: lowering.encryptionKeyARN(),
          name: .value(lowering.name(service.name, slug)),
          recoveryWindowInDays: window == RetentionDefaults.standard.secrets
            ? nil : .value(.int(window)),
          tags: .value(lowering.nameTag(service.name, slug))),
        id: secretID(secret), name: "\(service.name)-\(slug)", title: secret.title,
        notes: ["": "The value is set outside of Terraform, so that no state ever holds it."],
        skipping: [
          "CKV2_AWS_57":
            "No AWS service knows how to change this value: it is rotated by hand, with a new deployment."
        ],
        at: secret.location)
    }
  }

  private func lowerDiscovery(to lowering: inout Lowering) {
    lowering.add(
      AWS.ServiceDiscoveryService(
        name: .value(.string(service.name)),
        description: .value(.string("Addresses of the \(service.name) tasks")),
        dnsConfig: .init(
          dnsRecords: [.init(ttl: 10, type: "A")],
          namespaceId: .reference(ECSCluster.namespace(of: clusterID), "id"),
          routingPolicy: "MULTIVALUE")),
      id: discovery, name: service.name, title: "DNS name of the \(title)", at: at)
  }

  private func lowerService(targetGroups: [TargetGroup], to lowering: inout Lowering) {
    let stopsFirst = service.deployment == .stopBeforeStart
    var notes: OrderedDictionary<String, String> = [:]
    if stopsFirst {
      notes["deployment_maximum_percent"] =
        "The service must never run twice: the old task stops before the new one starts."
    }
    lowering.add(
      AWS.EcsService(
        name: .value(.string(service.name)),
        availabilityZoneRebalancing: stopsFirst ? "DISABLED" : "ENABLED",
        cluster: .reference(cluster, "arn"),
        deploymentCircuitBreaker: .init(enable: true, rollback: true),
        deploymentMaximumPercent: .value(.int(stopsFirst ? 100 : 200)),
        deploymentMinimumHealthyPercent: .value(.int(stopsFirst ? 0 : 100)),
        desiredCount: .value(.int(service.tasks)),
        enableEcsManagedTags: true, enableExecuteCommand: .value(.bool(service.allowsExec)),
        healthCheckGracePeriodSeconds: targetGroups.isEmpty ? nil : 60,
        launchType: "FARGATE",
        loadBalancer: targetGroups.map {
          .init(
            containerName: .value(.string(service.name)),
            containerPort: .value(.int($0.port.lower)),
            targetGroupArn: .reference($0.id, "arn"))
        },
        networkConfiguration: .init(
          subnets: .value(vpc.subnetIDs(tier)), assignPublicIp: false,
          securityGroups: .value([.reference(id.child("security-group"), "id")])),
        platformVersion: "LATEST", propagateTags: "SERVICE",
        serviceRegistries: isDiscovered(lowering.registry)
          ? .init(registryArn: .reference(discovery, "arn")) : nil,
        tags: .value(lowering.nameTag(service.name)),
        taskDefinition: .reference(taskDefinition, "arn")),
      id: id.child("service"), name: service.name, title: "\(Words.sentence(service.name)) service",
      notes: notes, dependsOn: targetGroups.map(\.listener) + prerequisites(lowering),
      lifecycle: ResourceLifecycle(
        ignoreChanges: service.scalesTo == nil ? [] : ["desired_count"]),
      at: at)
  }

  /// What a task needs before it starts although no argument of the service refers to it: without
  /// its permissions, its rules and a way out the first tasks fail, and there is no earlier
  /// deployment to go back to.
  ///
  /// Source: Terraform AWS provider, `aws_ecs_service`, on `depends_on`; Amazon ECS developer guide,
  /// "How the Amazon ECS deployment circuit breaker detects failures".
  private func prerequisites(_ lowering: Lowering) -> [ElementID] {
    var needed = lowering.topology.resources.filter { resource in
      guard resource.id.path.count == 3, resource.id.path.starts(with: id.path) else {
        return false
      }
      return resource.type == "aws_iam_role_policy" || resource.id.name.hasPrefix("egress-")
    }.map(\.id)
    if let endpoints = lowering.registry.endpoints[vpc.name] {
      needed += endpoints.interfaces + [endpoints.s3].compactMap(\.self)
      if endpoints.hasInterfaces { needed.append(endpoints.ingress) }
    }
    return needed + vpc.waysOut(of: tier)
  }

  private func lowerScaling(to lowering: inout Lowering) {
    guard let maximum = service.scalesTo else { return }
    let target = lowering.add(
      AWS.AppautoscalingTarget(
        maxCapacity: .value(.int(maximum)), minCapacity: .value(.int(service.tasks)),
        resourceId: .value(
          .template([
            "service/", .reference(cluster, "name"), "/", .reference(id.child("service"), "name"),
          ])), scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs"),
      id: id.child("scaling-target"), name: service.name,
      title: "Scaling limits of the \(title)", at: at)
    lowering.add(
      AWS.AppautoscalingPolicy(
        name: .value(lowering.name(service.name, "cpu")),
        resourceId: .reference(target, "resource_id"),
        scalableDimension: .reference(target, "scalable_dimension"),
        serviceNamespace: .reference(target, "service_namespace"),
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: .init(
          targetValue: 60,
          predefinedMetricSpecification: .init(
            predefinedMetricType: "ECSServiceAverageCPUUtilization"), scaleInCooldown: 300,
          scaleOutCooldown: 60)),
      id: id.child("scaling-policy"), name: service.name,
      title: "Scaling of the \(title) by CPU", at: at)
  }
}

/// What a load balancer sends to, and the listener that must exist before a service registers.
struct TargetGroup {
  let id: ElementID
  let listener: ElementID
  let port: PortRange
}
