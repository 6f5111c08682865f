import AWSResources
import Topology

/// Adds the task definition of a service: one hardened container.
struct TaskDefinition {
  private let lowered: ServiceLowering
  private var service: Service { lowered.service }

  init(_ lowered: ServiceLowering) { self.lowered = lowered }

  func lower(to lowering: inout Lowering) {
    var volumes: [AWS.EcsTaskDefinition.Volume] = []
    for mount in service.mounts {
      guard let fileSystem = lowering.registry.fileSystems[mount.fileSystem] else { continue }
      volumes.append(
        .init(
          name: .value(.string(mount.fileSystem)),
          efsVolumeConfiguration: .init(
            fileSystemId: .reference(fileSystem.resource, "id"),
            authorizationConfig: .init(
              accessPointId: .reference(fileSystem.accessPoint, "id"), iam: "ENABLED"),
            transitEncryption: "ENABLED")))
    }
    lowering.add(
      AWS.EcsTaskDefinition(
        containerDefinitions: .value(.json([container(registry: lowering.registry)])),
        family: .value(lowering.name(service.name)), cpu: .value(.string("\(service.cpu)")),
        executionRoleArn: .reference(lowered.executionRole, "arn"),
        memory: .value(.string("\(service.memory)")), networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        runtimePlatform: .init(cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX"),
        tags: .value(lowering.nameTag(service.name)),
        taskRoleArn: .reference(lowered.taskRole, "arn"), volume: volumes),
      id: lowered.taskDefinition, name: service.name,
      title: "Task definition of the \(lowered.title)",
      // A task that starts before its mount targets are there fails to resolve the file system.
      dependsOn: service.mounts.flatMap { mount -> [ElementID] in
        guard let fileSystem = lowering.registry.fileSystems[mount.fileSystem],
          fileSystem.vpc == lowered.vpc.name
        else { return [] }
        return fileSystem.mountTargets(in: lowering.registry)
          + [fileSystem.id.child("ingress-from-\(service.name)-nfs")]
      }, at: lowered.at)
  }

  // The keys stand in the order of the ECS documentation; every list is given even when it is
  // empty, because ECS fills in missing ones and the plan would never settle.
  private func container(registry: Registry) -> Value {
    var members: [(String, Value)] = [
      ("name", .string(service.name)),
      (
        "image",
        .template([.reference(lowered.repository, "repository_url"), ":", lowered.release])
      ),
      ("essential", true),
      ("user", .string("\(service.user):\(service.user)")),
      ("readonlyRootFilesystem", .bool(!service.allowsExec)),
      ("privileged", false),
      (
        "linuxParameters",
        [
          "initProcessEnabled": true, "capabilities": ["add": [], "drop": ["ALL"]],
          "tmpfs": [temporaryFolder],
        ]
      ),
      ("stopTimeout", .int(service.stopTimeout)),
      ("portMappings", .list(portMappings)),
      ("environment", .list(environment(registry: registry))),
      ("secrets", .list(service.secrets.map(secret))),
      ("mountPoints", .list(mountPoints)),
      ("volumesFrom", []),
    ]
    if let command = service.healthCheck {
      members.append(
        (
          "healthCheck",
          [
            "command": .list(command.map(Value.string)), "interval": 30, "timeout": 5,
            "retries": 3, "startPeriod": 30,
          ]
        ))
    }
    members.append(
      (
        "logConfiguration",
        [
          "logDriver": "awslogs",
          "options": [
            "awslogs-group": .reference(lowered.logGroup, "name"),
            "awslogs-region": .context(.region),
            "awslogs-stream-prefix": .string(service.name),
          ],
        ]
      ))
    return .object(.init(uniqueKeysWithValues: members))
  }

  /// Each port, with a name of its own: of two ports of one protocol the second is named after its
  /// number, too.
  private var portMappings: [Value] {
    var names: Set<String> = []
    return service.listens.map { listens in
      let ports = listens.service.port
      let name = listens.service.name
      let isNew = names.insert(name).inserted
      return portMapping(listens.service, named: isNew ? name : "\(name)-\(ports.lower)")
    }
  }

  /// Source: Amazon ECS API reference, "PortMapping": a range is a text, and has no host port.
  private func portMapping(_ service: ServiceProtocol, named name: String) -> Value {
    let transport = Value.string(service.transport.rawValue)
    guard service.port.lower == service.port.upper else {
      return [
        "name": .string(name), "containerPortRange": .string("\(service.port)"),
        "protocol": transport,
      ]
    }
    let port = Value.int(service.port.lower)
    return ["name": .string(name), "containerPort": port, "hostPort": port, "protocol": transport]
  }

  /// The declared variables and those that tell where the service's targets are, by name: ECS
  /// returns them sorted, and another order would show as a change forever.
  private func environment(registry: Registry) -> [Value] {
    var variables = service.variables
    for send in service.sends {
      guard case .service(let name) = send.target, let target = registry.service(name) else {
        continue
      }
      let cluster = target.id.path.first ?? ""
      variables.append(
        Variable(
          "\(send.prefix)_HOST",
          .template([
            .string("\(target.name)."), .context(.environment), .string(".\(cluster).internal"),
          ])
        ))
      variables.append(Variable("\(send.prefix)_PORT", .string("\(send.service.port.lower)")))
    }
    return variables.sorted { $0.name < $1.name }.map {
      ["name": .string($0.name), "value": $0.value]
    }
  }

  private func secret(_ secret: Secret) -> Value {
    [
      "name": .string(secret.variable),
      "valueFrom": .reference(lowered.secretID(secret), "arn"),
    ]
  }

  /// A volume of the task would belong to root unless the image declares it, and the container's
  /// user is another; everyone may write a file system in memory.
  ///
  /// Source: Amazon ECS developer guide, "Use bind mounts with Amazon ECS"; Amazon ECS API
  /// reference, "Tmpfs".
  private var temporaryFolder: Value {
    [
      "containerPath": .string(Service.temporaryFolder), "size": .int(service.temporaryStorage),
      "mountOptions": ["nodev", "nosuid"],
    ]
  }

  private var mountPoints: [Value] {
    service.mounts.map {
      [
        "sourceVolume": .string($0.fileSystem), "containerPath": .string($0.path),
        "readOnly": false,
      ]
    }
  }
}
