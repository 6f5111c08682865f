import ArchitectureDSL
import OrderedCollections
import Topology

/// What people declare as it is: in subnets, by way of subnet groups, and beside VPCs.
extension RandomModel {
  mutating func occupants(of network: RandomNetwork) -> [any VPCMember] {
    var members: [any VPCMember] = []
    for _ in 0..<random.one(of: [0, 0, 1, 2, 3, 5]) {
      members += occupant(of: network, tier: random.one(of: network.tiers).name)
    }
    return members
  }

  private mutating func occupant(
    of network: RandomNetwork, tier: String
  ) -> [any VPCMember] {
    let name = names.name(&random, longest: random.chance(20) ? 60 : 20)
    let zones = network.zones.map(\.key)
    let homes = subnetIDs(network.name, tier, random.chance(70) ? zones : random.some(of: zones))
    let one = ref(network.name, tier, key: random.one(of: zones), at: "id")
    ends.append(ElementID(network.name, name))
    switch random.number(0...8) {
    case 0, 1:
      return [
        declared(
          name, "aws_instance",
          ["ami": "ami-0123456789abcdef0", "instance_type": "t3.micro", "subnet_id": one])
      ]
    case 2: return database(name, network, homes)
    case 3: return cache(name, network, homes)
    case 4:
      return [
        declared(
          name, "aws_lambda_function",
          [
            "function_name": .string(String(name.prefix(60))), "runtime": "nodejs22.x",
            "handler": "index.handler", "filename": "code.zip",
            "role": "arn:aws:iam::222222222222:role/code",
            "vpc_config": .blocks(["subnet_ids": homes, "security_group_ids": .list([])]),
          ])
      ]
    case 5:
      return [
        declared(
          name, "aws_autoscaling_group",
          ["max_size": 6, "min_size": 2, "vpc_zone_identifier": homes])
      ]
    case 6:
      return [
        declared(
          name, "aws_lb",
          [
            "name": .string(Self.short(name)), "load_balancer_type": "network", "internal": true,
            "subnets": homes,
          ])
      ]
    case 7:
      return [
        declared(
          name, "aws_msk_cluster",
          [
            "cluster_name": .string(name), "kafka_version": "3.8.x", "number_of_broker_nodes": 2,
            "broker_node_group_info": .blocks([
              "instance_type": "kafka.m7g.large", "client_subnets": homes,
              "security_groups": .list([]),
            ]),
          ])
      ]
    default:
      return [declared(name, "aws_eks_cluster", cluster(name, homes))]
    }
  }

  private func cluster(_ name: String, _ homes: Value) -> OrderedDictionary<String, Value> {
    [
      "name": .string(name), "role_arn": "arn:aws:iam::222222222222:role/cluster",
      "vpc_config": .blocks(["subnet_ids": homes]),
    ]
  }

  private mutating func database(
    _ name: String, _ network: RandomNetwork, _ homes: Value
  ) -> [any VPCMember] {
    let group = names.name(&random, longest: 24)
    return [
      Declare(
        group, type: "aws_db_subnet_group",
        arguments: ["name": .string(group), "subnet_ids": homes]),
      declared(
        name, "aws_db_instance",
        [
          "engine": "postgres", "instance_class": "db.r7g.large", "allocated_storage": 100,
          "multi_az": .bool(random.chance(50)),
          "db_subnet_group_name": ref(network.name, group, at: "name"),
        ]),
    ]
  }

  private mutating func cache(
    _ name: String, _ network: RandomNetwork, _ homes: Value
  ) -> [any VPCMember] {
    let group = names.name(&random, longest: 24)
    return [
      Declare(
        group, type: "aws_elasticache_subnet_group",
        arguments: ["name": .string(group), "subnet_ids": homes]),
      declared(
        name, "aws_elasticache_replication_group",
        [
          "replication_group_id": .string(Self.short(name)), "description": "Sessions",
          "node_type": "cache.r7g.large",
          "subnet_group_name": ref(network.name, group, at: "name"),
        ]),
    ]
  }

  private mutating func declared(
    _ name: String, _ type: String, _ arguments: OrderedDictionary<String, Value>
  ) -> Declare {
    Declare(
      name, type: type, arguments: arguments,
      title: random.chance(60) ? names.title(&random) : nil)
  }

  /// What stands beside VPCs, and what of it feeds what.
  mutating func regional() -> [any RegionMember] {
    var members: [any RegionMember] = []
    var queues: [String] = []
    for _ in 0..<random.one(of: [1, 2, 3, 5, 8, 16, 30]) {
      let name = names.name(&random, longest: random.chance(20) ? 60 : 20)
      let (type, arguments) = service(name)
      if type == "aws_sqs_queue" { queues.append(name) }
      members.append(declared(name, type, arguments))
      guard type == "aws_lambda_function", let queue = queues.last else { continue }
      members.append(
        Declare(
          names.name(&random, longest: 20), type: "aws_lambda_event_source_mapping",
          arguments: [
            "event_source_arn": ref(queue, at: "arn"), "function_name": ref(name, at: "arn"),
          ]))
    }
    return members
  }

  private mutating func service(
    _ name: String
  ) -> (type: String, arguments: OrderedDictionary<String, Value>) {
    let named: OrderedDictionary<String, Value> = ["name": .string(name)]
    switch random.number(0...9) {
    case 0, 1: return ("aws_s3_bucket", ["bucket": .string(name)])
    case 2, 3: return ("aws_sqs_queue", named)
    case 4: return ("aws_sns_topic", named)
    case 5:
      return (
        "aws_dynamodb_table",
        [
          "name": .string(name), "hash_key": "id", "billing_mode": "PAY_PER_REQUEST",
          "attribute": .blocks(["name": "id", "type": "S"]),
        ]
      )
    case 6, 7:
      return (
        "aws_lambda_function",
        [
          "function_name": .string(name), "runtime": "nodejs22.x", "handler": "index.handler",
          "filename": "code.zip", "role": "arn:aws:iam::222222222222:role/code",
        ]
      )
    case 8: return ("aws_apigatewayv2_api", ["name": .string(name), "protocol_type": "HTTP"])
    default: return ("aws_kinesis_stream", named)
    }
  }

  /// AWS takes no longer names for load balancers and caches.
  private static func short(_ name: String) -> String {
    var short = String(name.prefix(30))
    while short.hasSuffix("-") { short.removeLast() }
    return short
  }
}
