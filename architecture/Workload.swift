import Plumbline

/// The application, StatsD and Graphite, with Graphite's files on EFS.
extension MetricsPlatform {
  func workload(in environment: Environment) -> WorkloadVPC {
    WorkloadVPC(
      "workload", prefixLength: 16, transitGateway: "hub",
      flowLogRetention: environment.logRetention
    ) {
      ECSCluster("metrics", release: .input("release")) {
        app(in: environment)
        statsd(in: environment)
        graphite(in: environment)
      }
      FileSystem("whisper", backup: environment != .dev)
      VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs", "secretsmanager"])
    }
  }

  private func app(in environment: Environment) -> Service {
    Service(
      "app", cpu: 256, memory: 512, tasks: environment.appTasks,
      scalesTo: environment.appTasksUnderLoad,
      healthCheck: ["CMD", "node", "healthcheck.mjs"], logRetention: environment.logRetention
    ) {
      Variable("NODE_ENV", environment == .dev ? "development" : "production")
      Sends(.statsd, to: "statsd")
      Sends.toInternet(.https)
    }
  }

  /// One task: two would overwrite each other's sums for the same key in the same ten seconds.
  private func statsd(in environment: Environment) -> Service {
    Service(
      "statsd", cpu: 256, memory: 512, deployment: .stopBeforeStart,
      logRetention: environment.logRetention
    ) {
      Listens(.statsd)
      Sends(.carbon, to: "graphite")
    }
  }

  /// One writer per tree of Whisper files; a task that is stopped flushes its cache first. When a
  /// zone fails, ECS starts the task in another one on the same files.
  private func graphite(in environment: Environment) -> Service {
    Service(
      "graphite", cpu: 1024, memory: environment.isProduction ? 4096 : 2048,
      deployment: .stopBeforeStart, stopTimeout: 120, logRetention: environment.logRetention
    ) {
      Listens(.carbon)
      Listens(.http(8080))
      LoadBalanced(.http(8080))
      Mounts("whisper", at: "/opt/graphite/storage")
      Secret("GRAPHITE_SECRET_KEY", title: "Key that signs Graphite's web sessions")
    }
  }
}
