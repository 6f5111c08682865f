import BenchmarkNetworks

@main
enum Main {
  static func main() { ManyWorkloads<Fifty>.main() }
}
