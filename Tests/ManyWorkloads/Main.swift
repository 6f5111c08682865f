import BenchmarkNetworks
import Foundation

/// As many workloads as `WORKLOADS` says.
@main
enum Main {
  static func main() {
    switch ProcessInfo.processInfo.environment["WORKLOADS"] {
    case "1": ManyWorkloads<One>.main()
    case "20": ManyWorkloads<Twenty>.main()
    case "100": ManyWorkloads<Hundred>.main()
    case "200": ManyWorkloads<TwoHundred>.main()
    case "500": ManyWorkloads<FiveHundred>.main()
    default: ManyWorkloads<Fifty>.main()
    }
  }
}
