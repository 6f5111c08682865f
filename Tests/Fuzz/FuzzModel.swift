import ArchitectureDSL
import HostileModels
import OrderedCollections
import Topology

/// A random model: the shop of texts with some of them hostile, or a network with odd numbers and
/// values.
struct FuzzModel {
  let model: HostileModel

  init(_ random: inout FuzzRandom) {
    model = random.chance(50) ? Self.texts(&random) : Self.numbers(&random)
  }

  private static func texts(_ random: inout FuzzRandom) -> HostileModel {
    let fields = TextShop.lines + TextShop.prose + TextShop.contents + TextShop.names
    var texts: [String: String] = [:]
    // Mostly what is let through, so that all generators see it.
    if random.chance(60) {
      for field in TextShop.lines + TextShop.contents where random.chance(40) {
        texts[field] = random.pick(HostileTexts.lines)
      }
    } else {
      for _ in 0...random.below(3) { texts[random.pick(fields)] = random.text() }
    }
    return TextShop(texts).model
  }

  private static func numbers(_ random: inout FuzzRandom) -> HostileModel {
    let isWild = random.chance(30)
    func number(_ usual: Int, _ random: inout FuzzRandom) -> Int {
      isWild && random.chance(20) ? random.number() : usual
    }
    let ports = PortRange(number(8080, &random), through: number(8080, &random))
    let tasks = number(2, &random)
    let host = number(10, &random)
    let prefix = number(24, &random)
    let retention = number(365, &random)
    let cpu = number(256, &random)
    let hour = number(3, &random)
    let value = value(&random, depth: 1 + random.below(isWild ? 200 : 12))
    let isPublicOnly = random.chance(10)
    return HostileModel { _ in
      Input(
        "password", type: "string", description: "A password.",
        example: .string(FuzzKind.secret), isSensitive: true)
      VPC("one", cidr: "10.16.0.0/16", flowLogRetention: retention) {
        Subnets("public", prefixLength: prefix) { Route(to: .internetGateway) }
        if !isPublicOnly { Subnets("private", prefixLength: 24) { Route(to: .natGateway) } }
        FileSystem("files", backup: .daily(retention: 35, hour: hour))
        ECSCluster("shop", release: "1") {
          Service("web", cpu: cpu, memory: 512, tasks: tasks, scalesTo: 4) {
            Listens(.http(ports))
            Sends(.http(ports), to: "store")
            Sends.toInternet(.https)
            Mounts("files", at: "/var/files")
            LoadBalanced(.http(ports), hostNumber: host)
            Variable("DB_PASSWORD", .string(FuzzKind.secret))
          }
          Service("store", cpu: 256, memory: 512, tasks: 2) { Listens(.http(ports)) }
        }
        Declare(
          "db", type: "aws_db_instance",
          arguments: [
            "password": .string(FuzzKind.secret), "instance_class": "db.t4g.micro",
          ])
        Declare("odd", type: "aws_sqs_queue", arguments: ["policy": value])
      }
    }
  }

  private static func value(_ random: inout FuzzRandom, depth: Int) -> Value {
    var value: Value = .string(random.pick(HostileTexts.lines + HostileTexts.contents))
    for _ in 0..<depth {
      switch random.below(4) {
      case 0: value = .list([value, .int(random.below(100))])
      case 1: value = .object(["a": value, "b c": .bool(true)])
      case 2: value = .json(value)
      default: value = .list([value])
      }
    }
    return value
  }
}
