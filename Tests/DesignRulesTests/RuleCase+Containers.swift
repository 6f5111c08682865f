import OrderedCollections
import Topology

extension RuleCase {
  static var containers: [RuleCase] {
    func targets(_ transport: Value, _ check: KeyValuePairs<String, Value>) -> Resource {
      resource(
        "targets", "aws_lb_target_group",
        ["protocol": transport, "health_check": .blocks(check)])
    }
    func service(_ arguments: OrderedDictionary<String, Value>) -> Resource {
      resource("service", "aws_ecs_service", arguments)
    }
    func task(_ members: OrderedDictionary<String, Value>) -> Resource {
      let base: OrderedDictionary<String, Value> = [
        "name": "web", "image": "registry/web:1", "readonlyRootFilesystem": true,
      ]
      return resource(
        "task", "aws_ecs_task_definition",
        [
          "container_definitions": .json([.object(base.merging(members) { _, new in new })])
        ])
    }
    func variable(_ name: Value, _ value: Value) -> OrderedDictionary<String, Value> {
      ["environment": [["name": name, "value": value]]]
    }
    let once: OrderedDictionary<String, Value> = [
      "deployment_maximum_percent": 100, "deployment_minimum_healthy_percent": 0,
    ]
    let scaled = resource(
      "scaling", "aws_appautoscaling_target",
      [
        "min_capacity": 2, "max_capacity": 4,
        "resource_id": .template(["service/shop/", of("service", "name")]),
      ])
    let statsd = ElementID("statsd")
    let daemon = ComponentRecord(
      id: statsd, kind: .service, title: "statsd", primary: ElementID("service"), location: here)
    let metrics = Connection(
      from: ElementID("web"), to: statsd, transport: .udp, ports: 8125, title: "StatsD",
      location: here)
    return [
      RuleCase(
        .udpHealthCheck, "by UDP", broken: [targets("TCP", ["protocol": "UDP"])],
        mended: [targets("TCP", ["protocol": "TCP"])]),
      RuleCase(
        .udpHealthCheckPort, "on the traffic's port",
        broken: [targets("UDP", ["protocol": "TCP"])],
        mended: [targets("UDP", ["protocol": "TCP", "port": "8126"])]),
      RuleCase(
        .zoneRebalancing, "at most 100 percent",
        broken: [
          service([
            "desired_count": 2, "availability_zone_rebalancing": "ENABLED",
            "deployment_maximum_percent": 100,
          ])
        ],
        mended: [
          service([
            "desired_count": 2, "availability_zone_rebalancing": "ENABLED",
            "deployment_maximum_percent": 150,
          ])
        ]),
      RuleCase(
        .singleWriter, "two tasks of a service that stops first",
        broken: [service(once.merging(["desired_count": 2]) { $1 })],
        mended: [service(["desired_count": 2])]),
      RuleCase(
        .singleWriter, "scaled, of a service that stops first",
        broken: [service(once.merging(["desired_count": 1]) { $1 }), scaled],
        mended: [service(["desired_count": 1]), scaled]),
      RuleCase(
        .singleWriter, "two StatsD daemons",
        broken: [service(["desired_count": 2])], mended: [service([:])],
        connections: [metrics], components: [daemon]),
      RuleCase(
        .singleTask, "one", broken: [service(["desired_count": 1])],
        mended: [service(["desired_count": 2])]),
      RuleCase(
        .secretInEnvironment, "a password", broken: [task(variable("DB_PASSWORD", "hunter2"))],
        mended: [task(variable("DB_PASSWORD_FILE", "/run/secrets/db"))]),
      RuleCase(
        .secretInEnvironment, "a key, given as text",
        broken: [
          resource(
            "task", "aws_ecs_task_definition",
            [
              "container_definitions": .string(
                """
                [{"image": "web@sha256:0", "readonlyRootFilesystem": true,
                  "environment": [{"name": "API_KEY", "value": "1"}]}]
                """)
            ])
        ],
        mended: [task(variable("MONKEY", "1"))]),
      RuleCase(
        .movingImageTag, "latest", broken: [task(["image": "registry:5000/web:latest"])],
        mended: [
          task(["image": .template([of("images", "repository_url"), ":", .input("release")])])
        ]),
      RuleCase(
        .movingImageTag, "none", broken: [task(["image": "registry:5000/web"])],
        mended: [task(["image": "registry:5000/web@sha256:0"])]),
      RuleCase(
        .writableRoot, "said so", broken: [task(["readonlyRootFilesystem": false])],
        mended: [task([:])]),
      RuleCase(
        .mutableImageTags, "by default", broken: [resource("images", "aws_ecr_repository")],
        mended: [
          resource("images", "aws_ecr_repository", ["image_tag_mutability": "IMMUTABLE"])
        ]),
    ]
  }
}
