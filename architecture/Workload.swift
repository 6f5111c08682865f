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
      FileSystem("whisper", backup: backup(in: environment))
      VPCEndpoints(interfaces: ["ecr.api", "ecr.dkr", "logs", "secretsmanager"])
    }
  }

  /// Development has nothing that could not be sent again.
  private func backup(in environment: Environment) -> Backup {
    switch environment {
    case .dev: .none
    case .production: .daily(retention: 35)
    default: .daily(retention: 7)
    }
  }

  private func app(in environment: Environment) -> Service {
    Service(
      "app", cpu: 256, memory: 512, tasks: environment.appTasks,
      scalesTo: environment.appTasksUnderLoad,
      healthCheck: ["CMD", "/nodejs/bin/node", "/srv/app/src/healthcheck.mjs"],
      logRetention: environment.logRetention
    ) {
      Variable("NODE_ENV", .string(environment == .dev ? "development" : environment.name))
      Sends(.statsd, to: "statsd")
      Sends.toInternet(.https)
    }
  }

  /// One task: two would overwrite each other's sums for the same key in the same ten seconds.
  private func statsd(in environment: Environment) -> Service {
    Service(
      "statsd", cpu: 256, memory: 512, deployment: .stopBeforeStart,
      healthCheck: ["CMD", "/nodejs/bin/node", "/srv/statsd/healthcheck.mjs"],
      logRetention: environment.logRetention
    ) {
      Listens(.statsd)
      Sends(.carbon, to: "graphite", prefix: "GRAPHITE")
    }
  }

  /// One writer per tree of Whisper files; a task that is stopped flushes its cache first. When a
  /// zone fails, ECS starts the task in another one on the same files.
  private func graphite(in environment: Environment) -> Service {
    Service(
      "graphite", cpu: 1024, memory: environment.isProduction ? 4096 : 2048,
      deployment: .stopBeforeStart, stopTimeout: 120,
      healthCheck: ["CMD", "/opt/graphite/venv/bin/python", "/opt/graphite/healthcheck.py"],
      logRetention: environment.logRetention
    ) {
      Listens(.carbon)
      Listens(.http(8080))
      LoadBalanced(.http(8080), isProtected: environment.isProduction)
      Mounts("whisper", at: "/opt/graphite/storage")
      Secret("GRAPHITE_SECRET_KEY", title: "Key that signs Graphite's web sessions")
    }
  }
}
